"""A JSON Schema file: its shape is checked, its references are not followed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias, TypeGuard

from ... import patterns
from ...ir.subschemas import KEYWORDS, TYPES, KeywordValue
from ...syntax.node import MappingNode, Node, ScalarNode, SequenceNode
from ...text.kinds import BAD_SCHEMA_FILE, UNSUPPORTED_SCHEMA
from ...text.report import Report
from ...text.suggest import closest, did_you_mean
from ...values import dataclass
from ..document import Text

Pointer: TypeAlias = tuple[str, ...]
"""The keys and indexes that lead to a place in a file, as in JSON Pointer."""

_NOT_FOLLOWED = ("$dynamicRef", "$recursiveRef", "dependencies")


@dataclass(frozen=True, slots=True)
class SchemaDocument:
    """A file, with every schema in it by its place, and every `$ref` by the place of
    the schema that has it."""

    path: Path
    root: MappingNode
    places: frozenset[Pointer]
    refs: tuple[tuple[Pointer, Text], ...]


def examine(path: Path, root: Node, report: Report) -> SchemaDocument | None:
    """Checks that a JSON value is a schema; None after an error in it."""
    if not isinstance(root, MappingNode):
        report.add(BAD_SCHEMA_FILE, root.span, "a JSON Schema document is an object")
        return None
    before = len(report)
    places: set[Pointer] = set()
    refs: list[tuple[Pointer, Text]] = []
    waiting: list[tuple[Pointer, Node]] = [((), root)]
    while waiting:
        place, node = waiting.pop()
        places.add(place)
        if isinstance(node, MappingNode):
            for key, value in _members(node, place, report):
                if key == "$ref":
                    refs.append((place, Text(value.text, value.span)))
            waiting += _inside(node, place)
        elif not _is_flag(node):
            message = "a schema is an object, `true` or `false`"
            report.add(BAD_SCHEMA_FILE, node.span, message)
    if len(report) > before:
        return None
    return SchemaDocument(path, root, frozenset(places), refs=tuple(refs))


def _members(
    schema: MappingNode, place: Pointer, report: Report
) -> Iterator[tuple[str, ScalarNode]]:
    """The members of a schema that are scalars; complains about those that are wrong."""
    for entry in schema:
        key, value = entry.key.text, entry.value
        if key in _NOT_FOLLOWED or (key == "$id" and place):
            message = f"`{key}` is not supported in the schema of an opaque type"
            report.add(UNSUPPORTED_SCHEMA, entry.key.span, message)
        elif key == "type":
            _check_type(value, report)
        elif key in KEYWORDS and not _fits(KEYWORDS[key], value):
            message = f"`{key}` takes {KEYWORDS[key].value}"
            report.add(BAD_SCHEMA_FILE, value.span, message)
        else:
            _check_patterns(key, value, report)
            if isinstance(value, ScalarNode):
                yield key, value


def _check_patterns(key: str, value: Node, report: Report) -> None:
    """The server has to judge what a pattern finds: NXG014 for one that it cannot."""
    found: Iterator[ScalarNode] = iter(())
    if key == "pattern" and isinstance(value, ScalarNode):
        found = iter((value,))
    elif key == "patternProperties" and isinstance(value, MappingNode):
        found = (each.key for each in value)
    for each in found:
        try:
            patterns.portable(each.text)
        except patterns.DialectError as error:
            message = f"the pattern is not supported: {error.message}"
            help = (error.help,) if error.help else ()
            report.add(UNSUPPORTED_SCHEMA, each.span, message, help=help)


def _check_type(value: Node, report: Report) -> None:
    words = value.items if isinstance(value, SequenceNode) else (value,)
    for word in words:
        if not _is_text(word):
            message = f"`type` takes {KEYWORDS['type'].value}"
            report.add(BAD_SCHEMA_FILE, word.span, message)
        elif word.text not in TYPES:
            report.add(
                BAD_SCHEMA_FILE,
                word.span,
                f"`{word.text}` is not a type of JSON Schema",
                notes=("it has " + ", ".join(f"`{each}`" for each in TYPES),),
                help=did_you_mean(closest(word.text, TYPES)),
            )


def _fits(kind: KeywordValue, value: Node) -> bool:
    match kind:
        case KeywordValue.SCHEMA | KeywordValue.SCHEMA_OR_SCHEMAS | KeywordValue.TYPE:
            return True  # looked at more closely elsewhere
        case KeywordValue.SCHEMAS:
            return isinstance(value, SequenceNode) and bool(value.items)
        case KeywordValue.NAMED:
            return isinstance(value, MappingNode)
        case KeywordValue.TEXT:
            return _is_text(value)
        case KeywordValue.NUMBER:
            return _is_number(value)
        case KeywordValue.LIMIT:
            return _is_number(value) or _is_flag(value)
        case KeywordValue.FACTOR:
            return _is_number(value) and float(value.text) > 0
        case KeywordValue.COUNT:
            return _is_number(value) and value.text.isdigit()
        case KeywordValue.FLAG:
            return _is_flag(value)
        case KeywordValue.VALUES:
            return isinstance(value, SequenceNode)
        case KeywordValue.NAMES:
            return isinstance(value, SequenceNode) and all(map(_is_text, value.items))
        case KeywordValue.NAMES_BY_NAME:
            return isinstance(value, MappingNode) and all(
                _fits(KeywordValue.NAMES, each.value) for each in value
            )


def _inside(schema: MappingNode, place: Pointer) -> Iterator[tuple[Pointer, Node]]:
    """The schemas right inside a schema."""
    for entry in schema:
        here, value = (*place, entry.key.text), entry.value
        match KEYWORDS.get(entry.key.text):
            case KeywordValue.SCHEMAS | KeywordValue.SCHEMA_OR_SCHEMAS if isinstance(
                value, SequenceNode
            ):
                for index, item in enumerate(value.items):
                    yield (*here, str(index)), item
            case KeywordValue.NAMED if isinstance(value, MappingNode):
                for each in value:
                    yield (*here, each.key.text), each.value
            case KeywordValue.SCHEMA | KeywordValue.SCHEMA_OR_SCHEMAS:
                yield here, value
            case _:
                pass


def _is_text(node: Node) -> TypeGuard[ScalarNode]:
    return isinstance(node, ScalarNode) and not node.plain


def _is_flag(node: Node) -> bool:
    return (
        isinstance(node, ScalarNode) and node.plain and node.text in ("true", "false")
    )


def _is_number(node: Node) -> TypeGuard[ScalarNode]:
    return isinstance(node, ScalarNode) and node.plain and node.text[-1].isdigit()
