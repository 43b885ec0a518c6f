"""Names of classes: one name, one meaning."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from .source import Module, modules

_ON_BOTH_SIDES = {
    "Action",
    "Auth",
    "ByteLength",
    "Example",
    "Idempotency",
    "Json",
    "Length",
    "Pattern",
    "Range",
    "Scalar",
    "Schema",
    "Unique",
}
"""A fact of an API, and what says the same in the code that is made of it."""

_OF_OTHERS = {"Scope": "what ASGI calls a request is for the compiler a place of names"}


def _names(module: Module) -> Iterator[str]:
    for node in module.tree.body:
        match node:
            case ast.ClassDef(name=name):
                yield name
            case ast.AnnAssign(ast.Name(name), ast.Name("TypeAlias")):
                yield name
            case _:
                pass


def test_a_class_has_a_name_of_its_own() -> None:
    homes = defaultdict[str, list[str]](list)
    for module in modules():
        for name in _names(module):
            homes[name].append(module.name)
    shared = {name: found for name, found in homes.items() if len(found) > 1}
    excused = _ON_BOTH_SIDES | _OF_OTHERS.keys()
    assert {name: shared[name] for name in shared.keys() - excused} == {}
    for name in excused:
        sides = sorted(home.startswith("runtime.") for home in shared[name])
        assert sides == [False, True], f"{name}: {shared[name]}"


_FEW = 3
"""So many values of a constructor can be told apart by their order."""

_ROWS = {"Key": "a row of a table: name, kind, words, reader"}


def test_values_of_a_constructor_have_names() -> None:
    own = {
        node.name
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and node.name not in _ROWS
    }
    found = [
        f"{module.name}:{node.lineno}: {node.func.id}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in own
        and sum(map(_values, node.args)) > _FEW
    ]
    assert found == []


def _values(argument: ast.expr) -> int:
    match argument:
        case ast.Starred(value=ast.Tuple(elts=inner)):
            return sum(map(_values, inner))
        case _:
            return 1
