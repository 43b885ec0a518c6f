"""What is fed to the tool."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """Files by name; the first is the one that is compiled."""

    files: Mapping[str, bytes]

    def write(self, folder: Path) -> Path:
        """Writes the files; returns the path of the first."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        return folder / next(iter(self.files))
