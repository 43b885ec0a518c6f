"""Specs that cannot be text files with marks in them: bytes, and where they are wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from nexigon_gen.syntax.file import MAX_BYTES
from nexigon_gen.syntax.yaml import MAX_NODES

HEAD = b"spec: 1\napi: Raw\nnamespace: raw\n"

Place: TypeAlias = tuple[int, int]
"""Line and column."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a spec, and the places at which it has the fault `code`."""

    code: str
    what: str
    data: bytes
    places: tuple[Place, ...] = ()

    def __str__(self) -> str:
        return f"{self.code}_{self.what}"


def hidden(what: str, character: str) -> Raw:
    """A character that no editor shows, in the middle of a text."""
    data = HEAD + f"docs: é🙂{character}x\n".encode()
    return Raw("NXG117", what, data, ((4, 9),))


INVALID = (
    Raw("NXG002", "byte", HEAD + b"docs: \xff\n", ((4, 7),)),
    Raw("NXG002", "latin_1", HEAD + "docs: Größe\n".encode("latin-1"), ((4, 9),)),
    Raw("NXG002", "after_wide", HEAD + "docs: 名🙂".encode() + b"\x80", ((4, 9),)),
    Raw("NXG002", "cut_off", HEAD + "docs: 🙂".encode()[:-1], ((4, 7),)),
    Raw("NXG002", "surrogate", HEAD + b"docs: \xed\xa0\x80", ((4, 7),)),
    Raw("NXG002", "overlong", HEAD + b"docs: \xc0\xaf", ((4, 7),)),
    Raw("NXG002", "crlf", HEAD.replace(b"\n", b"\r\n") + b"\r\n \xfe", ((5, 2),)),
    Raw("NXG002", "utf_16", "spec: 1".encode("utf-16"), ((1, 1),)),
    Raw("NXG004", "nothing", b"", ((1, 1),)),
    Raw("NXG004", "bom", b"\xef\xbb\xbf", ((1, 1),)),
    Raw("NXG004", "blanks", b"\n  \n\r\n", ((1, 1),)),
    Raw("NXG004", "marker", b"---\n...\n", ((1, 1),)),
    Raw("NXG009", "crlf", HEAD.replace(b"\n", b"\r\n") + b"<<<<<<<\r\n", ((4, 1),)),
    Raw("NXG009", "base", HEAD + b"||||||| 0123abc\n", ((4, 1),)),
    Raw("NXG101", "crlf", HEAD.replace(b"\n", b"\r\n") + b"docs: [\r\n}", ((5, 1),)),
    Raw("NXG101", "wide", HEAD + "docs: '名🙂' x".encode(), ((4, 12),)),
    Raw("NXG101", "end", HEAD + b"types: {A: string\n", ((4, 8),)),
    Raw("NXG108", "crlf", HEAD.replace(b"\n", b"\r\n") + b"docs:\tx\r\n", ((4, 6),)),
    Raw("NXG108", "trailing", HEAD + b"docs: x \t \n", ((4, 9),)),
    Raw(
        "NXG111",
        "nodes",
        HEAD + b"docs: [" + b"a," * MAX_NODES,
        ((4, 2 * MAX_NODES - 10),),
    ),
    hidden("bidi", "\u202e"),
    hidden("mark", "\u200f"),
    hidden("bom", "\ufeff"),
    hidden("null", "\0"),
    hidden("escape", "\x1b"),
    hidden("next_line", "\x85"),
    hidden("line_separator", "\u2028"),
    hidden("not_a_character", "\uffff"),
    hidden("tag", "\U000e0041"),
    hidden("no_width", "\u200b"),
    hidden("filler", "\u3164"),
    Raw("NXG117", "each", HEAD + b"docs: \x01\x02", ((4, 7), (4, 8))),
    Raw("NXG201", "bom", b"\xef\xbb\xbfspek: 1\n" + HEAD, ((1, 1),)),
    Raw("NXG201", "crlf", HEAD.replace(b"\n", b"\r\n") + b"doc: x\r\n", ((4, 1),)),
    Raw("NXG201", "cr", HEAD.replace(b"\n", b"\r") + b"doc: x\r", ((4, 1),)),
    Raw(
        "NXG301",
        "wide",
        HEAD + "types: {A: {fields: {a: {docs: '名🙂', type: B}}}}".encode(),
        ((4, 44),),
    ),
)

NEAR = (
    Raw("NXG002", "utf_8", HEAD + "docs: Größe 名 🙂\n".encode()),
    Raw("NXG002", "bom", b"\xef\xbb\xbf" + HEAD),
    Raw("NXG002", "crlf", HEAD.replace(b"\n", b"\r\n")),
    Raw("NXG002", "cr", HEAD.replace(b"\n", b"\r")),
    Raw("NXG003", "limit", HEAD + b"#" * (MAX_BYTES - len(HEAD))),
    Raw("NXG004", "no_line_end", HEAD.rstrip(b"\n")),
    Raw("NXG111", "many", HEAD + b"docs: x  #" + b"a," * MAX_NODES),
    Raw("NXG117", "joiners", HEAD + "docs: 👩\u200d👩\u200d👧 \xad\xa0\n".encode()),
    Raw("NXG117", "escaped", HEAD + b'docs: "\\u202e\\0\\e"\n'),
)
