"""Random values as Python code has them: what `json.loads` and `model_dump` give is read
as the JSON is."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from nexigon_gen.ir.model import Api, UnionDef
from nexigon_gen.ir.tagging import Untagged
from nexigon_gen.ir.typerefs import Ref

from .generated import compiled, imported, runtime
from .probe import type_of
from .specs import Spec, specs
from .test_values import objects
from .values import samples


@pytest.mark.integration
@given(specs(), st.data())
def test_data_is_read_as_its_json_is(spec: Spec, data: st.DataObject) -> None:
    api = compiled(spec)
    with imported(api) as sdk:
        for id_ in objects(api):
            adapter: TypeAdapter[Any] = TypeAdapter(type_of(sdk, id_))
            sample = data.draw(samples(api, Ref(id_), newer=True), label=str(id_))
            text = json.dumps(sample.sent)
            refused = _refused(adapter.validate_json, text)
            # Structs that are requests of actions take no unknown keys; a variant that
            # holds one is no unknown variant either. A union without tags says only that
            # no variant of it reads a value.
            assert refused <= {"extra_forbidden", "refused"}
            assert not refused or "extra_forbidden" in refused or _is_untagged(api)
            if refused:
                assert _refused(adapter.validate_python, sample.sent) == refused
                continue
            value = adapter.validate_json(text)
            assert adapter.validate_python(sample.sent) == value
            masks = [*runtime("codec").secrets_in(value)]
            for by_alias in True, False:
                _is_read_again(adapter, value, by_alias, bool(masks))


def _is_untagged(api: Api) -> bool:
    """Whether an API has a union without tags."""
    unions = (each for each in api.definitions.values() if isinstance(each, UnionDef))
    return any(isinstance(each.tagging, Untagged) for each in unions)


def _refused(read: Callable[[Any], object], value: object) -> set[str]:
    try:
        read(value)
    except ValidationError as error:
        return {each["type"] for each in error.errors()}
    return set()


def _is_read_again(
    adapter: TypeAdapter[Any], value: object, by_alias: bool, masked: bool
) -> None:
    for mode in "python", "json":
        dump = adapter.dump_python(value, mode=mode, by_alias=by_alias)
        again = adapter.validate_python(dump)
        assert adapter.dump_json(again) == adapter.dump_json(value)
        assert masked or again == value
