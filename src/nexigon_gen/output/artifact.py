"""The products of a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to be: `path` is relative to the output folder, with `/` and no `..`;
    `text` has LF line ends and is written as UTF-8."""

    path: str
    text: str


def is_inside(path: str) -> bool:
    """Whether a path is relative, uses `/`, and stays in its folder on any system."""
    clean = not any(char in path for char in '\\:\0"<>|?*')
    return clean and not {"", ".", ".."} & set(path.split("/"))
