"""Values that are changed in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from nexigon_gen.ir.jsontext import JsonValue

from .scalars import ODD

_INSERTED: tuple[str, ...] = ("", *"0159-+:TZz=A\n ")


class Mutations:
    """Random changes; `names` are keys and texts that mean something somewhere."""

    def __init__(self, names: Sequence[str], random: Random) -> None:
        self._names = (*names, "zz", "")
        self._random = random

    def of(self, value: JsonValue) -> JsonValue:
        """The value with one change somewhere in it."""
        match value:
            case str() if value and self._random.random() < 0.6:
                return self._edited(value)
            case Mapping() if value and self._random.random() < 0.9:
                return self._within_object(value)
            case Sequence() if value and not isinstance(value, str):
                index = self._random.randrange(len(value))
                return [*value[:index], self.of(value[index]), *value[index + 1 :]]
            case _:
                return self._other()

    def _within_object(self, value: Mapping[str, JsonValue]) -> JsonValue:
        key = self._random.choice([*value])
        rest = {name: member for name, member in value.items() if name != key}
        match self._random.randrange(8):
            case 0:
                return rest
            case 1:
                return {**value, self._random.choice(self._names): self._other()}
            case 2:
                return {**rest, self._random.choice(self._names): value[key]}
            case _:
                return {**value, key: self.of(value[key])}

    def _edited(self, text: str) -> str:
        place = self._random.randrange(len(text) + 1)
        added = self._random.choice(_INSERTED)
        skipped = self._random.randrange(2)
        return text[:place] + added + text[place + skipped :]

    def _other(self) -> JsonValue:
        if self._random.random() < 0.3:
            return self._random.choice(self._names)
        return self._random.choice(ODD)
