"""Incremental generation: what the output of a namespace was made of."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from nexigon_gen.backends.incremental import IncrementalCache
from nexigon_gen.ir.model import Api, Namespace
from nexigon_gen.values import dataclass


@dataclass(frozen=True, slots=True)
class _Context:
    api: Api
    names: Mapping[str, str]


def test_what_is_not_looked_up_in_a_table_cannot_be_read() -> None:
    """Even if it has a default: a change of it would be missed."""
    api = Api("a", (Namespace("n", "", (), ()),), release="1")
    for name in ("title", "release", "servers", "namespaces"):

        def read(_: Namespace, context: _Context, name: str = name) -> object:
            return getattr(context.api, name)

        with pytest.raises(AttributeError):
            IncrementalCache[_Context, object]().made(
                api.namespaces, _Context(api, {}), read
            )
