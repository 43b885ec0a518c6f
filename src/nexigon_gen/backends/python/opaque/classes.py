"""The classes that datamodel-code-generator makes of a JSON Schema document.

Its text is read, not kept: the module is laid out like every other, with our names for
what pydantic reserves, and does not depend on a formatter.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from ....ir.terms import JsonObject
from ....values import dataclass, replace
from ..expr import Expr
from ..identifiers import Identifier, identifier
from .tool import UnsupportedError, write
from .types import read_type


@dataclass(frozen=True, slots=True)
class ClassField:
    """A field of a class; `wire` is the key of its JSON."""

    name: Identifier
    wire: str
    type: Expr
    required: bool
    deprecated: bool
    docs: str


@dataclass(frozen=True, slots=True)
class Class:
    """A JSON object; `fields` has those of its bases too."""

    name: str
    docs: str
    fields: tuple[ClassField, ...]


@dataclass(frozen=True, slots=True)
class Synonym:
    """A name for a type that is no object."""

    name: str
    docs: str
    type: Expr


Defined: TypeAlias = Class | Synonym


@lru_cache(maxsize=256)
def classes(document: JsonObject, name: str) -> Mapping[str, Defined]:
    """What a document defines, by name and in an order that runs; `name` is the whole.

    Raises:
        NotInstalledError: datamodel-code-generator is needed.
        UnsupportedError: It cannot make classes of the document.
    """
    found = _defined(write(document, name))
    if name not in found:  # the text has other things of this name
        other = f"{name.rstrip('_')}Document"
        text = write(document, other)
        found = _defined(re.sub(rf"\b{other}", name, text))
    if name not in found:
        raise UnsupportedError(f"datamodel-code-generator cannot call it `{name}`")
    return found


def _defined(text: str) -> dict[str, Defined]:
    found: dict[str, Defined] = {}
    body = ast.parse(text).body
    known = frozenset(_names(body))
    for node, docs in _documented(body):
        match node:
            case ast.ClassDef():
                found[node.name] = _class(node, found, known)
            case ast.Assign(
                targets=[ast.Name(id=name_)],
                value=ast.Call(func=ast.Name("TypeAliasType"), args=[_, type_]),
            ):
                found[name_] = Synonym(name_, docs, read_type(type_, known))
            case _:
                pass  # imports, the docstring, `X.model_rebuild()`
    return found


def _names(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        match node:
            case ast.ClassDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
                yield name
            case _:
                pass


def _class(
    node: ast.ClassDef, above: Mapping[str, Defined], known: Collection[str]
) -> Class:
    fields: dict[str, ClassField] = {}
    for base in node.bases:
        parent = above.get(base.id) if isinstance(base, ast.Name) else None
        if isinstance(parent, Class):
            fields |= {each.wire: each for each in parent.fields}
    for statement, docs in _documented(node.body):
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=type_):
                is_required = statement.value is None
                field = _field(name, type_, is_required, docs, known)
                fields[field.wire] = field
            case _:
                pass  # the configuration, which is that of our base
    docs = ast.get_docstring(node) or ""
    return Class(node.name, docs, tuple(_renamed(fields.values(), known)))


def _renamed(
    fields: Iterable[ClassField], known: Collection[str]
) -> Iterator[ClassField]:
    """Fields with names that no other field has, no class of the module, and that
    pydantic does not need."""
    taken = set(known)
    for field in fields:
        name = identifier(field.name, "model")
        while name in taken:
            name = Identifier(f"{name}_")
        taken.add(name)
        yield replace(field, name=name)


def _field(
    name: str, type_: ast.expr, required: bool, docs: str, known: Collection[str]
) -> ClassField:
    wire, deprecated = name, False
    match type_:
        case ast.Subscript(
            value=ast.Name("Annotated"),
            slice=ast.Tuple(elts=[inner, ast.Call(keywords=keywords)]),
        ):
            type_ = inner
            for each in keywords:
                match each.arg, each.value:
                    case "alias", ast.Constant(value=str(alias)):
                        wire = alias
                    case "deprecated", ast.Constant(value=True):
                        deprecated = True
                    case _:
                        pass
        case _:
            pass
    return ClassField(
        name=Identifier(name),
        wire=wire,
        type=read_type(type_, known, optional=not required),
        required=required,
        deprecated=deprecated,
        docs=docs,
    )


def _documented(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, str]]:
    """Each statement, with the text below it."""
    for index, node in enumerate(body):
        match body[index + 1 : index + 2]:
            case [ast.Expr(value=ast.Constant(value=str(text)))]:
                yield node, inspect.cleandoc(text)
            case _:
                yield node, ""
