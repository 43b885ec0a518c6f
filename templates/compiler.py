"""Compiler of templates: the Jinja templates of Python code as functions of Python.

Run when a wheel is built and, in a checkout, whenever a template has changed; so a run of
the tool needs no Jinja. What a template may say is what this module understands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "python"
_FILTERS = ("code", "docstring", "framed", "indent", "string")
"""What `nexigon_gen.backends.python.filters` has."""

_HEAD = '''"""Templates as functions. Made by templates/compiler.py; do not edit."""

from typing import Any

from .filters import {filters}

DIGEST = {digest!r}
'''


class UnknownError(Exception):
    """A template says what no template may say."""


def digest() -> str:
    """What changes when a template does, or this file."""
    found = hashlib.sha256()
    for path in [Path(__file__), *sorted(_TEMPLATES.glob("*.jinja"))]:
        found.update(path.read_bytes())
    return found.hexdigest()


def compiled() -> str:
    """The text of a module with a function for each template, by the first part of its
    name."""
    functions = (_function(path) for path in sorted(_TEMPLATES.glob("*.jinja")))
    return "\n\n".join(
        [_HEAD.format(digest=digest(), filters=", ".join(_FILTERS)), *functions]
    )


def parsed(path: Path) -> nodes.Template:
    """The syntax tree of a template."""
    environment = Environment(
        keep_trailing_newline=True, lstrip_blocks=True, trim_blocks=True
    )
    return environment.parse(path.read_text("utf-8"), filename=str(path))


def _function(path: Path) -> str:
    writer = _Writer(path)
    body = [f"    {line}" for line in writer.block(parsed(path).body, "out")]
    head = f"def {_name(path.name)}(view: Any) -> str:"
    return "\n".join(
        [head, "    out: list[str] = []", *body, '    return "".join(out)']
    )


def _name(file: str) -> str:
    return file.partition(".")[0]


class _Writer:
    """The statements of one function."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._blocks = 0

    def block(self, body: list[nodes.Node], out: str) -> Iterator[str]:
        """The statements that append the text of nodes to the list `out`."""
        for node in body:
            yield from self._statement(node, out)

    def _statement(self, node: nodes.Node, out: str) -> Iterator[str]:
        match node:
            case nodes.Output(nodes=parts):
                texts = ", ".join(map(self._expression, parts))
                yield f"{out} += ({texts},)"
            case nodes.For(target=nodes.Name(name=name), iter=items, body=body):
                yield f"for {name} in {self._expression(items)}:"
                yield from self._indented(body, out)
            case nodes.If(test=test, body=body, elif_=others, else_=rest):
                yield f"if {self._expression(test)}:"
                yield from self._indented(body, out)
                for other in others:
                    yield f"elif {self._expression(other.test)}:"
                    yield from self._indented(other.body, out)
                if rest:
                    yield "else:"
                    yield from self._indented(rest, out)
            case nodes.FilterBlock(body=body, filter=used):
                self._blocks += 1
                inner = f"text_{self._blocks}"
                yield f"{inner}: list[str] = []"
                yield from self.block(body, inner)
                text = f"''.join({inner})"
                yield f"{out}.append({self._call(used, text)})"
            case nodes.Include(template=nodes.Const(value=str(file))):
                yield f"{out}.append({_name(file)}(view))"
            case _:
                raise self._unknown(node)

    def _indented(self, body: list[nodes.Node], out: str) -> Iterator[str]:
        for line in [*self.block(body, out)] or ["pass"]:
            yield f"    {line}"

    def _expression(self, node: nodes.Node) -> str:
        match node:
            case nodes.TemplateData(data=text) | nodes.Const(value=str(text)):
                return repr(text)
            case nodes.Name(name=name):
                return name
            case nodes.Getattr(node=owner, attr=name):
                return f"{self._expression(owner)}.{name}"
            case nodes.Or(left=left, right=right):
                return f"({self._expression(left)} or {self._expression(right)})"
            case nodes.Concat(nodes=parts):
                return " + ".join(map(self._expression, parts))
            case nodes.Filter(node=nodes.Node() as inner):
                return self._call(node, self._expression(inner))
            case _:
                raise self._unknown(node)

    def _call(self, used: nodes.Filter, text: str) -> str:
        if used.name not in _FILTERS:
            raise self._unknown(used)
        numbers = [each.value for each in used.args if isinstance(each, nodes.Const)]
        return f"{used.name}({', '.join([text, *map(repr, numbers)])})"

    def _unknown(self, node: nodes.Node) -> UnknownError:
        return UnknownError(f"{self._path.name}, line {node.lineno}: {node}")
