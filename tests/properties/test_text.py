"""What the spec says stands in the generated code, to the letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

import pytest
from hypothesis import given

from nexigon_gen.backends.python.modules import folder_of
from nexigon_gen.ir.model import EnumDef, Namespace, OpaqueDef, Struct, UnionDef
from nexigon_gen.ir.tagging import ExternallyTagged, Untagged

from .generated import compiled, modules
from .reading import Said, constants, docstrings, wire_names
from .specs import Spec, specs


def _types(files: Mapping[str, str], space: Namespace) -> Iterator[str]:
    """The modules with the types of a namespace."""
    for name in ("types", "unions"):
        module = files.get(f"{folder_of(space.name)}/{name}.py")
        if module is not None:
            yield module


@pytest.mark.integration
@given(specs())
def test_every_docs_text_is_in_a_docstring(spec: Spec) -> None:
    files = modules(compiled(spec))
    said = [each for text in files.values() for each in docstrings(text).values()]
    for docs in spec.docs:
        assert any(docs in each for each in said), docs


@pytest.mark.integration
@given(specs())
def test_docs_stand_at_what_they_are_about(spec: Spec) -> None:
    api = compiled(spec)
    files = modules(api)
    for space in api.namespaces:
        said: dict[str, Said] = {}
        for module in _types(files, space):
            said |= docstrings(module)
        for names, docs in _documented(space):
            assert any(docs in said.get(each, "") for each in names), names


def _documented(space: Namespace) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names that what has docs may have in Python, and the docs."""
    for definition in space.definitions:
        name = definition.id.name
        match definition:
            case Struct(inline=True):
                continue  # is said at the variant
            case OpaqueDef():
                continue  # has a module of its own
            case Struct(fields=fields) if f"{name}_" not in ("None_", "True_"):
                for each in fields:
                    places = [f"{owner}.{each.name}" for owner in _spelt(name)]
                    yield tuple(chain(*map(_spelt, places))), each.docs
            case UnionDef(variants=variants, tagging=tagging):
                if not isinstance(tagging, Untagged):
                    for variant in variants:
                        spelt = _spelt(f"{name}{variant.name}")
                        yield (*spelt, f"{spelt[0]}Variant"), variant.docs
            case _:
                pass
        yield _spelt(name), definition.docs


def _spelt(name: str) -> tuple[str, ...]:
    """A reserved name has an underscore behind it."""
    return name, f"{name}_"


@given(specs())
def test_wire_names(spec: Spec) -> None:
    api = compiled(spec)
    files = modules(api)
    for space in api.namespaces:
        found: dict[str, tuple[str | int, ...]] = {}
        written: set[str | int] = set()
        for module in _types(files, space):
            found |= wire_names(module)
            written |= constants(module)
        for definition in space.definitions:
            name = definition.id.name
            match definition:
                case Struct(inline=True):
                    pass
                case Struct(fields=members) | EnumDef(values=members):
                    wires = found.get(name, found.get(f"{name}_"))
                    assert wires == tuple(each.wire for each in members)
                case UnionDef(variants=variants, tagging=tagging):
                    if isinstance(tagging, ExternallyTagged):
                        pass
                    elif not isinstance(tagging, Untagged):
                        assert {each.wire for each in variants} <= written
                case _:
                    pass
        assert {each.wire for each in space.actions} <= written
