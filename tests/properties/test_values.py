"""Values of random types survive both sides of the wire; others are refused cleanly."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.ir.model import Api, Struct, UnionDef
from nexigon_gen.ir.typerefs import Ref, TypeId

from .generated import compiled, imported
from .mutations import mutated
from .probe import Probe, Refused, canonical
from .scalars import Json
from .specs import Spec, specs
from .values import samples


def objects(api: Api) -> Iterator[TypeId]:
    """The structs and unions. A struct written inside a variant is part of the union."""
    for id_, definition in api.definitions.items():
        match definition:
            case Struct(inline=False) | UnionDef():
                yield id_
            case _:
                pass


@pytest.mark.integration
@given(specs(), st.data())
def test_what_this_version_knows_survives_both_sides(
    spec: Spec, data: st.DataObject
) -> None:
    api = compiled(spec)
    with imported(api) as sdk:
        for id_ in objects(api):
            probe = Probe(sdk, id_)
            sample = data.draw(samples(api, Ref(id_), newer=False), label=str(id_))
            assert canonical(probe.through_client(sample.sent)) == canonical(
                sample.back
            )
            assert canonical(probe.through_server(sample.sent)) == canonical(
                sample.back
            )


@pytest.mark.integration
@given(specs(), st.data())
def test_a_client_keeps_what_a_newer_server_sends(
    spec: Spec, data: st.DataObject
) -> None:
    api = compiled(spec)
    with imported(api) as sdk:
        for id_ in objects(api):
            probe = Probe(sdk, id_)
            sample = data.draw(samples(api, Ref(id_), newer=True), label=str(id_))
            assert canonical(probe.through_client(sample.sent)) == canonical(
                sample.back
            )


@pytest.mark.integration
@given(specs(), st.data())
def test_other_values_are_refused_or_settle(spec: Spec, data: st.DataObject) -> None:
    api = compiled(spec)
    with imported(api) as sdk:
        for id_ in objects(api):
            probe = Probe(sdk, id_)
            sample = data.draw(samples(api, Ref(id_), newer=True), label=str(id_))
            value = data.draw(mutated(sample.sent), label="mutated")
            for side in (probe.through_client, probe.through_server):
                _refuses_or_settles(side, value)


def _refuses_or_settles(side: Callable[[Json], Json], value: Json) -> None:
    try:
        once = side(value)
    except Refused:
        return
    assert canonical(side(once)) == canonical(once)
