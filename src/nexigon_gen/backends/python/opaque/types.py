"""The types in the text of datamodel-code-generator as expressions of ours."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from .. import literals
from ..expr import NONE, Expr, Name, Raw, Subscript, builtin, either, typing
from .tool import UnsupportedError

_ANY = Name("pydantic", "JsonValue")
_SCALARS = frozenset({"bool", "float", "int", "str"})
_CONTAINERS = {"dict": "dict", "Dict": "dict", "list": "list", "List": "list"}


def read_type(
    node: ast.expr, defined: Collection[str], *, optional: bool = False
) -> Expr:
    """A type as an expression; `defined` are the names of the module itself.

    Raises:
        UnsupportedError: It is of a form that is not known.
    """
    members = [*_members(node, defined), *([NONE] if optional else [])]
    # None last.
    return either(*sorted(members, key=lambda each: each == NONE))


def _members(node: ast.expr, defined: Collection[str]) -> Iterator[Expr]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _members(left, defined)
            yield from _members(right, defined)
        case ast.Subscript(value=ast.Name("Union"), slice=ast.Tuple(elts=members)):
            for member in members:
                yield from _members(member, defined)
        case ast.Subscript(value=ast.Name("Optional"), slice=inner):
            yield from _members(inner, defined)
            yield NONE
        case ast.Subscript(value=ast.Name("Annotated"), slice=ast.Tuple(elts=parts)):
            yield from _members(parts[0], defined)
        case ast.Subscript(value=ast.Name("Literal"), slice=values):
            constants = tuple(map(_constant, _several(values)))
            yield Subscript(typing("Literal"), constants)
        case ast.Subscript(value=ast.Name(id), slice=parts) if id in _CONTAINERS:
            args = tuple(read_type(part, defined) for part in _several(parts))
            yield Subscript(builtin(_CONTAINERS[id]), args)
        case ast.Constant(value=None):
            yield NONE
        case ast.Constant(value=str(text)):
            yield from _members(ast.parse(text, mode="eval").body, defined)
        case ast.Name(id) if id in defined:
            yield Raw(id)
        case ast.Name(id) if id in _SCALARS:
            yield builtin(id)
        case ast.Name("Any"):
            yield _ANY
        case ast.Name("list"):  # of what, it loses where a list holds such lists
            yield Subscript(builtin("list"), (_ANY,))
        case _:
            raise UnsupportedError(f"the type `{ast.unparse(node)}` is not known")


def _several(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _constant(node: ast.expr) -> Expr:
    match node:
        case ast.Constant(value=str(text)):
            return Raw(literals.string(text))
        case _:
            return Raw(ast.unparse(node))
