"""The manifest: which files of an output folder are ours, as we wrote them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from ..text.digest import digest
from .artifact import Artifact, is_inside

NAME = ".nexigon-gen.json"
"""Where the manifest lies in the output folder."""

FORMAT = 1


class ManifestError(ValueError):
    """The file is not a manifest that this version of the tool can read; the message
    says why, as in "it is not JSON"."""


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

    @classmethod
    def of(cls, artifacts: Iterable[Artifact]) -> Manifest:
        """The manifest of a finished run."""
        return cls({each.path: (digest(each.text.encode()),) for each in artifacts})

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
            }
        )

    def encode(self) -> bytes:
        """Sorted JSON with LF line ends; several digests are separated by spaces."""
        files = {path: " ".join(digests) for path, digests in self.files.items()}
        content = {"format": FORMAT, "files": files}
        return (json.dumps(content, indent=2, sort_keys=True) + "\n").encode()

    def _digests(self, path: str) -> tuple[str, ...]:
        return self.files.get(path, ())


EMPTY = digest(b"")
"""The digest of an empty file."""


def decode(content: bytes) -> Manifest:
    """Reads a manifest. Files are removed by what it says, so its paths are checked.

    Raises:
        ManifestError: It is damaged, or of another version of the tool.
    """
    try:
        root: object = json.loads(content)
    except (ValueError, RecursionError):
        raise ManifestError("it is not JSON") from None
    entries = _object(root, "it is not a JSON object")
    if entries.get("format") != FORMAT:
        raise ManifestError(f"its `format` is not {FORMAT}")
    files = _object(entries.get("files"), "it has no `files`")
    digests: dict[str, tuple[str, ...]] = {}
    for path, value in files.items():
        if not isinstance(value, str):
            raise ManifestError(f"`{path}` has no hash")
        if not is_inside(path):
            raise ManifestError(f"`{path}` is not a path inside the output folder")
        digests[path] = tuple(value.split())
    return Manifest(digests)


def _object(value: object, fault: str) -> Mapping[str, object]:
    if isinstance(value, dict):
        return cast("Mapping[str, object]", value)  # JSON has no other keys
    raise ManifestError(fault)
