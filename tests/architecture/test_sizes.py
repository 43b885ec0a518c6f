"""Small files with one idea, and constructors one can call."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from .source import TEMPLATES, Module, modules


def _python() -> list[Path]:
    return [each.path for each in modules()]


def _length(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_module_is_long() -> None:
    assert [str(path) for path in _python() if _length(path) > 300] == []


def test_no_template_is_long() -> None:
    templates = TEMPLATES.rglob("*.jinja")
    assert [str(path) for path in templates if _length(path) > 80] == []


def test_modules_are_short() -> None:
    assert median(map(_length, _python())) <= 120


_VALUES = ("ir.model", "language.document", "runtime.cli.table")
"""Values with a name for each part of a spec. They are built in one place, where the
order of the parts is that of the spec; to bundle parts would only hide that."""


_APP = ("ActionApp", 8)
"""What the user of a server writes: services and `authenticate`, and all else by keyword."""


def test_no_constructor_takes_many_parameters() -> None:
    long = [
        f"{module.name}.{name}"
        for module in modules()
        if module.name not in _VALUES
        for name, count in _constructors(module)
        if count > 7 and (name, count) != _APP
    ]
    assert long == []


def _constructors(module: Module) -> Iterator[tuple[str, int]]:
    """Each class with the number of its parameters: of `__init__`, or the fields of a
    dataclass or named tuple without a default."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.ClassDef):
            continue
        written = [each for each in node.body if isinstance(each, ast.FunctionDef)]
        init = next((each for each in written if each.name == "__init__"), None)
        if init:
            arguments = init.args
            every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
            yield node.name, len(every) - 1
        elif _is_value(node):
            fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
            yield node.name, sum(each.value is None for each in fields)


def _is_value(node: ast.ClassDef) -> bool:
    marks = [*node.decorator_list, *node.bases]
    return any(
        isinstance(name, ast.Name) and name.id in ("dataclass", "NamedTuple")
        for mark in marks
        for name in ast.walk(mark)
    )
