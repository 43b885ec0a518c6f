"""Backends that other distributions bring, and what they are held to.

Such a distribution names its backend in an entry point of the group `nexigon_gen.backends`:

    [project.entry-points."nexigon_gen.backends"]
    markdown = "our_backend:Markdown"

`--outputs types,markdown`, or the same in the settings, then calls it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Final, Protocol

from ..ir.model import Api
from ..output.artifact import Artifact, is_inside

PROTOCOL: Final = 1
"""The version of `Backend` and of the IR (`nexigon_gen.ir.model`) that it is handed. It is
raised when a backend that was written for the one before may fail or miss something."""
_GROUP: Final = "nexigon_gen.backends"


class Backend(Protocol):
    """What an entry point leads to: an object like this, or a class of such objects."""

    protocol: int
    """The `PROTOCOL` that it was written for."""

    def generate(self, api: Api) -> Iterable[Artifact]:
        """The files for an API. The same API gives the same files, whatever the machine
        and the time; paths are relative to the output folder."""
        ...


class BackendError(Exception):
    """Why a backend cannot be used; `known` are the names of those that there are."""

    def __init__(self, message: str, known: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.known = tuple(known)


def generate(name: str, api: Api, taken: set[str]) -> Iterator[Artifact]:
    """What the backend of that name writes. The paths in `taken`, case folded, are those
    of other outputs; its own are added.

    Raises:
        BackendError: There is no such backend, or it does not do what it has to.
    """
    found = {each.name: each for each in entry_points(group=_GROUP)}
    if name not in found:
        raise BackendError(f"there is no output `{name}`, and no backend", found)
    backend = _load(name, found[name])
    if backend.protocol != PROTOCOL:
        raise BackendError(
            f"the backend `{name}` is written for version {backend.protocol} of the"
            f" protocol of backends, and this nexigon-gen has version {PROTOCOL}"
        )
    try:
        artifacts = tuple(backend.generate(api))
    except Exception as error:
        raise BackendError(f"the backend `{name}` fails: {_told(error)}") from error
    for each in artifacts:
        if not is_inside(each.path):
            fault = "is not a path inside the output folder"
        elif each.path.casefold() in taken:
            fault = "is a file that another output writes, too"
        else:
            taken.add(each.path.casefold())
            yield each
            continue
        raise BackendError(f"the backend `{name}` fails: `{each.path}` {fault}")


def _load(name: str, entry: EntryPoint) -> Backend:
    try:
        loaded = entry.load()
        backend: Backend = loaded() if isinstance(loaded, type) else loaded
        # What is missing shows now, and not in the middle of its work.
        _ = backend.protocol, backend.generate
    except Exception as error:
        raise BackendError(
            f"the backend `{name}` cannot be loaded: {_told(error)}"
        ) from error
    return backend


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
