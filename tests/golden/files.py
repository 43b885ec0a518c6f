"""Golden files: one real file an artifact, with its own name and extension."""

from __future__ import annotations

from pathlib import Path

from syrupy.data import SnapshotCollections
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

HERE = Path(__file__).parent


class GoldenFiles(SingleFileSnapshotExtension):
    """Keeps a snapshot in the file that its name says, relative to this folder."""

    _write_mode = WriteMode.TEXT

    @classmethod
    def get_location(
        cls, *, test_location: PyTestLocation, index: SnapshotIndex
    ) -> str:
        return str(HERE / str(index))

    @classmethod
    def matches_test_location(
        cls, *, test_location: PyTestLocation, snapshot_location: str
    ) -> bool:
        return True

    def discover_snapshots(
        self,
        *,
        test_location: PyTestLocation,
        ignore_extensions: list[str] | None = None,
    ) -> SnapshotCollections:
        """Nothing: a test that owns a folder compares its listing, on any worker."""
        return SnapshotCollections()


def listing(folder: Path) -> set[str]:
    """The files below a folder, by relative path; compiled Python does not count."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def remove(folder: Path, names: set[str]) -> None:
    """Removes files of a folder, and what they leave empty."""
    for name in names:
        path = folder / name
        path.unlink()
        for above in path.parents:
            if above == folder or any(above.iterdir()):
                break
            above.rmdir()
