"""Words as bash passes them to completion: with quotation marks, and cut at some
characters."""

from __future__ import annotations

import os
import re
from typing import Final

_SPECIAL: Final = re.compile(r"[\s'\"\\$`!*?()<>|&;#~{}\[\]]")
"""Characters that have to be escaped in a word of bash."""

_BREAKS: Final = " \t\n\"'><=;|&(:"
"""Characters at which bash cuts words, by default."""


class BashWord:
    """A word that may not be finished yet."""

    def __init__(self, typed: str) -> None:
        breaks = os.environ.get("COMP_WORDBREAKS", _BREAKS)
        self._quote: str = ""
        """The quotation mark that is still open; empty without one."""
        self._cut: int = 0
        """The length of the text before the last cut, which bash does not replace."""
        self.text: str = ""
        """The word without quotation marks and escapes."""
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
                    # bash replaces the text from an `@` on, and behind any other break.
                    self._cut = len(self.text) - (character == "@")

    def _escaped(self, character: str) -> str:
        """The text of a backslash and the character behind it."""
        is_kept = self._quote and character not in '"\\$`'
        return f"\\{character}" if is_kept else character

    def continued(self, word: str) -> str:
        """The text that replaces the part of the word that bash completes.

        Args:
            word: The whole candidate, which begins with `text`.
        """
        rest = word[self._cut :]
        return rest if self._quote else _SPECIAL.sub(r"\\\g<0>", rest)
