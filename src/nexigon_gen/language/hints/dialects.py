"""Reader of type expressions as other languages write them: `dict[str, list[int]]`.

Only help is made of what it finds, and only after an error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import words
from .foreign_types import SIZED, Foreign, UntranslatableError, applied, either, scalar

_TOKEN = re.compile(
    r"\s*(?:(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:(?:\.|::)[A-Za-z_][A-Za-z0-9_]*)*"
    r"(?:-time\b)?)"
    r"|(?P<text>'[^']*'|\"[^\"]*\"|`[^`]*`|“[^”]*”|‘[^’]*’)"
    r"|(?P<number>[0-9]+)"
    r"|(?P<sign>\[\]|[-<>()\[\],;|?!*&:{}=])"
    r"|(?P<end>$)|(?P<other>\S))"
)
_MAX = 400
_MAX_SIGNS = 30
_CLOSING = {"<": ">", "[": "]", "(": ")"}
_BEHIND = re.compile(
    r"\s+(not\s+null|required|optional|option|nullable|null)$", re.IGNORECASE
)
_ANY_MORE = re.compile(r"\b[Tt]uple\[(.*),\s*\.\.\.\s*\]")
"""`tuple[str, ...]`"""
_LIFETIME = re.compile(r"&'\w+ ")
"""`&'static str`"""


def translate(text: str) -> Foreign | None:
    """What an expression of another language means, None where it makes no sense or
    says nothing that is not written so here."""
    if len(text) > _MAX or sum(map(text.count, "<[(*&")) > _MAX_SIGNS:
        return None
    behind = None if "|" in text else _BEHIND.search(text)
    body = _ANY_MORE.sub(r"list[\1]", text[: behind.start()] if behind else text)
    body = _LIFETIME.sub("&", body)
    try:
        reader = _DialectReader(body)
        found = reader.union()
        if reader.kind != "end":
            return None
    except UntranslatableError:
        return None
    if behind and behind[1].lower() in ("optional", "option", "nullable", "null"):
        found = Foreign(found.text, True, found.one_of, is_enum=found.is_enum)
    return None if found.text == text.strip() and not found.one_of else found


def listed(item: str) -> str:
    """The list of what an expression of another language means."""
    found = translate(f"[{item}]")
    return found.text if found and found.text else f"list<{item}>"


def tupled(items: Sequence[str]) -> str:
    """The tuple of what expressions of another language mean."""
    found = [translate(each) for each in items]
    own = (
        each.inner if each and each.text else item
        for each, item in zip(found, items, strict=True)
    )
    return f"tuple<{', '.join(own)}>"


class _DialectReader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0
        self.kind = ""
        self.token = ""
        self._advance()

    def _advance(self) -> str:
        before = self.token
        match = _TOKEN.match(self._text, self._end)
        assert match  # the last alternative takes any character
        self.kind = match.lastgroup or "end"
        self.token = match[self.kind]
        self._end = match.end()
        return before

    def union(self) -> Foreign:
        """`A | B`, `A | null`"""
        if self.token == "|":
            self._advance()
        parts = [self._member()]
        while self.token == "|":
            self._advance()
            parts.append(self._member())
        return either(parts)

    def _member(self) -> Foreign:
        """One of several, which may be a number: `1 | 2`"""
        if self.kind != "number" or "|" not in self._text:
            return self.prefixed()
        return Foreign("", one_of=(self._advance(),), is_enum=True)

    def prefixed(self) -> Foreign:
        """`repeated A`, `[]A`, `*A`, `array of A`"""
        word = self.token.lower()
        if self.token in ("*", "&"):
            self._advance()
            found = self.prefixed()
            return Foreign(found.text, self.token == "*" or found.optional)
        if self.token == "?":
            self._advance()
            return Foreign(self.prefixed().text, True)
        if self.token == "[]":
            self._advance()
            return Foreign(f"list<{self.prefixed().inner}>")
        if self.kind == "name" and self._peek("name"):
            return self._phrase(word)
        return self._suffixed(self._atom())

    def _phrase(self, word: str) -> Foreign:
        self._advance()
        if self.token.lower() == "of" and self._peek("name"):
            self._advance()
            inner = self.prefixed().inner
            if word in words.LISTS:
                return Foreign(f"list<{inner}>")
            if word in words.MAPS:
                return Foreign(f"map<string, {inner}>")
        elif word == "unsigned":
            return Foreign(self.prefixed().text.replace("i", "u", 1))
        elif word == "keyof":
            self.prefixed()
            return Foreign("string")
        elif word in words.TRAITS:
            self.prefixed()
            while self.token == "+":
                self._advance()
                self.prefixed()
            return Foreign("any")
        elif word in words.BEFORE | words.OPTIONS:
            found = self.prefixed()
            if word == "repeated":
                return Foreign(f"list<{found.inner}>")
            is_optional = word in words.OPTIONS or found.optional
            return Foreign(found.text, is_optional, found.one_of, is_enum=found.is_enum)
        raise UntranslatableError

    def _peek(self, kind: str, apart: int = 1) -> bool:
        """Whether a token of that kind follows, with so many blanks before it or more."""
        match, least = _TOKEN.match(self._text, self._end), self._end + apart
        return bool(match and match.lastgroup == kind and match.start(kind) >= least)

    def _suffixed(self, found: Foreign) -> Foreign:
        while self.token in ("[]", "[", "?", "!"):
            sign = self._advance()
            if sign in ("[]", "[") and not found.text:
                raise UntranslatableError  # a list of what has no name yet
            if sign == "[]":
                found = Foreign(f"list<{found.inner}>")
            elif sign == "?":
                found = Foreign(found.text, True, found.one_of, is_enum=found.is_enum)
            elif sign == "[":
                size = self._advance()
                if not size.isdigit():
                    raise UntranslatableError
                self._expect("]")
                sized = found.text in SIZED
                found = Foreign(
                    f"{found.text}({size}..{size})" if sized else f"list<{found.inner}>"
                )
        return found

    def _atom(self) -> Foreign:
        if self.kind == "text":
            text = self._advance()[1:-1]
            return Foreign("", one_of=(text,), is_enum=True)
        if self.token in ("(", "["):
            return self._bracketed(_CLOSING[self._advance()])
        if self.token == "{":
            return self._indexed()
        if self.kind != "name":
            raise UntranslatableError
        name = self._advance()
        if self.token == "{":
            return self._braced(name)
        is_sized = self.token == "[" and self._peek("number", apart=0)
        if self.token in _CLOSING and not (is_sized and name != "Literal"):
            return self._generic(name)
        if name.lower() in words.OPTIONS | {"enum", "union", "literal"}:
            raise UntranslatableError
        return Foreign(scalar(name))

    def _bracketed(self, closing: str) -> Foreign:
        """`()`, `(A)`, `(A, B)`, `[A]`, `[A; 4]`, `[K: V]`, behind the bracket."""
        if self.token == closing:
            self._advance()
            return Foreign("unit")
        inner = [self.union()]
        if self.token == ":" and closing == "]":
            self._advance()
            inner.append(self.union())
            self._expect(closing)
            return applied("map", "<", inner)
        size = ""
        while self.token == ",":
            self._advance()
            inner.append(self.union())
        if self.token == ";":
            self._advance()
            size = self._advance()
            size = f"({size}..{size})" if size.isdigit() else ""
        self._expect(closing)
        if len(inner) > 1:
            return applied("tuple", "<", inner)
        return inner[0] if closing == ")" else applied("list", "<", inner, size)

    def _indexed(self) -> Foreign:
        """`{[key: string]: A}`"""
        for sign in ("{", "["):
            self._expect(sign)
        self._advance()
        self._advance()
        key = self.union()
        for sign in ("]", ":"):
            self._expect(sign)
        values = self.union()
        if self.token in (";", ","):
            self._advance()
        self._expect("}")
        return applied("map", "<", [key, values])

    def _braced(self, name: str) -> Foreign:
        """`interface{}`, `enum {A, B}`"""
        self._advance()
        values: list[str] = []
        while self.kind in ("name", "text") or self.token in (",", "|"):
            values += () if self.kind == "sign" else (self.token.strip("'\""),)
            self._advance()
        self._expect("}")
        if not values:
            return Foreign("any")
        return applied(name, "{", [Foreign(each) for each in values])

    def _generic(self, name: str) -> Foreign:
        opening = self._advance()
        args: list[Foreign] = []
        while self.token != _CLOSING[opening]:
            if self.kind == "number":
                args.append(Foreign(self._advance()))
            else:
                args.append(self.union())
            if name.rpartition(".")[2] == "Annotated":
                self._skip(opening)
                return args[0]
            if self.token == ":":  # `map<string: u8>`
                self.token = ","
            if self.token != ",":
                break
            self._advance()
        self._expect(_CLOSING[opening])
        if name == "map" and opening == "[" and len(args) == 1:  # Go's map[K]V
            return Foreign(f"map<string, {self.prefixed().inner}>")
        return applied(name, opening, args)

    def _skip(self, opening: str) -> None:
        """Goes on behind the bracket that closes `opening`."""
        depth = 1
        while depth and self.kind != "end":
            sign = self._advance()
            depth += (sign == opening) - (sign == _CLOSING[opening])

    def _expect(self, sign: str) -> None:
        if self._advance() != sign:
            raise UntranslatableError
