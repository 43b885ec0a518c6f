"""Words that mean something to Python, to pydantic, to the runtime or to what is
generated: any of them may be a name in a spec."""

from __future__ import annotations

import ast
import builtins
import keyword
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from pydantic import BaseModel

from nexigon_gen.ir.casing import snake
from nexigon_gen.runtime.client import AsyncClient, Client
from nexigon_gen.runtime.model import Action, Model, Secret
from support.specs import ROOT

_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")
_CODE = {
    path: "_runtime" in path.parts or "runtime" in path.parts
    for folder in (ROOT / "src/nexigon_gen/runtime", ROOT / "generated")
    for path in sorted(folder.rglob("*.py"))
}
"""Modules, and whether they are of the runtime."""
DEVICES = (
    *("con", "prn", "aux", "nul"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
)
"""Names of files that Windows keeps for itself."""


@cache
def snake_words(near: bool = False) -> tuple[str, ...]:
    """The words as names of fields, tags and namespaces.

    Args:
        near: Only those that a generated module sees: of Python, of the base classes
            and of generated modules themselves, not what the runtime calls its own.
    """
    words = _words(near)
    found = {*words, *map(snake, words), *DEVICES}
    return tuple(sorted(filter(_SNAKE.fullmatch, found)))


@cache
def pascal_words(near: bool = False) -> tuple[str, ...]:
    """The words as names of types, variants, values and actions: none twice for Python
    or in another case; `near` as above."""
    found: dict[str, str] = {}
    for word in sorted(_words(near)):
        name = "".join(part[:1].upper() + part[1:] for part in word.split("_"))
        if _PASCAL.fullmatch(name):
            found.setdefault(name.lower(), name)
    return tuple(found.values())


@cache
def _words(near: bool) -> frozenset[str]:
    classes = (BaseModel, Model, Action, Secret, str, int, list, dict, StrEnum, type)
    return frozenset(
        (
            *keyword.kwlist,
            *keyword.softkwlist,
            *dir(builtins),
            *(name for cls in classes for name in dir(cls)),
            *_in_code(near),
        )
    )


def _in_code(near: bool) -> Iterator[str]:
    """What the runtime and generated modules define, import or take as parameters."""
    for path in [path for path, hidden in _CODE.items() if not (near and hidden)]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.arg(arg=name) | ast.keyword(arg=str(name)):
                    yield name
                case ast.alias(name=name, asname=other):
                    yield from (other or name).split(".")
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                    yield name
                case _:
                    pass


def quoted(word: str) -> str:
    """The word in YAML, whatever YAML takes it for."""
    return f'"{word}"'


@cache
def namespace_words() -> tuple[str, ...]:
    """The words that a namespace could meet: in Python, in the clients, as a module or
    as a file."""
    modules = (ROOT / "generated").rglob("*.py")
    found = {
        *keyword.kwlist,
        *keyword.softkwlist,
        *dir(builtins),
        *dir(Client),
        *dir(AsyncClient),
        *(path.stem for path in modules),
        *(name.lower() for name in keyword.kwlist),
        *DEVICES,
        "cached_property",
        "functools",
        "typing",
    }
    return tuple(sorted(filter(_SNAKE.fullmatch, found)))
