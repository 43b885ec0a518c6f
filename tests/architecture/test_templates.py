"""Templates of code loop, look at named booleans and write attributes; nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from .source import TEMPLATES

_EVERY = pytest.mark.parametrize(
    "path", sorted((TEMPLATES / "python").rglob("*.jinja")), ids=lambda path: path.stem
)
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Not,
    nodes.Getattr,
    nodes.Name,
)


def _parsed(path: Path) -> nodes.Template:
    return Environment().parse(path.read_text("utf-8"))


@_EVERY
def test_has_no_logic(path: Path) -> None:
    for node in _parsed(path).find_all(nodes.Node):
        assert isinstance(node, _ALLOWED), f"line {node.lineno}: {node}"


@_EVERY
def test_conditions_are_attributes(path: Path) -> None:
    for node in _parsed(path).find_all(nodes.If):
        test = node.test.node if isinstance(node.test, nodes.Not) else node.test
        assert isinstance(test, nodes.Getattr), f"line {node.lineno}"


@_EVERY
def test_loops_run_over_attributes(path: Path) -> None:
    for node in _parsed(path).find_all(nodes.For):
        assert isinstance(node.iter, nodes.Getattr), f"line {node.lineno}"
        assert isinstance(node.target, nodes.Name), f"line {node.lineno}"
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
