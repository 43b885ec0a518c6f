"""Former places: code of users that imports from there goes on working."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

import pytest

from nexigon_gen.runtime.client.transport.fast import FastTransport
from nexigon_gen.runtime.client.transport.http import HttpTransport
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import (
    HttpRequest,
    HttpResponse,
    TransportFailure,
)

_PLACES: Mapping[str, Sequence[type]] = {
    "fast": [FastTransport],
    "http": [HttpTransport, Network],
    "transport": [HttpRequest, HttpResponse, TransportFailure],
}
"""By the module of `client`."""


@pytest.mark.parametrize("place", _PLACES)
def test_names_are_where_they_were(place: str) -> None:
    module = import_module(f"nexigon_gen.runtime.client.{place}")
    for each in _PLACES[place]:
        assert getattr(module, each.__name__) is each
