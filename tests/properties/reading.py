"""What a generated module says, read from its syntax tree."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The docstring of a thing, as written and as Python's tools show it."""

    written: str

    def __contains__(self, docs: str) -> bool:
        return docs in self.written or docs in inspect.cleandoc(self.written)


def docstrings(module: str) -> Mapping[str, Said]:
    """Every docstring: of the module as ``, of `Class`, `Class.member`, `CONSTANT`."""
    return {name: Said(text) for name, text in _docstrings(ast.parse(module), "")}


def _docstrings(
    node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, name: str
) -> Iterator[tuple[str, str]]:
    before = name
    for child in node.body:
        match child:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield before, text
            case ast.ClassDef(name=inner) | ast.FunctionDef(name=inner):
                yield from _docstrings(child, f"{name}.{inner}" if name else inner)
            case ast.AsyncFunctionDef(name=inner):
                yield from _docstrings(child, f"{name}.{inner}")
            case _:
                before = ".".join([*filter(None, [name]), _target(child)])


def _target(statement: ast.stmt) -> str:
    """The name a statement binds, with a `TYPE_CHECKING` block standing for its first."""
    match statement:
        case ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case ast.If(body=[first, *_]):
            return _target(first)
        case _:
            return ""


def wire_names(module: str) -> Mapping[str, tuple[str | int, ...]]:
    """By class, the wire name of each of its members: its alias, its value in an enum,
    else its own name."""
    return {
        each.name: tuple(_wires(each))
        for each in ast.parse(module).body
        if isinstance(each, ast.ClassDef)
    }


def _wires(body: ast.ClassDef) -> Iterator[str | int]:
    for statement in body.body:
        match statement:
            case ast.Assign(value=ast.Constant(value=str(value))):
                yield value
            case ast.Assign(value=ast.Constant() | ast.UnaryOp() as number):
                yield ast.literal_eval(number)
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                aliases = (
                    keyword.value
                    for call in ast.walk(annotation)
                    if isinstance(call, ast.Call)
                    for keyword in call.keywords
                    if keyword.arg == "alias"
                )
                match next(aliases, None):
                    case ast.Constant(value=str(alias)):
                        yield alias
                    case _:
                        yield name
            case _:
                pass


def constants(module: str) -> frozenset[str | int]:
    """Every text and every whole number."""
    found: set[str | int] = set()
    for node in ast.walk(ast.parse(module)):
        match node:
            case ast.Constant(value=str() | int() as value):
                found.add(value)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
                found.add(-value)
            case _:
                pass
    return frozenset(found)
