"""Files on their way to the paths of others, and what killed runs leave of them.

Nobody can tell one that a killed run left from one that another run is about to put in
place, so a run that loses its own to another writes it again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

_NAME = re.compile(r"\.(.+)\.[0-9a-f]{8}\.tmp")


def beside(target: Path) -> Path:
    """A new path in the same folder."""
    return target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")


def leftovers(root: Path, targets: set[str]) -> Iterator[str]:
    """What lies beside these paths, in the root and not through links inside it.

    Raises:
        OSError: A folder cannot be read.
    """
    for folder in {PurePosixPath(path).parent for path in targets}:
        way = (folder, *folder.parents)[:-1]
        if any((root / part).is_symlink() for part in way):
            continue
        with (
            suppress(FileNotFoundError, NotADirectoryError),
            os.scandir(root / folder) as listing,
        ):
            for entry in listing:
                match = _NAME.fullmatch(entry.name)
                ours = match and str(folder / match[1]) in targets
                if ours and entry.is_file(follow_symlinks=False):
                    yield str(folder / entry.name)
