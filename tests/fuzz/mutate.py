"""Small damages to files: bytes, lines, indents, words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeAlias

from .case import Case

Damage: TypeAlias = Callable[[bytes, Random, Sequence[bytes]], bytes]


def mutate(case: Case, chance: Random, words: Sequence[bytes]) -> Case:
    """One file of a case, damaged one to three times."""
    name = chance.choice(list(case.files))
    data = case.files[name]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(_DAMAGES)(data, chance, words)
    return Case({**case.files, name: data})


def _flip(data: bytes, chance: Random, words: Sequence[bytes]) -> bytes:
    if not data:
        return data
    changed = bytearray(data)
    changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: Random, words: Sequence[bytes]) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + data[start + chance.randint(1, 20) :]


def _insert(data: bytes, chance: Random, words: Sequence[bytes]) -> bytes:
    at = chance.randint(0, len(data))
    return (
        data[:at] + chance.choice(words) * chance.choice((1, 1, 1, 2, 100)) + data[at:]
    )


def _replace_word(data: bytes, chance: Random, words: Sequence[bytes]) -> bytes:
    parts = data.split(b" ")
    parts[chance.randrange(len(parts))] = chance.choice(words)
    return b" ".join(parts)


def _swap_words(data: bytes, chance: Random, words: Sequence[bytes]) -> bytes:
    parts = data.split(b" ")
    one, other = (chance.randrange(len(parts)) for _ in range(2))
    parts[one], parts[other] = parts[other], parts[one]
    return b" ".join(parts)


def _lines(data: bytes, chance: Random, words: Sequence[bytes]) -> bytes:
    """Copies, moves or drops a few lines."""
    lines = data.splitlines(keepends=True)
    start = chance.randint(0, len(lines))
    block = lines[start : start + chance.randint(1, 5)]
    if chance.random() < 0.6:
        del lines[start : start + len(block)]
    if chance.random() < 0.8:
        at = chance.randint(0, len(lines))
        lines[at:at] = block
    return b"".join(lines)


def _indent(data: bytes, chance: Random, words: Sequence[bytes]) -> bytes:
    """Moves a few lines to the side."""
    lines = data.splitlines(keepends=True)
    start = chance.randint(0, len(lines))
    by = chance.choice((-4, -2, -1, 1, 2, 4))
    for index in range(start, min(len(lines), start + chance.randint(1, 5))):
        lines[index] = lines[index][-by:] if by < 0 else b" " * by + lines[index]
    return b"".join(lines)


_DAMAGES: Sequence[Damage] = (
    *(_flip, _cut, _insert, _replace_word, _swap_words, _lines, _indent),
)
