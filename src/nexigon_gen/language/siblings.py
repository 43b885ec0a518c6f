"""Search of the files beside a spec, for help after an error: which of them is meant,
and which defines a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..syntax import file, yaml
from ..text.report import Report
from ..text.suggest import closest
from .decode.document import decode
from .document import SpecDocument

_MAX_FILES = 100
_MAX_BYTES = 1 << 18
_SUFFIXES = (".yaml", ".yml")


def like(path: Path) -> tuple[str, ...]:
    """Names of the specs in a folder that a path which leads nowhere may mean."""
    stem = path.name
    while stem.endswith(_SUFFIXES):
        stem = stem.rpartition(".")[0]
    stems = {each.stem: each.name for each in _specs(path.parent)}
    same = [each for each in stems if each.lower() == stem.lower()]
    return tuple(stems[each] for each in same or closest(stem, stems))


class Neighbours:
    """The types of the files beside each spec, read when they are asked for."""

    def __init__(self) -> None:
        self._folders: dict[str, dict[str, frozenset[str]]] = {}

    def defining(self, name: str, beside: str) -> tuple[str, ...]:
        """The files in the folder of the file `beside` that define the type `name`."""
        folder = beside.rpartition("/")[0]
        if folder not in self._folders:
            root = Path(folder or ("/" if beside.startswith("/") else "."))
            self._folders[folder] = {each.name: _names(each) for each in _specs(root)}
        return tuple(
            f"{folder}/{each}" if folder else each
            for each, types in self._folders[folder].items()
            if name in types
        )


def _names(path: Path) -> frozenset[str]:
    """The types that a file defines; none where it is no spec."""
    document = _document(path)
    types = document.types if document else ()
    return frozenset(each.head.name.text for each in types)


def _document(path: Path) -> SpecDocument | None:
    unheard = Report()
    source = file.load(path, unheard)
    node = yaml.parse(source, unheard) if source else None
    return decode(node, source, unheard) if source and node else None


def _specs(folder: Path) -> Iterator[Path]:
    """The first files of a folder that may be specs, by name."""
    try:
        found = sorted(each for each in folder.iterdir() if each.suffix in _SUFFIXES)
        yield from (
            each
            for each in found[:_MAX_FILES]
            if each.is_file() and each.stat().st_size <= _MAX_BYTES
        )
    except (OSError, ValueError):  # nothing can be seen there, so nothing is said
        return
