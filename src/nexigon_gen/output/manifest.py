"""The manifest: which files of an output folder are ours, as we wrote them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import cast

from .. import __version__
from ..text.digest import digest
from ..values import dataclass, field
from ..versions import is_newer, minor
from .artifact import Artifact, is_inside

NAME = ".nexigon-gen.json"
"""Where the manifest lies in the output folder."""

FORMAT = 1


_ENTRY = r'(?m)^ *("(?:[^"\\\n]|\\[^\n])+"): "([0-9a-f]{64}(?: [0-9a-f]{64})*)",?\r?$'
"""The line of a file."""


class ManifestError(ValueError):
    """The file is not a manifest that this version of the tool can read; the message
    says why, as in "it is not JSON"."""


class NewerError(ManifestError):
    """A newer version of the tool wrote it, whose minor version is the message."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Maps each path we wrote to the digests its content may have.

    After a finished run that is one each, so the manifest is a function of the
    artifacts. While files are being written there may be more: what was there and what
    is about to be. So a run that is cut short leaves nothing behind that the next run
    would not know as ours, and nothing of others' is ever taken for it.
    """

    files: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    specs: tuple[str, ...] = ()
    """The specs that were named, as paths relative to the output folder, sorted."""
    generator: str = minor(__version__)
    """The minor version of the tool that wrote it."""

    @classmethod
    def of(cls, artifacts: Iterable[Artifact], specs: Iterable[str] = ()) -> Manifest:
        """The manifest of a finished run."""
        files = {each.path: (digest(each.text.encode()),) for each in artifacts}
        return cls(files, tuple(sorted(specs)))

    @property
    def digests(self) -> Mapping[str, str]:
        """The digest of each file of a finished run, the manifest's own included."""
        files = {path: digest for path, (digest,) in self.files.items()}
        return files | {NAME: digest(self.encode())}

    def owns(self, path: str, digest: str) -> bool:
        """Whether a file with that content is as we wrote it."""
        return digest in self.files.get(path, ())

    def before(self, coming: Manifest) -> Manifest:
        """What to say while the files of `coming` are being written: both."""
        paths = self.files.keys() | coming.files.keys()
        return Manifest(
            {
                path: tuple(sorted({*self._digests(path), *coming._digests(path)}))
                for path in paths
            },
            coming.specs,
        )

    def encode(self) -> bytes:
        """Sorted JSON with LF line ends; several digests are separated by spaces."""
        files = {path: " ".join(digests) for path, digests in self.files.items()}
        content = {
            "files": files,
            "format": FORMAT,
            "generator": self.generator,
            "specs": self.specs,
        }
        return (json.dumps(content, indent=2, sort_keys=True) + "\n").encode()

    def _digests(self, path: str) -> tuple[str, ...]:
        return self.files.get(path, ())


EMPTY = digest(b"")
"""The digest of an empty file."""


def decode(content: bytes) -> Manifest:
    """Reads a manifest. Files are removed by what it says, so its paths are checked.

    Of one that git has merged, or has marked the conflicts in, each entry that is whole
    counts, on either side.

    Raises:
        ManifestError: It is of a newer version of the tool, or was never a manifest.
    """
    try:
        root: object = json.loads(content)
    except (ValueError, RecursionError):
        return Manifest(_salvaged(content))
    entries = _object(root, "it is not a JSON object")
    if entries.get("format") != FORMAT:
        raise ManifestError(f"its `format` is not {FORMAT}")
    generator = entries.get("generator", "")
    if not isinstance(generator, str):
        raise ManifestError("its `generator` is no version")
    if is_newer(generator, __version__):
        raise NewerError(generator)
    digests: dict[str, tuple[str, ...]] = {}
    for path, value in _object(entries.get("files"), "it has no `files`").items():
        if not isinstance(value, str):
            raise ManifestError(f"`{path}` has no hash")
        if not is_inside(path):
            raise ManifestError(f"`{path}` is not a path inside the output folder")
        digests[path] = tuple(value.split())
    return Manifest(digests, _texts(entries.get("specs")), generator)


def _salvaged(content: bytes) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for match in re.finditer(_ENTRY, content.decode("utf-8", "replace")):
        path: str = json.loads(match[1])
        if is_inside(path):
            found[path] = tuple(sorted({*found.get(path, ()), *match[2].split()}))
    return found


def _texts(value: object) -> tuple[str, ...]:
    items = cast("list[object]", value) if isinstance(value, list) else []
    return tuple(each for each in items if isinstance(each, str))


def _object(value: object, fault: str) -> Mapping[str, object]:
    if isinstance(value, dict):
        return cast("Mapping[str, object]", value)  # JSON has no other keys
    raise ManifestError(fault)
