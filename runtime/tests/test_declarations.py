"""What type checkers are told of other libraries is what these libraries have."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import hpack
import opentelemetry.context as otel_context
import opentelemetry.trace as otel_trace
import pytest

from nexigon_gen.runtime import tracing_api
from nexigon_gen.runtime.client.transport.http import h11_api
from nexigon_gen.runtime.client.transport.http2 import h2_api

_UNNAMED = {
    "SpanContext": otel_trace.SpanContext,
    "Tracer": otel_trace.Tracer,
    "Context": otel_context.Context,
    "Token": None,  # of contextvars, and handed back as it came
    "Decoder": hpack.Decoder,
}
"""What a module has no use for but in a declaration."""


def declared(module: ModuleType) -> Iterator[ast.stmt]:
    """The classes and functions that only type checkers see."""
    for statement in ast.parse(inspect.getsource(module)).body:
        if isinstance(statement, ast.If):
            yield from statement.body


def real(module: ModuleType, name: str) -> Any:
    return _UNNAMED[name] if name in _UNNAMED else getattr(module, name)


MODULES = (h2_api, h11_api, tracing_api)
FUNCTIONS = [
    pytest.param(real(module, each.name), each, id=each.name)
    for module in MODULES
    for each in declared(module)
    if isinstance(each, ast.FunctionDef)
]
CLASSES = [
    pytest.param(module, each, id=each.name)
    for module in MODULES
    for each in declared(module)
    if isinstance(each, ast.ClassDef) and real(module, each.name)
]


def parameters(
    function: ast.FunctionDef | ast.AsyncFunctionDef,
) -> tuple[list[str], ...]:
    """Names of those that have a place, and of those with a name only."""
    arguments = function.args
    return (
        [each.arg for each in (*arguments.posonlyargs, *arguments.args)],
        [each.arg for each in arguments.kwonlyargs],
    )


def agree(found: Any, function: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    if isinstance(found, property):
        assert [ast.unparse(each) for each in function.decorator_list] == ["property"]
        return
    placed, named = parameters(function)
    known = list(inspect.signature(found).parameters)
    assert known[: len(placed)] == placed
    assert {*named} <= {*known}
    if isinstance(function, ast.AsyncFunctionDef):
        assert inspect.iscoroutinefunction(found)


@pytest.mark.parametrize(("found", "function"), FUNCTIONS)
def test_functions(found: Any, function: ast.FunctionDef) -> None:
    agree(found, function)


@pytest.mark.parametrize(("module", "declaration"), CLASSES)
def test_classes(module: ModuleType, declaration: ast.ClassDef) -> None:
    found = real(module, declaration.name)
    for base in declaration.bases:
        if isinstance(base, ast.Name) and base.id in module.__all__:
            assert issubclass(found, getattr(module, base.id))
        elif isinstance(base, ast.Name) and base.id == "Exception":
            assert issubclass(found, Exception)
    for each in declaration.body:
        match each:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                agree(getattr(found, each.name), each)
            case ast.Assign(targets=[ast.Name(id=name)]):
                assert hasattr(found, name)
            case _:
                continue


def test_everything_is_looked_at() -> None:
    names = {
        each.name
        for module in MODULES
        for each in declared(module)
        if isinstance(each, ast.ClassDef | ast.FunctionDef)
    }
    exported = {*h2_api.__all__, *h11_api.__all__, *tracing_api.__all__}
    own = {"Attributes", "TracerProvider"}
    own |= {"CLIENT", "DONE", "NEED_DATA", "PAUSED"}
    assert exported - own == names - _UNNAMED.keys()
