"""The plan of a run: what to do with each file of an output folder. Does no input or output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias

from ..values import dataclass
from .artifact import Artifact, is_inside
from .manifest import EMPTY, NAME, Manifest


@dataclass(frozen=True, slots=True)
class File:
    """A regular file on disk."""

    digest: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something other than a regular file is at a path, or on the way to it. `what` is a
    sentence: "`projects` is a symbolic link"."""

    what: str


_NONE: Mapping[str, str] = MappingProxyType({})

Disk: TypeAlias = Mapping[str, File | Obstacle]
"""What is on the disk, by path. It has the paths that the run is about, and others that
differ from these in upper and lower case only."""


class Fate(Enum):
    """What happens to a file. `LEAVE` and `REFUSE` do not touch it."""

    CREATE = "create"
    REPLACE = "replace"
    KEEP = "keep"
    REMOVE = "remove"
    LEAVE = "leave"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Step:
    """A file and its fate. `why` explains a refusal ("it was edited since"), or names the
    backup of an edited file ("git has what was there")."""

    path: str
    fate: Fate
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps, sorted by path, and the manifest before and after them.

    A plan with a refusal must not be applied, not even in part.
    """

    steps: tuple[Step, ...]
    artifacts: Mapping[str, Artifact]
    before: Manifest | None
    after: Manifest

    def paths(self, *fates: Fate) -> tuple[str, ...]:
        """The paths with one of the fates."""
        return tuple(step.path for step in self.steps if step.fate in fates)

    @property
    def manifest(self) -> Step:
        """The step of the manifest itself."""
        if self.before is None:
            return Step(NAME, Fate.CREATE)
        same = self.before == self.after
        return Step(NAME, Fate.KEEP if same else Fate.REPLACE)

    @property
    def edited(self) -> tuple[str, ...]:
        """The edited files that are replaced or removed, since their content is safe elsewhere."""
        gone = (Fate.REPLACE, Fate.REMOVE)
        return tuple(s.path for s in self.steps if s.why and s.fate in gone)

    @property
    def dropped(self) -> tuple[str, ...]:
        """The specs that were named in the last run and not in this one, if files are removed."""
        if self.before is None or not self.paths(Fate.REMOVE):
            return ()
        return tuple(each for each in self.before.specs if each not in self.after.specs)

    @property
    def lost(self) -> tuple[str, ...]:
        """Folders of another API that would be removed. It is another one if the old and the
        new output have no folder in common."""
        old = _folders(self.before.files) if self.before else frozenset[str]()
        if old & _folders(self.after.files):
            return ()
        return tuple(sorted(old & _folders(self.paths(Fate.REMOVE))))


def make_plan(
    artifacts: Sequence[Artifact],
    before: Manifest | None,
    disk: Disk,
    leftovers: Iterable[str] = (),
    specs: Iterable[str] = (),
    restorable: Mapping[str, str] = _NONE,
) -> Plan:
    """Compares the artifacts with what is on the disk.

    Args:
        artifacts: The files that should be there.
        before: The manifest of the last run, if there is one.
        disk: What is on the disk.
        leftovers: Temporary files of killed runs.
        specs: The specs that were named, as paths relative to the folder.
        restorable: The edited files that may be replaced, and who has their content.

    Raises:
        ValueError: The path of an artifact leads out of the folder, or is that of another
            artifact, also if case is ignored.
    """
    _check_paths(artifacts)
    owned = before or Manifest()
    after = Manifest.of(artifacts, specs)
    stale = [path for path in owned.files.keys() - after.files.keys() if path in disk]
    steps = [_fate_of_stale(path, owned, disk[path], restorable) for path in stale]
    steps += [Step(path, Fate.REMOVE) for path in leftovers]
    leaving = {step.path for step in steps if step.fate is Fate.REMOVE}
    staying = {path.casefold(): path for path in sorted(disk.keys() - leaving)}
    for path, (digest,) in after.files.items():
        if path in disk:
            steps.append(_fate_of_present(path, digest, owned, disk[path], restorable))
        elif twin := staying.get(path.casefold()):
            why = f"`{twin}` is there, which differs in case only"
            steps.append(Step(path, Fate.REFUSE, why))
        else:
            steps.append(Step(path, Fate.CREATE))
    steps.sort(key=lambda step: step.path)
    return Plan(
        tuple(steps), {each.path: each for each in artifacts}, before, after=after
    )


def _folders(paths: Iterable[str]) -> frozenset[str]:
    """The top-level folders of these files."""
    return frozenset(path.split("/")[0] for path in paths if "/" in path)


def _fate_of_stale(
    path: str, owned: Manifest, found: File | Obstacle, restorable: Mapping[str, str]
) -> Step:
    if isinstance(found, Obstacle):
        return Step(path, Fate.LEAVE)
    if _is_ours(path, found, owned):
        return Step(path, Fate.REMOVE)
    why = restorable.get(path, "")
    return Step(path, Fate.REMOVE if why else Fate.LEAVE, why)


def _is_ours(path: str, found: File, owned: Manifest) -> bool:
    """Whether a file is as we wrote it, or was ours and is empty, as after a power cut."""
    emptied = found.digest == EMPTY and path in owned.files
    return emptied or owned.owns(path, found.digest)


def _fate_of_present(
    path: str,
    digest: str,
    owned: Manifest,
    found: File | Obstacle,
    restorable: Mapping[str, str],
) -> Step:
    if isinstance(found, Obstacle):
        return Step(path, Fate.REFUSE, found.what)
    if found.digest == digest:
        return Step(path, Fate.KEEP)
    if _is_ours(path, found, owned):
        return Step(path, Fate.REPLACE)
    if path in restorable:
        return Step(path, Fate.REPLACE, restorable[path])
    edited = path in owned.files
    why = "it was edited since" if edited else "it was not written by nexigon-gen"
    return Step(path, Fate.REFUSE, why)


def _check_paths(artifacts: Sequence[Artifact]) -> None:
    seen = {NAME.casefold(): NAME}
    for path in (each.path for each in artifacts):
        if not is_inside(path):
            raise ValueError(f"artifact path {path!r} leads out of the output folder")
        other = seen.setdefault(path.casefold(), path)
        if other is not path:
            raise ValueError(f"artifact paths {other!r} and {path!r} collide")
