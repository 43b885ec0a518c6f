"""A key that the language does not have, and the key that it may stand for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from ...syntax.node import Entry
from ...text.suggest import closest, distance
from ..shape import Shape
from . import habits
from .keys import key


class UnknownKey:
    """A key that its mapping may not have.

    Args:
        entry: The key with its value.
        body: The whole mapping.
        shape: What the mapping describes; its keys are those that are allowed.
        name: The name of what it describes.
    """

    def __init__(
        self, entry: Entry, body: Sequence[Entry], *, shape: Shape, name: str
    ) -> None:
        self.entry = entry
        self.word = entry.key.text
        self.value = entry.value
        self.found = {each.key.text: each.value for each in body}
        self.shape = shape
        self.name = name

    @cached_property
    def meant(self) -> str | None:
        """The key of the language that the word stands for."""
        free = [each for each in self.shape.keys if each not in self.found]
        return (
            self._misspelt(free)
            or key(self.word, free)
            or key(self.word, self.shape.keys)
        )

    def _misspelt(self, free: Collection[str]) -> str | None:
        """The key that a word is but for one letter: more likely than another meaning."""
        if self.word in habits.NO_PLACE and (near := closest(self.word, free)):
            is_slip = len(near) == 1 and distance(self.word, near[0]) == 1
            return near[0] if is_slip else None
        return None

    @property
    def is_like_a_known_one(self) -> bool:
        """Whether a key that is allowed is spelled alike."""
        return bool(closest(self.word, self.shape.keys))
