"""JSON values with something wrong in them, or at least something else."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from .scalars import Json, anything

_Path = tuple[int | str, ...]


@st.composite
def mutated(draw: DrawFn, value: Json) -> Json:
    """`value` with one of its parts replaced, or one key renamed or removed."""
    path = draw(st.sampled_from([*_paths(value)]))
    new = draw(anything)
    how = draw(st.sampled_from(["replace", "rename", "remove"]))
    return _changed(value, path, new, how)


def _paths(value: Json, path: _Path = ()) -> Iterator[_Path]:
    yield path
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _paths(member, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _paths(item, (*path, index))


def _changed(value: Json, path: _Path, new: Json, how: str) -> Json:
    if not path:
        return new
    step, *rest = path
    if isinstance(value, list):
        return [
            _changed(item, tuple(rest), new, how) if index == step else item
            for index, item in enumerate(value)
        ]
    assert isinstance(value, dict)
    if rest or how == "replace":
        return {
            key: _changed(member, tuple(rest), new, how) if key == step else member
            for key, member in value.items()
        }
    others = {key: member for key, member in value.items() if key != step}
    return others if how == "remove" else others | {f"{step}_": new}
