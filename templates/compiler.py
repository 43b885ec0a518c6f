"""Compiler of templates: the Jinja templates of a backend as functions of Python.

Run when a wheel is built and, in a checkout, whenever a template has changed; so a run of
the tool needs no Jinja. What a template may say is what this module understands.

What an HTML template takes from its view goes through `text`, which escapes all but
`Html`: there is no way around it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, nodes

_HERE = Path(__file__).parent

_HEAD = '''"""Templates as functions. Made by templates/compiler.py; do not edit."""

from typing import Any

from .filters import {filters}

DIGEST = {digest!r}
'''


class UnknownError(Exception):
    """A template says what no template may say."""


@dataclass(frozen=True)
class Templates:
    """The templates of a backend, in the folder `name`; `filters` is what its module
    `filters` has, and `marks` those that make HTML. Their compiled form belongs to
    `backends/<backend>/compiled.py`."""

    name: str
    backend: str
    filters: tuple[str, ...]
    marks: frozenset[str] = frozenset()

    @cached_property
    def paths(self) -> list[Path]:
        """The templates, sorted."""
        return sorted((_HERE / self.name).glob("*.jinja"))

    @property
    def digest(self) -> str:
        """What changes when a template does, or this file."""
        found = hashlib.sha256()
        for path in [Path(__file__), *self.paths]:
            found.update(path.read_bytes())
        return found.hexdigest()

    def compiled(self) -> str:
        """The text of a module with a function for each template, called `types` for
        `types.py.jinja` and `page_html` for `page.html.jinja`."""
        head = _HEAD.format(digest=self.digest, filters=", ".join(self.filters))
        return "\n\n".join([head, *(self.function(path) for path in self.paths)])

    def function(self, path: Path) -> str:
        """The text of a function."""
        writer = _Writer(path, self)
        body = [f"    {line}" for line in writer.block(parsed(path).body, "out")]
        head = f"def {_name(path.name)}(view: Any) -> str:"
        return "\n".join(
            [head, "    out: list[str] = []", *body, '    return "".join(out)']
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """What the functions are called."""
        return frozenset(_name(path.name) for path in self.paths)


EVERY = (
    Templates("python", "python", ("code", "docstring", "framed", "indent", "string")),
    Templates(
        "site",
        "docs",
        ("breakable", "code", "indent", "linked", "owners", "text", "words"),
        marks=frozenset({"breakable"}),
    ),
)


def parsed(path: Path) -> nodes.Template:
    """The syntax tree of a template."""
    environment = Environment(
        # Where a template of a page is used there is a line end already.
        keep_trailing_newline=".py." in path.name,
        lstrip_blocks=True,
        trim_blocks=True,
    )
    return environment.parse(path.read_text("utf-8"), filename=str(path))


def _name(file: str) -> str:
    return file.removesuffix(".jinja").removesuffix(".py").replace(".", "_")


class _Writer:
    """The statements of one function."""

    def __init__(self, path: Path, templates: Templates) -> None:
        self._path = path
        self._templates = templates
        self._is_html = path.name.endswith(".html.jinja")
        self._blocks = 0

    def block(self, body: list[nodes.Node], out: str) -> Iterator[str]:
        """The statements that append the text of nodes to the list `out`."""
        for node in body:
            yield from self._statement(node, out)

    def _statement(self, node: nodes.Node, out: str) -> Iterator[str]:
        match node:
            case nodes.Output(nodes=parts):
                texts = ", ".join(map(self._part, parts))
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

    def _part(self, node: nodes.Node) -> str:
        """What a template puts out: its own words, other templates, and text."""
        html = self._templates.names | self._templates.marks
        is_own = isinstance(node, nodes.TemplateData) or (
            isinstance(node, nodes.Filter) and node.name in html
        )
        text = self._expression(node)
        return text if is_own or not self._is_html else f"text({text})"

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
        if used.name not in {*self._templates.filters, *self._templates.names}:
            raise self._unknown(used)
        numbers = [each.value for each in used.args if isinstance(each, nodes.Const)]
        return f"{used.name}({', '.join([text, *map(repr, numbers)])})"

    def _unknown(self, node: nodes.Node) -> UnknownError:
        return UnknownError(f"{self._path.name}, line {node.lineno}: {node}")
