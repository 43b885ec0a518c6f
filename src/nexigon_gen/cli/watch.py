"""The watch: jobs are done again whenever what they were made of changes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from ..syntax.file import Files
from ..syntax.search import SearchResult, expand
from ..values import dataclass
from .misuse import Misuse

_SETTLED = 10
"""Milliseconds without a change after which the files are looked at."""
_LOOK_ANYWAY = 1000
"""Milliseconds after which they are looked at in any case: some file systems tell of
no changes."""


@dataclass(frozen=True, slots=True)
class RunInputs:
    """What a run went by.

    Args:
        files: The digest of each file, empty for one that could not be read.
        found: What each spec stood for that may be a folder or a pattern.
    """

    files: Mapping[Path, str]
    found: Mapping[str, SearchResult]

    def is_still_so(self) -> bool:
        """Whether another run would go by the same."""
        return all(_digest(path) == digest for path, digest in self.files.items()) and (
            self.found == {spec: expand([spec]) for spec in self.found}
        )

    def folders(self) -> Iterator[Path]:
        """The folders in which a change shows; what is missing shows above."""
        for found in self.found.values():
            yield from found.folders
        for path in self.files:
            parents = (*path.absolute().parents, *path.resolve().parents)
            for folder in (parents[0], path.resolve().parent):
                yield next(each for each in (folder, *parents) if each.is_dir())


def watch(run: Callable[[], RunInputs]) -> NoReturn:
    """Runs again and again, until somebody interrupts. An error of a run, which it has
    told, ends nothing: the output stays as the last good run left it.

    Raises:
        Misuse: The library that tells of changes is not installed.
        KeyboardInterrupt: Somebody did.
    """
    try:
        import watchfiles
    except ImportError:
        message = "`--watch` needs watchfiles: `pip install 'nexigon-gen[watch]'`"
        raise Misuse(message, shows_usage=False) from None
    while True:
        seen = run()
        gc.collect()  # while nobody waits
        events = watchfiles.watch(
            *_existing(seen.folders()),
            watch_filter=None,
            recursive=False,
            step=_SETTLED,
            rust_timeout=_LOOK_ANYWAY,
            yield_on_timeout=True,
            raise_interrupt=True,
        )
        # Events wake us and no more: what a run itself writes is no reason to run.
        with suppress(FileNotFoundError):  # a folder that went in between
            for _ in events:
                if not seen.is_still_so():
                    break


def _existing(folders: Iterable[Path]) -> Iterable[Path]:
    return {folder for folder in folders if folder.is_dir()}


def _digest(path: Path) -> str:
    files = Files()
    with suppress(OSError, ValueError):
        files.read(path)
    return files.found[path]
