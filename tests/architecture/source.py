"""The modules of the project as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from support.specs import ROOT

SRC = ROOT / "src" / "nexigon_gen"
TEMPLATES = ROOT / "templates"


@dataclass(frozen=True, slots=True)
class Import:
    """What an import statement needs: a module, or a name of one.

    Args:
        target: Dotted, without the name of the project: `ir.model.Api`; what is foreign
            starts with `!`: `!yaml`, `!typing.Any`.
        is_lazy: Whether it is not carried out when the module loads.
        for_checkers: Whether only type checkers see it.
    """

    target: str
    is_lazy: bool
    for_checkers: bool

    @property
    def package(self) -> str:
        """The foreign package, or an empty text."""
        return self.target[1:].partition(".")[0] if self.target[0] == "!" else ""


@dataclass(frozen=True, slots=True)
class Module:
    """One file; `name` is dotted, without the name of the project."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def imports(self) -> Iterator[Import]:
        """Every import, wherever it stands."""
        folder = self.name.split(".")
        if self.path.name != "__init__.py":
            folder.pop()
        yield from _imports(self.tree, folder, False, False)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the project."""
    return tuple(
        _module(path)
        for path in sorted(SRC.rglob("*.py"))
        if path.name != "compiled.py"
    )


def _module(path: Path) -> Module:
    parts = path.relative_to(SRC).with_suffix("").parts
    text = path.read_text("utf-8")
    name = ".".join(parts).removesuffix("__init__").rstrip(".")
    return Module(name, path, text, ast.parse(text, str(path)))


def _imports(
    node: ast.AST, folder: list[str], is_lazy: bool, for_checkers: bool
) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Import(names=names):
                for each in names:
                    yield Import(f"!{each.name}", is_lazy, for_checkers)
            case ast.ImportFrom(module=module, names=names, level=level):
                above = folder[: len(folder) + 1 - level]
                base = ".".join([*above, *filter(None, [module])])
                for each in names:
                    target = f"{base}.{each.name}".lstrip(".")
                    target = target if level else f"!{module}.{each.name}"
                    yield Import(target, is_lazy, for_checkers)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield from _imports(child, folder, is_lazy, True)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _imports(child, folder, True, for_checkers)
            case _:
                yield from _imports(child, folder, is_lazy, for_checkers)
