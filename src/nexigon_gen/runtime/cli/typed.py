"""Words as they are typed, with quotation marks: what they stand for, and where bash cuts
them."""

from __future__ import annotations

import os
import re
from typing import Final

_SPECIAL: Final = re.compile(r"[\s'\"\\$`!*?()<>|&;#~{}\[\]]")
"""What bash would not take for a part of a word."""

_BREAKS: Final = " \t\n\"'><=;|&(:"
"""Where bash cuts words, unless `COMP_WORDBREAKS` says otherwise."""


class TypedWord:
    """A word that is being typed."""

    def __init__(self, typed: str) -> None:
        breaks = os.environ.get("COMP_WORDBREAKS", _BREAKS)
        self._quote: str = ""
        """The quotation mark that is open at its end."""
        self._cut: int = 0
        """How much of the text bash leaves as it is when it completes the word."""
        self.text: str = ""
        """What it stands for."""
        characters = iter(typed)
        for character in characters:
            if character == "\\" and self._quote != "'":
                self.text += self._escaped(next(characters, ""))
            elif character == self._quote:
                self._quote = ""
            elif character in "'\"" and not self._quote:
                self._quote = character
                self._cut = len(self.text)
            else:
                self.text += character
                if not self._quote and character in breaks:
                    # The part that is completed begins with an @, and behind all others.
                    self._cut = len(self.text) - (character == "@")

    def _escaped(self, character: str) -> str:
        """What a character behind a backslash stands for."""
        is_kept = self._quote and character not in '"\\$`'
        return f"\\{character}" if is_kept else character

    def continued(self, word: str) -> str:
        """What is to stand in place of the part that bash completes.

        Args:
            word: The whole word, which begins with `text`.
        """
        rest = word[self._cut :]
        return rest if self._quote else _SPECIAL.sub(r"\\\g<0>", rest)
