"""`Body`, a mapping in a spec: checks its keys, and reads their values."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from enum import Enum
from typing import ClassVar, Self, TypeVar, cast

from ..syntax.node import Entry, MappingNode, Node, ScalarNode, SequenceNode, is_missing
from ..text.kinds import (
    EMPTY_TYPE_BODY,
    MISSING_KEY,
    UNKNOWN_KEY,
    WRONG_YAML_KIND,
    DiagnosticKind,
)
from ..text.report import Report
from ..text.span import Span
from . import hints, leftovers, typeexpr
from .complaints import wrong_kind
from .document import Text, TypeExpr
from .shape import Key, Shape
from .texts import check_values, part_of, text_of

E = TypeVar("E", bound=Enum)
_NUMBER = r"[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"


class Body:
    """A mapping in a spec. Its keys are checked when the instance is made.

    Each subclass is a shape: its class attributes are the keys, in canonical order, and to
    read an attribute of an instance reads the value of the key. Used as a context manager,
    it asserts that a decoder reads all keys, so nothing that an author writes is ignored.
    """

    shape: ClassVar[Shape]

    def __init_subclass__(
        cls,
        *,
        name: str = "",
        docs: str = "",
        one_of: tuple[str, ...] = (),
        apart: tuple[str, ...] = (),
        kind: str = "",
    ) -> None:
        values: Iterable[object] = vars(cls).values()
        keys = tuple(cast("Key[object]", v) for v in values if isinstance(v, Key))
        cls.shape = Shape(name, docs, keys, one_of=one_of, apart=apart, kind=kind)

    def __init__(
        self,
        node: MappingNode,
        what: str,
        report: Report,
        *,
        name: str = "",
    ) -> None:
        self._entries = {entry.key.text: entry for entry in leftovers.whole(node)}
        self._what = what
        self._name = name
        self._report = report
        self._meant: set[str] = set()
        self._read: set[str] = set()
        self._check(node)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            unread = self.shape.keys.keys() - self._read
            known = not unread or self._report.has_errors
            assert known, f"nobody reads {sorted(unread)} of {self.shape.name}"

    def mark(self, name: str) -> None:
        """Takes note that a decoder reads a key."""
        self._read.add(name)

    def _check(self, node: MappingNode) -> None:
        covered: set[str] = set()
        for entry in self._entries.values():
            if entry.key.text in self.shape.keys or entry.key.text in covered:
                continue
            if is_missing(entry.value) and (
                rest := leftovers.meant(entry.key, self._entries, self._report)
            ):
                self._meant.update(rest)
                continue
            said = hints.advice(
                entry, [*self._entries.values()], self.shape, self._name
            )
            covered |= said.covers
            self._meant.update(said.meant[:1], said.brings)
            self._report.add(
                UNKNOWN_KEY,
                entry.key.span,
                f"unknown key `{entry.key.text}` in {self._what}",
                notes=(self._known(),),
                help=said.help,
            )
        for key in self.shape.entries:
            # A key that is there with a typing error is not missing as well.
            if key.required and not (
                key.name in self._entries or key.name in self._meant
            ):
                self._report.add(
                    MISSING_KEY,
                    Span(node.span.source, node.span.start, node.span.start + 1),
                    f"key `{key.name}` is missing in {self._what}",
                    help=hints.missing(key.name, node.span.source.name),
                )

    def is_meant(self, name: str) -> bool:
        """Whether an unknown key is a misspelt form of this one, which then does not count as
        missing."""
        return name in self._meant

    def _known(self) -> str:
        names = ", ".join(f"`{name}`" for name in self.shape.keys)
        return f"{self.shape.name} has the keys {names}"

    def __contains__(self, key: str) -> bool:
        self.mark(key)
        return key in self._entries

    def is_list(self, name: str) -> bool:
        """Whether the value of a key is a list."""
        return name in self and isinstance(self._entries[name].value, SequenceNode)

    def is_scalar(self, name: str) -> bool:
        """Whether the value of a key is a scalar, or missing."""
        return name not in self or isinstance(self._entries[name].value, ScalarNode)

    def is_unread(self, name: str) -> bool:
        """Whether the value of a key is something else than a mapping, which it should be."""
        value = self._entries[name].value if name in self else None
        return not (
            value is None or isinstance(value, MappingNode) or is_missing(value)
        )

    def key(self, name: str) -> ScalarNode:
        """The node of the key itself, for its position."""
        return self._entries[name].key

    def node(self, name: str) -> Node | None:
        """The value of a key, of any kind; None if the key is missing or has no value."""
        assert name in self.shape.keys
        entry = self._entries.get(name)
        if entry is None:
            return None
        if is_missing(entry.value):
            self._wrong(name, entry.value)
            return None
        return entry.value

    def json_value(self, name: str) -> Node | None:
        """The value of a key that takes a JSON value."""
        node = self.node(name)
        if node:
            check_values(node, self._report, self._entries.get("type"))
        return node

    def json_values(self, name: str) -> tuple[Node, ...]:
        """The items of a key that takes a list of JSON values."""
        items = self.items(name)
        for item in items:
            check_values(item, self._report, self._entries.get("type"))
        return items

    def scalar(self, name: str) -> ScalarNode | None:
        """The value of a key that takes a scalar."""
        node = self.node(name)
        if node is None or isinstance(node, ScalarNode):
            return node
        self._wrong(name, node)
        return None

    def text(self, name: str) -> Text | None:
        """The value of a key that takes text."""
        node = self.scalar(name)
        return text_of(node, self._report) if node else None

    def prose(self, name: str) -> str:
        """The text of a key without the line break at its end; empty if the key is missing."""
        text = self.text(name)
        return text.text.removesuffix("\n") if text else ""

    def type_expr(self, name: str, *, nullable: bool = False) -> TypeExpr | None:
        """The value of a key that takes a type. With `nullable` it may end in `?`."""
        if self.is_meant(name):
            return None
        if not self.is_scalar(name):
            self.wrong(name, hints.type_list(self.node(name), self._name))
            return None
        return self.target(name, nullable=nullable)

    def target(self, name: str, *, nullable: bool = False) -> TypeExpr | None:
        """Like `type_expr`, for keys that no unknown key can stand for."""
        node = self.scalar(name)
        if node is None:
            return None
        text = part_of(node, 0, len(node.text))
        return typeexpr.parse(text, self._report, nullable=nullable)

    def flag(self, name: str) -> bool:
        """The value of a key that takes `true` or `false`; False when absent."""
        node = self.scalar(name)
        if node is None:
            return False
        if not (node.plain and node.text in ("true", "false")):
            self._wrong(name, node)
        return node.text == "true"

    def choice(
        self, name: str, words: type[E], *, kind: DiagnosticKind = WRONG_YAML_KIND
    ) -> E | None:
        """The value of a key that takes one of a few words."""
        node = self.scalar(name)
        if node is None:
            return None
        try:
            return words(node.text)
        except ValueError:
            allowed = [str(word.value) for word in words]
            self._report.add(
                kind,
                node.span,
                f"`{node.text}` is not a value of `{name}`",
                notes=("it takes " + ", ".join(f"`{word}`" for word in allowed),),
                help=hints.choice(name, node.text, allowed),
            )
            return None

    def number(self, name: str) -> float | None:
        """The value of a key that takes a positive number."""
        node = self.scalar(name)
        if node is None:
            return None
        if node.plain and re.fullmatch(_NUMBER, node.text):
            value = float(node.text)
            if 0 < value < math.inf:
                return value
        message = f"`{name}` of {self._what} takes a number above 0"
        is_quoted = not node.plain and re.fullmatch(_NUMBER, node.text)
        help = hints.seconds(node.text)
        if is_quoted:
            help = (f"without quotes: `{name}: {node.text}`",)
        written = "text in quotes" if is_quoted else f"`{node.text}`"
        self._report.add(
            WRONG_YAML_KIND, node.span, f"{message}, not {written}", help=help
        )
        return None

    def members(self, name: str) -> tuple[Entry, ...]:
        """The entries of a key that takes a mapping of names; none if the key is missing."""
        if name not in self:
            return ()
        node = self._entries[name].value
        entries = node.entries if isinstance(node, MappingNode) else ()
        if self.is_unread(name):
            self._wrong(name, node)
        elif not entries and (empty := self.shape.keys[name].empty):
            message = f"{self._what} has no {name}"
            self._report.add(empty, self.key(name).span, message)
        elif is_missing(node):
            self._report.add(
                EMPTY_TYPE_BODY,
                self.key(name).span,
                f"`{name}` of {self._what} is empty",
                help=(f"write `{name}: {{}}` if that is meant",),
            )
        return entries

    def items(self, name: str) -> tuple[Node, ...]:
        """The items of a key that takes a list."""
        node = self.node(name)
        if node is None:
            return ()
        if not isinstance(node, SequenceNode):
            self._wrong(name, node)
            return ()
        return node.items

    def listed(self, name: str) -> tuple[Entry | Node, ...]:
        """The entries of a key that takes a mapping of names, or the items if it is a list."""
        return self.items(name) if self.is_list(name) else self.members(name)

    def wrong(self, name: str, help: tuple[str, ...]) -> None:
        """Reports that the value of a key is of the wrong kind."""
        takes = self.shape.keys[name].kind.value
        message = f"`{name}` of {self._what} takes {takes}"
        wrong_kind(self._entries[name].value, message, self._report, *help)

    def _wrong(self, name: str, node: Node) -> None:
        self.wrong(name, hints.wrong(self.shape.keys[name], node))
