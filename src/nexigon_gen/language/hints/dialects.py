"""Reader of type expressions as other languages write them: `dict[str, list[int]]`.

Only help is made of what it finds, and only after an error.
"""

from __future__ import annotations

import re

from ...values import dataclass
from . import words

_TOKEN = re.compile(
    r"\s*(?:(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:(?:\.|::)[A-Za-z_][A-Za-z0-9_]*)*"
    r"(?:-time\b)?)"
    r"|(?P<text>'[^']*'|\"[^\"]*\"|`[^`]*`|“[^”]*”|‘[^’]*’)"
    r"|(?P<number>[0-9]+)"
    r"|(?P<sign>\[\]|[-<>()\[\],|?!*&:{}=])"
    r"|(?P<end>$)|(?P<other>\S))"
)
_MAX = 400
_MAX_SIGNS = 30
_SCALARS = frozenset(words.SCALARS.values()) | {"string", "u8", "i8", "u16", "i16"}
_OWN = _SCALARS | {"list", "map", "tuple"}
_CLOSING = {"<": ">", "[": "]", "(": ")"}
_BEHIND = re.compile(r"\s+(not\s+null|required|optional|nullable|null)$", re.IGNORECASE)
_ANY_MORE = re.compile(r"\b[Tt]uple\[(.*),\s*\.\.\.\s*\]")
"""`tuple[str, ...]`"""
_SIZED = ("string", "bytes")


@dataclass(frozen=True, slots=True)
class Foreign:
    """A type as it is written here.

    Args:
        text: The type, without what says that it may be absent.
        optional: Whether it may be absent.
        one_of: The types of a union, or the values of an enum when `is_enum`; then
            `text` is empty.
    """

    text: str
    optional: bool = False
    one_of: tuple[str, ...] = ()
    is_enum: bool = False

    @property
    def inner(self) -> str:
        """The type as an argument, where a `?` may follow it."""
        return self.text + "?" * self.optional


def translate(text: str) -> Foreign | None:
    """What an expression of another language means, None where it makes no sense or
    says nothing that is not written so here."""
    if len(text) > _MAX or sum(map(text.count, "<[(*&")) > _MAX_SIGNS:
        return None
    behind = None if "|" in text else _BEHIND.search(text)
    body = _ANY_MORE.sub(r"list[\1]", text[: behind.start()] if behind else text)
    try:
        reader = _DialectReader(body)
        found = reader.union()
        if reader.kind != "end":
            return None
    except _Strange:
        return None
    if behind and behind[1].lower() in ("optional", "nullable", "null"):
        found = Foreign(found.text, True, found.one_of, is_enum=found.is_enum)
    return None if found.text == text.strip() and not found.one_of else found


def listed(item: str) -> str:
    """The list of what an expression of another language means."""
    found = translate(f"[{item}]")
    return found.text if found and found.text else f"list<{item}>"


def scalar(word: str) -> str:
    """The type that a word stands for; the word itself when it is not foreign."""
    last = re.split(r"\.|::", word)[-1]
    lower = last.lower()
    if lower in words.MONEY:
        return "string"
    if lower in _OWN:
        return lower
    return words.SCALARS.get(lower, last)


