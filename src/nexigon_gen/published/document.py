"""OpenAPI documents: what stands where, and what their references lead to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias
from urllib.parse import unquote

from ..ir.jsontext import JsonValue, plain
from ..syntax.node import MappingNode, Node, SequenceNode
from ..syntax.values import from_node
from ..text.span import Span
from ..values import dataclass, field

Object: TypeAlias = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Placed:
    """A value of a document, and the JSON pointer of its place. In another file than the
    first, the number of the file and `#` are before the pointer."""

    at: str
    value: JsonValue

    def get(self, *keys: str) -> Placed:
        """What stands under keys, one in another; null where nothing does."""
        at, value = self.at, self.value
        for key in keys:
            at = f"{at}/{_escaped(key)}"
            value = value.get(key) if isinstance(value, dict) else None
        return Placed(at, value)

    @property
    def members(self) -> Object:
        """The members of an object; none of anything else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def text(self) -> str:
        """The value if it is text; empty for anything else."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def name(self) -> str:
        """The key under which it stands."""
        return _unescaped(self.at.rpartition("/")[2])

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
    """The roots of the files of a document; the first is that of the document itself, the
    others are there to be referred to, or documents of the same API."""

    roots: Sequence[Placed]
    _names: Sequence[str]
    _spans: Mapping[str, Span] = field(repr=False)
    read: dict[str, object] = field(default_factory=dict[str, object], repr=False)
    """What is known of places already, for those who read it."""
    said: dict[str, tuple[JsonValue, object]] = field(
        default_factory=dict[str, "tuple[JsonValue, object]"], repr=False
    )
    """The same of what they say themselves, without their references, and of which
    value."""

    @property
    def root(self) -> Placed:
        """The first of the roots."""
        return self.roots[0]

    @cached_property
    def extended(self) -> Mapping[str, Sequence[Placed]]:
        """The components that are all of another one of their file, by its place."""
        found: dict[str, list[Placed]] = {}
        for root in self.roots:
            schemas = root.get("components", "schemas")
            for each in map(schemas.get, schemas.members):
                for part in each.get("allOf"):
                    base = self.followed(part)
                    if base and base.at.rpartition("/")[0] == schemas.at:
                        found.setdefault(base.at, []).append(each)
        return found

    def span(self, at: str) -> Span:
        """Where a pointer leads, or what holds that."""
        while at not in self._spans:
            at = at.rpartition("/")[0]
        return self._spans[at]

    def followed(self, place: Placed) -> Placed | None:
        """What a `$ref` refers to; None if that is in none of the files."""
        ref = place.members.get("$ref")
        if not isinstance(ref, str):
            return None
        file, _, at = ref.partition("#")
        at = unquote(at)
        number = _file_of(place.at)
        if file:
            beside = posixpath.dirname(self._names[number])
            path = posixpath.normpath(posixpath.join(beside, unquote(file)))
            if path not in self._names:
                return None
            number = self._names.index(path)
        if at and not at.startswith("/"):
            return None
        found = self.reached(f"{self.roots[number].at}{at}")
        return found if found.value is not None else None

    def reached(self, at: str) -> Placed:
        """What stands at a pointer; null where nothing does."""
        found = self.roots[_file_of(at)]
        for step in at.split("/")[1:]:
            key = _unescaped(step)
            if isinstance(found.value, list):
                items = {str(number): each for number, each in enumerate(found)}
                found = items.get(key, Placed(at, None))
            else:
                found = found.get(key)
        return found


def document(*files: tuple[str, Node]) -> OpenApiDocument:
    """The document of the nodes of files, each by its path, with `/`."""
    names = [posixpath.normpath(name) for name, _ in files]
    roots: list[Placed] = []
    spans: dict[str, Span] = {}
    for number, (_, node) in enumerate(files):
        at = f"{number}#" if number else ""
        roots.append(Placed(at, plain(from_node(node))))
        spans.update(_places(node, at))
    return OpenApiDocument(roots, names, spans)


def pointer(at: str) -> str:
    """The JSON pointer of a place, as a fragment."""
    return f"#{at}" if at[:1] in ("", "/") else at[at.index("#") :]


def _file_of(at: str) -> int:
    return int(at.partition("#")[0]) if at[:1].isdigit() else 0


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


def _unescaped(key: str) -> str:
    return key.replace("~1", "/").replace("~0", "~")
