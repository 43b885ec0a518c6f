"""Leftovers of values that YAML read in another way than they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..syntax.node import Entry, ScalarNode, is_missing
from ..text.kinds import FLOW_SPLIT_GENERIC, MISSING_SPACE_AFTER_COLON
from ..text.report import Report

_GLUED = r"([A-Za-z_]\w*\??)\s*[:=]\s*(?=\S)"


def whole(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries without what is left of a type that YAML cut at a comma, such as
    `{a: map<string, u8>}`; NXG115 is about the first part."""
    is_cut = False
    for entry in entries:
        if is_cut and is_missing(entry.value):
            is_cut = not entry.key.text.endswith(">")
            continue
        yield entry
        value = entry.value
        text = value.text if isinstance(value, ScalarNode) else ""
        is_cut = "<" in text and text.count("<") > text.count(">")


def meant(
    key: ScalarNode, entries: Mapping[str, Entry], report: Report
) -> tuple[str, ...]:
    """The keys that one without a value stands for, which is the rest of something else
    and is reported as that; none if it is just a key."""
    if glued := re.match(_GLUED, key.text):
        shown = f"{glued[1]}: {key.text[glued.end() :].strip()}"
        message = f"`{key.text}` is one word"
        help = (f"put a space behind the colon: `{shown}`",)
        report.add(MISSING_SPACE_AFTER_COLON, key.span, message, help=help)
        return (glued[1],)
    docs = entries.get("docs")
    text = docs.value if docs else None
    if not (isinstance(text, ScalarNode) and text.plain and " " in key.text):
        return ()
    whole_ = text.span.to(key.span)
    written = whole_.text
    report.add(
        FLOW_SPLIT_GENERIC,
        text.span,
        f"`{text.text}` was cut at the comma",
        notes=("between braces, YAML ends a value at a comma",),
        help=(f"quote the text: `{written!r}`",),
    )
    return ("docs",)
