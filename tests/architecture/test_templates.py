"""Templates of code show the product: they loop, look at booleans and lay text out.

All the words of the output are theirs: lowering hands over names and expressions.
"""

from __future__ import annotations

import ast
import re
import runpy
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

from nexigon_gen.backends.render import render

from .source import TEMPLATES, Module, modules

_EVERY = pytest.mark.parametrize(
    "path",
    [
        each
        for part in ("python", "site")
        for each in sorted((TEMPLATES / part).iterdir())
    ],
    ids=lambda path: path.stem,
)
_STATEMENT = re.compile(
    r"\b(assert|async|await|class|def|del|elif|except|finally|import|lambda|pass|raise"
    r"|return|try|while|yield)\b|^\s*(for|from|if|with)\b"
)


def _parsed(path: Path) -> nodes.Template:
    return Environment().parse(path.read_text("utf-8"))


@_EVERY
def test_conditions_are_names(path: Path) -> None:
    for node in _parsed(path).find_all(nodes.If):
        assert isinstance(node.test, nodes.Getattr), f"line {node.lineno}"


@_EVERY
def test_loops_run_over_attributes(path: Path) -> None:
    for node in _parsed(path).find_all(nodes.For):
        assert isinstance(node.iter, nodes.Getattr | nodes.Name), f"line {node.lineno}"
        assert node.test is None, f"line {node.lineno}"
        assert not node.else_, f"line {node.lineno}"


@_EVERY
def test_everything_comes_from_the_view(path: Path) -> None:
    tree = _parsed(path)
    loops = {
        str(node.target.name)
        for node in tree.find_all(nodes.For)
        if isinstance(node.target, nodes.Name)
    }
    for node in tree.find_all(nodes.Name):
        assert node.name in {"view", *loops}, f"line {node.lineno}"


def _compiler() -> Any:
    return runpy.run_path(str(TEMPLATES / "compiler.py"))


@pytest.mark.parametrize(
    ("backend", "template"), [("python", "imports"), ("docs", "badges_html")]
)
def test_the_compiled_form_is_fresh(backend: str, template: str) -> None:
    found = next(each for each in _compiler()["EVERY"] if each.backend == backend)
    render(backend, template, _Nothing())
    compiled = import_module(f"nexigon_gen.backends.{backend}.compiled")
    assert vars(compiled)["DIGEST"] == found.digest


def test_html_takes_nothing_from_its_view_unescaped(tmp_path: Path) -> None:
    path = tmp_path / "page.html.jinja"
    path.write_text(
        "<p title={{ view.a }}>{{ view.b ~ view.c }}{{ view }}</p>", "utf-8"
    )
    site = next(each for each in _compiler()["EVERY"] if each.backend == "docs")
    code = site.function(path)
    assert "text(view.a)" in code
    assert "text(view.b + view.c)" in code
    assert "text(view)" in code


@pytest.mark.parametrize(
    "text",
    [
        "{{ view.a + 1 }}",
        "{{ view.a | upper }}",
        "{% set a = view.a %}",
        "{% if view.a == 'b' %}{% endif %}",
        "{% include view.a %}",
        "{{ view['a'] }}",
    ],
)
def test_a_template_says_nothing_else(text: str, tmp_path: Path) -> None:
    path = tmp_path / "test.py.jinja"
    path.write_text(text, "utf-8")
    compiler = _compiler()
    python = compiler["EVERY"][0]
    with pytest.raises(compiler["UnknownError"], match=r"test\.py\.jinja, line 1"):
        python.function(path)


class _Nothing:
    """A view with whatever is asked for, and nothing in it."""

    def __getattr__(self, name: str) -> _Nothing:
        return self

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[object]:
        return iter(())


@pytest.mark.parametrize(
    "module",
    [each for each in modules() if each.name.startswith("backends.python.lower")],
    ids=lambda module: str(module.name).rpartition(".")[2],
)
def test_lowering_writes_no_statements(module: Module) -> None:
    assert [text for text in _texts(module.tree) if _STATEMENT.search(text)] == []


def _texts(tree: ast.Module) -> Iterator[str]:
    """The string literals, docstrings apart."""
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docs:
                yield text
            case _:
                pass
