"""The fenced blocks of a page, and the Python program that they add up to.

A Python block that begins with `# name.py` is that file. All others are one program,
from the top of the page to its end; a `print(…)  # text` in it prints that text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from support.specs import ROOT

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (\w+\.py)\n")
_PRINTED = re.compile(r"^ *print\(.*\)  # (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file."""

    text: str

    def blocks(self, language: str) -> list[str]:
        """The blocks of a language."""
        return [text for found, text in _BLOCK.findall(self.text) if found == language]

    @property
    def program(self) -> str:
        """The blocks of Python that are no files, in order."""
        return "\n".join(b for b in self.blocks("python") if not _FILE.match(b))

    @property
    def printed(self) -> list[str]:
        """What the program prints, line by line."""
        return printed(self.program)

    def write_files(self, folder: Path) -> list[Path]:
        """Writes the blocks that are files."""
        paths: list[Path] = []
        for block in self.blocks("python"):
            if named := _FILE.match(block):
                paths.append(folder / named[1])
                paths[-1].write_text(block)
        return paths


def printed(program: str) -> list[str]:
    """What a program says that it prints, line by line."""
    return _PRINTED.findall(program)


def page(name: str) -> Page:
    """A page of the repository, by its path."""
    return Page((ROOT / name).read_text("utf-8"))
