"""YAML text → Node tree.

Built on the parser's events, not on `compose`: events carry anchors and tags, and
neither of PyYAML's two loaders recurses to make them, so limits of our own hold for
both. The subset accepted here means the same in every YAML reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NoReturn

import yaml

from ..text.kinds import (
    ANCHOR_OR_ALIAS,
    EMPTY_DOCUMENT,
    MERGE_KEY,
    MULTIPLE_DOCUMENTS,
    NESTING_TOO_DEEP,
    TAG_NOT_ALLOWED,
    TOO_MANY_NODES,
    DiagnosticKind,
)
from ..text.report import Report
from ..text.span import Source, Span
from ..values import dataclass, field
from . import hazards
from . import node as nodes
from .node import Entry, MappingNode, Node, ScalarNode, SequenceNode, Unreadable

MAX_DEPTH = 64
"""Deepest nesting of mappings and lists."""
MAX_NODES = 100_000
"""Most nodes in one file."""
_START = "write `spec: 1` and `namespace: name`, each on a line"
MAX_FOREIGN_NODES = 2_000_000
"""Most nodes in a document of others, aliases written out."""
_TAGGED = (yaml.ScalarEvent, yaml.CollectionStartEvent)
"""What may have a tag: every node but an alias."""


def parse(source: Source, report: Report, *, is_foreign: bool = False) -> Node | None:
    """The one document of `source`, or None after an error that ends the file. That of
    others (`is_foreign`) may be larger, and have anchors and aliases."""
    if not is_foreign and not hazards.check_layout(source, report):
        return None
    loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    # `yaml.parse` asks twice for each event, whether there is one and which.
    events: Iterator[yaml.Event] = iter(loader(source.text).get_event, None)
    most = MAX_FOREIGN_NODES if is_foreign else MAX_NODES
    builder = _NodeBuilder(source, report, events, is_foreign=is_foreign, most=most)
    with suppress(Unreadable):
        try:
            return builder.document()
        except yaml.MarkedYAMLError as error:
            builder.look_ahead(error)
            hazards.report_syntax_error(source, report, error)
    return None


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A node that aliases stand for, with its nodes and its levels."""

    node: Node
    nodes: int
    levels: int


