"""What the source does without, and what it never leaves out."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from io import StringIO

from .source import Module, modules

_REFLECTION = {"getattr", "hasattr", "setattr", "delattr"}
_REFLECTS = {
    "backends.incremental": "hands on a context whose tables take notes, whatever it holds",
    "runtime.model.deprecation": "puts descriptors into a class, by the fields' names",
    "runtime.server.cancel_scope": "asks a task for a cancellation still to come",
    "runtime.cli.loading": "finds what a table or a command line names",
    "runtime.lazy": "takes names from modules and puts them into others",
    "formatter.equivalence": "compares documents field by field, whatever their class",
    "importing.namespaces": "changes ids wherever the IR has them",
    "runtime.dataclass": "makes the methods of classes, by the fields' names",
    "values": "compares values of any class",
    "ir.dump": "shows the IR field by field, so that a new one is never left out",
}
"""Modules that may reach for attributes by name, and why."""

_PRINTS = {"__main__"}


def _calls(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def test_attributes_are_named() -> None:
    users = {each.name for each in modules() if _REFLECTION & {*_calls(each)}}
    assert users == _REFLECTS.keys()


def test_only_the_command_line_prints() -> None:
    users = {each.name for each in modules() if "print" in _calls(each)}
    assert users <= _PRINTS


_TELLS = ("language", "patterns.refusals", "runtime", "text.unseen", "text.width")
"""Where a person is told of a character, and where it has been found to be ASCII."""


def test_output_does_not_depend_on_what_python_knows_of_unicode() -> None:
    asks = {
        each.name
        for each in modules()
        if not each.name.startswith(_TELLS)
        and (
            "unicodedata" in {found.package for found in each.imports}
            or ".isprintable(" in each.text
        )
    }
    assert asks == set()


def test_the_ir_knows_its_types() -> None:
    names = {
        f"{module.name}: {node.id}"
        for module in modules()
        if module.name.startswith("ir.")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name) and node.id == "Any"
    }
    assert names == set()


_IGNORE = re.compile(r"#\s*(?:type|pyright|mypy):\s*ignore(?:\[[\w, -]+\])?(.*)")


def test_an_ignored_complaint_has_a_reason() -> None:
    bare = [
        f"{module.name}: {comment}"
        for module in modules()
        for comment in _comments(module)
        if (found := _IGNORE.match(comment)) and not re.match(r"\s*#\s*\w+", found[1])
    ]
    assert bare == []


def _comments(module: Module) -> Iterator[str]:
    for token in tokenize.generate_tokens(StringIO(module.text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def test_public_names_are_documented() -> None:
    found = [
        f"{each.name}: {name}" for each in modules() for name in _undocumented(each)
    ]
    assert found == []


_NO_NOUN = re.compile(r"(?:What|How|Where|When|Why|Which|Who|From|Everything)\b")


def test_modules_say_what_they_hold() -> None:
    """By a noun: whoever looks for it finds the file, and knows it by its first word."""
    docs = ((each.name, ast.get_docstring(each.tree) or "") for each in modules())
    assert [name for name, words in docs if _NO_NOUN.match(words)] == []


def _undocumented(module: Module) -> Iterator[str]:
    if not ast.get_docstring(module.tree):
        yield module.name
    definitions = [*_public(module.tree)]
    classes = [each for each in definitions if isinstance(each, ast.ClassDef)]
    methods = [(each, method) for each in classes for method in _public(each)]
    # One that is overridden is described once.
    said = {method.name for _, method in methods if ast.get_docstring(method)}
    for each in definitions:
        if not ast.get_docstring(each) and not _is_overload(each):
            yield each.name
    for owner, method in methods:
        if method.name not in said:
            yield f"{owner.name}.{method.name}"


_Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _public(node: ast.Module | ast.ClassDef) -> Iterator[_Definition]:
    for child in node.body:
        if isinstance(child, _Definition) and not child.name.startswith("_"):
            yield child


def _is_overload(node: _Definition) -> bool:
    """Whether the words stand at the implementation."""
    marks = (mark for mark in node.decorator_list if isinstance(mark, ast.Name))
    return any(mark.id == "overload" for mark in marks)
