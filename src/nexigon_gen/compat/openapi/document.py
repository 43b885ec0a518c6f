"""An OpenAPI document: what stands where, and what its references lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TypeAlias
from urllib.parse import unquote

from ...ir.jsontext import JsonValue, plain
from ...syntax.node import MappingNode, Node, SequenceNode
from ...syntax.values import from_node
from ...text.span import Span
from ...values import dataclass

Object: TypeAlias = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Placed:
    """A value of the document, and the JSON pointer of its place."""

    at: str
    value: JsonValue

    def get(self, *keys: str) -> Placed:
        """What stands under keys, one in another; null where nothing does."""
        found = self
        for key in keys:
            inner = found.members.get(key)
            found = Placed(f"{found.at}/{_escaped(key)}", inner)
        return found

    @property
    def members(self) -> Object:
        """The members of an object; none of anything else."""
        return self.value if isinstance(self.value, Mapping) else {}

    def __iter__(self) -> Iterator[Placed]:
        """The items of a list; none of anything else."""
        if isinstance(self.value, list):
            for number, each in enumerate(self.value):
                yield Placed(f"{self.at}/{number}", each)

    def items(self) -> Iterator[tuple[str, Placed]]:
        """The members of an object, each at its place."""
        yield from ((key, self.get(key)) for key in self.members)


@dataclass(frozen=True)
class OpenApiDocument:
    """A document by its root."""

    root: Placed
    _spans: Mapping[str, Span] = field(repr=False)

    def span(self, at: str) -> Span:
        """Where a pointer leads, or what holds that."""
        while at not in self._spans:
            at = at.rpartition("/")[0]
        return self._spans[at]

    def followed(self, place: Placed) -> Placed | None:
        """What a `$ref` refers to; None if that is not in the document."""
        ref = place.members.get("$ref")
        if not isinstance(ref, str) or not ref.startswith("#/"):
            return None
        found = self.reached(ref[1:])
        return found if found.value is not None else None

    def reached(self, at: str) -> Placed:
        """What stands at a pointer; null where nothing does."""
        found = self.root
        for step in at.split("/")[1:]:
            key = unquote(step).replace("~1", "/").replace("~0", "~")
            if isinstance(found.value, list):
                items = {str(number): each for number, each in enumerate(found)}
                found = items.get(key, Placed(at, None))
            else:
                found = found.get(key)
        return found


def document(node: Node) -> OpenApiDocument:
    """The document of the nodes of a file."""
    return OpenApiDocument(Placed("", plain(from_node(node))), dict(_places(node, "")))


def _places(node: Node, at: str) -> Iterator[tuple[str, Span]]:
    yield at, node.span
    match node:
        case MappingNode(entries=entries):
            for each in entries:
                inner = f"{at}/{_escaped(each.key.text)}"
                yield from _places(each.value, inner)
                yield inner, each.key.span
        case SequenceNode(items=items):
            for number, item in enumerate(items):
                yield from _places(item, f"{at}/{number}")
        case _:
            return


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