class _Strange(Exception):
    """The expression is in no language we know."""


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
        parts = [self.prefixed()]
        while self.token == "|":
            self._advance()
            parts.append(self.prefixed())
        return _either(parts)

    def prefixed(self) -> Foreign:
        """`repeated A`, `[]A`, `*A`, `array of A`"""
        word = self.token.lower()
        if self.token in ("*", "&"):
            self._advance()
            found = self.prefixed()
            return Foreign(found.text, self.token == "*" or found.optional)
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
        elif word in words.BEFORE:
            found = self.prefixed()
            if word == "repeated":
                return Foreign(f"list<{found.inner}>")
            is_optional = word in ("optional", "nullable") or found.optional
            return Foreign(found.text, is_optional, found.one_of, is_enum=found.is_enum)
        raise _Strange

    def _peek(self, kind: str, apart: int = 1) -> bool:
        """Whether a token of that kind follows, with so many blanks before it or more."""
        match, least = _TOKEN.match(self._text, self._end), self._end + apart
        return bool(match and match.lastgroup == kind and match.start(kind) >= least)

    def _suffixed(self, found: Foreign) -> Foreign:
        while self.token in ("[]", "[", "?", "!"):
            sign = self._advance()
            if sign == "[]":
                found = Foreign(f"list<{found.inner}>")
            elif sign == "?":
                found = Foreign(found.text, True, found.one_of, is_enum=found.is_enum)
            elif sign == "[":
                size = self._advance()
                if not size.isdigit():
                    raise _Strange
                self._expect("]")
                sized = found.text in _SIZED
                found = Foreign(
                    f"{found.text}({size}..{size})" if sized else f"list<{found.inner}>"
                )
        return found

    def _atom(self) -> Foreign:
        if self.kind == "text":
            text = self._advance()[1:-1]
            return Foreign("", one_of=(text,), is_enum=True)
        if self.token in ("(", "["):
            closing = _CLOSING[self._advance()]
            inner = self.union()
            self._expect(closing)
            return inner if closing == ")" else Foreign(f"list<{inner.inner}>")
        if self.kind != "name":
            raise _Strange
        name = self._advance()
        if self.token == "{":
            self._advance()
            self._expect("}")
            return Foreign("any")
        if self.token in _CLOSING and not (
            self.token == "[" and self._peek("number", apart=0)
        ):
            return self._generic(name)
        if name.lower() in words.OPTIONS | {"enum", "union", "literal"}:
            raise _Strange
        return Foreign(scalar(name))

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
        return _applied(name, opening, args)

    def _skip(self, opening: str) -> None:
        """Goes on behind the bracket that closes `opening`."""
        depth = 1
        while depth and self.kind != "end":
            sign = self._advance()
            depth += (sign == opening) - (sign == _CLOSING[opening])

    def _expect(self, sign: str) -> None:
        if self._advance() != sign:
            raise _Strange


def _applied(name: str, opening: str, args: list[Foreign]) -> Foreign:
    """What `name` is with these arguments."""
    word = re.split(r"\.|::", name)[-1].lower()
    numbers = [each.text for each in args if each.text.isdigit()]
    if opening == "(" and numbers and len(numbers) == len(args):
        return _sized(word, numbers)
    if word in ("enum", "literal"):
        values = [*(each.one_of[0] if each.is_enum else each.text for each in args)]
        return Foreign("", one_of=tuple(values), is_enum=True)
    if word in ("union", "oneof", "anyof", "either"):
        return _either(args)
    if not args or any(each.one_of for each in args):
        raise _Strange
    types = [each for each in args if not each.text.isdigit()]
    if word in words.OPTIONS and len(types) == 1:
        return Foreign(types[0].text, True)
    if word == "tuple":
        return Foreign(f"tuple<{', '.join(each.inner for each in types)}>")
    if word in words.LISTS:
        same = {each.inner for each in types}
        return Foreign(f"list<{same.pop() if len(same) == 1 else 'any'}>")
    if word in words.MAPS:
        return Foreign(f"map<string, {types[-1].inner}>")
    if word in words.WRAPPERS and types:
        return types[0]
    if opening == "(":
        raise _Strange
    if word in words.SCALARS:  # `DateTime<Utc>`
        return Foreign(words.SCALARS[word])
    return Foreign(f"{name}<{', '.join(each.inner for each in args)}>")


def _sized(word: str, numbers: list[str]) -> Foreign:
    """`varchar(255)`, `char(2)`, `decimal(10, 2)`"""
    if word in words.MONEY:
        return Foreign("string")
    type_ = scalar(word)
    if type_ not in _SIZED or len(numbers) > 1:
        raise _Strange
    low = numbers[0] if word in ("char", "character", "bpchar") else ""
    return Foreign(f"{type_}({low}..{numbers[0]})")


def _either(parts: list[Foreign]) -> Foreign:
    """One of several: the null among them makes the rest optional."""
    rest = [each for each in parts if each.text != "unit"]
    optional = len(rest) < len(parts) and len(parts) > 1
    if not optional:
        rest = parts
    optional |= any(each.optional for each in rest)
    if len(rest) == 1:
        only = rest[0]
        return Foreign(only.text, optional, only.one_of, is_enum=only.is_enum)
    if all(each.is_enum for each in rest):
        values = tuple(value for each in rest for value in each.one_of)
        return Foreign("", optional, values, is_enum=True)
    if any(each.is_enum or each.one_of for each in rest):
        raise _Strange
    types = tuple(dict.fromkeys(each.text for each in rest))
    if len(types) == 1:
        return Foreign(types[0], optional)
    is_enum = all(each.islower() and each not in _OWN for each in types)
    return Foreign("", optional, types, is_enum=is_enum and "<" not in "".join(types))