@dataclass(slots=True)
class _NodeBuilder:
    source: Source
    report: Report
    events: Iterator[yaml.Event]
    is_foreign: bool
    most: int
    anchors: dict[str, _Anchored] = field(default_factory=dict[str, "_Anchored"])
    nodes: int = 0
    depth: int = 0
    deepest: int = 0
    flow: int = 0
    opened: int = 0
    last_end: int = 0
    is_merged: bool = False
    poisoned: bool = False

    def document(self) -> Node | None:
        """Reads the stream; an empty one and a second document are errors."""
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self.stop(
                        MULTIPLE_DOCUMENTS,
                        self.span(event),
                        "a spec file holds one YAML document",
                        "take the `---` away, or put what follows into another file",
                    )
                root = self.node(next(self.events))
        if root is None or (isinstance(root, ScalarNode) and root.is_missing):
            place = Span(self.source, 0, 0)
            message = f"file `{self.source.name}` is empty"
            help = () if self.is_foreign else (_START,)
            self.report.add(EMPTY_DOCUMENT, place, message, help=help)
            return None
        # What an alias or a merge key stands for is missing: no telling what is wrong
        # with the rest.
        return None if self.poisoned else root

    def look_ahead(self, error: yaml.MarkedYAMLError) -> None:
        """Stops where the text that `error` was found in is nested too deeply.

        A loader scans up to 1,024 characters ahead of its events, and some releases of
        libyaml stop there at a depth of their own. The pure loader has none.
        """
        mark = error.problem_mark or error.context_mark
        start = max(self.opened, self.last_end)
        ahead = self.source.text[start : mark.index if mark else None]
        depth = self.depth
        with suppress(yaml.YAMLError):  # it ends in the middle of something
            for event in yaml.parse(ahead, Loader=yaml.SafeLoader):
                if isinstance(event, yaml.CollectionStartEvent):
                    depth += 1
                    if depth > MAX_DEPTH:
                        self.too_deep(self.span(event, start))
                elif isinstance(event, yaml.CollectionEndEvent):
                    depth -= 1

    def too_deep(self, span: Span) -> NoReturn:
        self.stop(NESTING_TOO_DEEP, span, f"nesting is deeper than {MAX_DEPTH} levels")

    def too_many(self, event: yaml.Event) -> NoReturn:
        message = f"more than {self.most:,} nodes in one file"
        self.stop(TOO_MANY_NODES, self.span(event), message)

    def node(self, event: yaml.Event) -> Node:
        """The node that starts with `event`."""
        self.nodes += 1
        if self.nodes > self.most:
            self.too_many(event)
        if isinstance(event, yaml.ScalarEvent) and not (event.anchor or event.tag):
            return self.scalar(event)  # as most are
        before, above = self.nodes - 1, self.deepest
        self.deepest = self.depth
        node = self.new(event)
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            levels = self.deepest - self.depth
            self.anchors[event.anchor] = _Anchored(node, self.nodes - before, levels)
        self.deepest = max(self.deepest, above)
        return node

    def deepen(self, levels: int, event: yaml.Event) -> None:
        """Notes how deep the text is, up to as deep as it may be."""
        self.deepest = max(self.deepest, self.depth + levels)
        if self.depth + levels > MAX_DEPTH:
            self.too_deep(self.span(event))

    def new(self, event: yaml.Event) -> Node:
        """Reads the node that starts with `event`."""
        if isinstance(event, yaml.AliasEvent):
            if self.is_foreign and (found := self.anchors.get(event.anchor or "")):
                self.nodes += found.nodes
                if self.nodes > self.most:
                    self.too_many(event)
                self.deepen(found.levels, event)
                return found.node
            if not self.is_merged:  # the merge key is what is wrong
                self.no_anchor(self.span(event), f"alias `*{event.anchor}`")
            self.poisoned = True
            return ScalarNode(self.span(event), "", True)
        assert isinstance(event, _TAGGED)
        self.check_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        self.depth += 1
        self.deepen(0, event)
        _, self.opened = _offsets(event)
        is_flow = bool(event.flow_style)
        self.flow += is_flow
        if isinstance(event, yaml.MappingStartEvent):
            node: Node = self.mapping(event)
        else:
            node = self.sequence(event)
        self.depth -= 1
        self.flow -= is_flow
        return node

    def scalar(self, event: yaml.ScalarEvent) -> ScalarNode:
        start, end = _offsets(event)
        text, is_plain = event.value, not event.style
        if is_plain and not text:
            # The mark of a missing value is wherever the next token starts.
            start = end = self.last_end
        elif event.style in ("|", ">"):
            end = start + len(self.source.text[start:end].rstrip())
        self.last_end = end
        span = Span(self.source, start, end)
        if is_plain and not self.is_foreign:
            if self.flow and "?" in text:
                hazards.report_question(span, text, self.report)
            if " " in text:
                hazards.check_comment(span, self.report)
        return ScalarNode(span, text, is_plain)

    def mapping(self, start: yaml.Event) -> MappingNode:
        entries: dict[str, Entry] = {}
        merged: list[Entry] = []
        while type(event := next(self.events)) is not yaml.MappingEndEvent:
            key = self.node(event)
            if not isinstance(key, ScalarNode):
                self.is_merged = False
                self.node(next(self.events))
                hazards.report_key(key, self.report)
                continue
            self.is_merged = key.text == "<<" and key.plain
            value = self.node(next(self.events))
            if key.text == "<<" and self.is_foreign and isinstance(value, MappingNode):
                merged += value
            elif key.text == "<<" and key.plain:
                message = "merge keys (`<<`) are not allowed"
                help = ("take the `<<` away, and write the entries out",)
                self.report.add(MERGE_KEY, key.span, message, help=help)
                self.poisoned = True
            elif first := entries.get(key.text):
                advice = _join(key.text, first.value, value)
                hazards.report_duplicate(key, first.key, self.report, advice)
                if nodes.is_missing(first.value):  # which would be told as well
                    entries[key.text] = Entry(key, value)
            else:
                entries[key.text] = Entry(key, value)
        for each in merged:
            entries.setdefault(each.key.text, each)
        return MappingNode(self.collection_span(start, event), tuple(entries.values()))

    def sequence(self, start: yaml.Event) -> SequenceNode:
        items: list[Node] = []
        while type(event := next(self.events)) is not yaml.SequenceEndEvent:
            items.append(self.node(event))
        return SequenceNode(self.collection_span(start, event), tuple(items))

    def collection_span(self, start: yaml.Event, end: yaml.Event) -> Span:
        """Ends with the bracket, or with the last child of a block collection (whose
        own end mark is the start of the next token)."""
        (begin, _), (_, stop) = _offsets(start), _offsets(end)
        if self.source.text[begin : begin + 1] not in ("{", "["):
            stop = max(self.last_end, begin)
        self.last_end = stop
        return Span(self.source, begin, stop)

    def check_properties(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent
    ) -> None:
        """Refuses anchors and tags."""
        if self.is_foreign:
            return
        if event.anchor is not None:
            self.no_anchor(self.span(event), f"anchor `&{event.anchor}`")
        tag: str | None = event.tag
        if tag is not None:
            self.report.add(
                TAG_NOT_ALLOWED,
                self.span(event),
                f"YAML tag `{tag}` is not allowed",
                help=("remove the tag; the language decides what a value is",),
            )

    def no_anchor(self, span: Span, what: str) -> None:
        self.report.add(
            ANCHOR_OR_ALIAS,
            span,
            f"{what} is not allowed",
            help=("give the shared part a name as a type, or write it out",),
        )

    def span(self, event: yaml.Event, base: int = 0) -> Span:
        """Where an event is, in a text that starts at `base`."""
        start, end = _offsets(event)
        return Span(self.source, base + start, base + end)

    def stop(
        self, kind: DiagnosticKind, span: Span, message: str, *help: str
    ) -> NoReturn:
        self.report.add(kind, span, message, help=help)
        raise Unreadable


def _offsets(event: yaml.Event) -> tuple[int, int]:
    """Where an event starts and ends."""
    assert event.start_mark and event.end_mark  # both loaders set them
    return event.start_mark.index, event.end_mark.index


def _join(key: str, first: Node, second: Node) -> tuple[str, ...]:
    """Help for a key that is given twice."""
    if isinstance(first, MappingNode) and isinstance(second, MappingNode):
        return (f"put the entries of both under the first `{key}`",)
    return (f"leave one `{key}` out",)
