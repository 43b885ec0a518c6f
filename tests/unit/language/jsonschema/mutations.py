"""Specs with one thing wrong, or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from properties.specs import specs
from properties.yaml import Plain, Tree, emit

from nexigon_gen.language import keys
from nexigon_gen.language.shape import Shape

from .editor import Value, read


def _words(shape: Shape) -> Iterator[str]:
    for key in shape.entries:
        yield key.name
        yield from key.choices
        for each in key.of.shapes if key.of else ():
            yield from _words(each)


_KEYS = sorted(
    {*_words(keys.DocumentBody.shape), "name", "name?", "Name", "_name", "a-b", "T<U>"}
)
_SCALARS: list[Value] = [
    "",
    "text",
    "unit",
    "string -- Docs.",
    1,
    0,
    -1,
    2.5,
    True,
    None,
]
_MAPPINGS: list[Value] = [
    {},
    {"Name": "string"},
    {"name": "string"},
    {"type": "string"},
    {"fields": {}},
    {"values": {"A": ""}},
]
_LISTS: list[Value] = [[], ["Name"], [{"length": "1.."}]]
_VALUES = [*_SCALARS, *_MAPPINGS, *_LISTS, *_KEYS]


@st.composite
def mutated(draw: DrawFn) -> str:
    """The text of a spec file in which one key or value is another one."""
    text = draw(st.sampled_from(list(draw(specs()).files.values())))
    root = read(text)
    spots = list(_spots(root))
    container, key = draw(st.sampled_from(spots))
    draw(st.sampled_from([_drop, _replace, _insert, _rename]))(draw, container, key)
    tree = _tree(root)
    assert isinstance(tree, dict)
    return emit(tree)


Container = dict[str, Value] | list[Value]
Change = Callable[[DrawFn, Container, str | int], None]


def _spots(value: Value) -> Iterator[tuple[Container, str | int]]:
    """Every place below a value."""
    places: Iterator[tuple[str | int, Value]] = iter(())
    if isinstance(value, dict):
        places = iter(list(value.items()))
    elif isinstance(value, list):
        places = iter(list(enumerate(value)))
    for key, below in places:
        assert isinstance(value, dict | list)
        yield value, key
        yield from _spots(below)


def _drop(draw: DrawFn, container: Container, key: str | int) -> None:
    if isinstance(container, dict):
        del container[str(key)]


def _replace(draw: DrawFn, container: Container, key: str | int) -> None:
    value = draw(st.sampled_from(_VALUES))
    if isinstance(container, dict):
        container[str(key)] = value
    else:
        container[int(key)] = value


def _insert(draw: DrawFn, container: Container, key: str | int) -> None:
    if isinstance(container, dict):
        container[draw(st.sampled_from(_KEYS))] = draw(st.sampled_from(_VALUES))
    else:
        container.append(draw(st.sampled_from(_VALUES)))


def _rename(draw: DrawFn, container: Container, key: str | int) -> None:
    if isinstance(container, dict):
        container[draw(st.sampled_from(_KEYS))] = container.pop(str(key))


def _tree(value: Value) -> Tree:
    match value:
        case dict():
            return {key: _tree(each) for key, each in value.items()}
        case list():
            return [_tree(each) for each in value]
        case str():
            return value
        case None:
            return Plain("null")
        case bool():
            return Plain(str(value).lower())
        case _:
            return Plain(str(value))
