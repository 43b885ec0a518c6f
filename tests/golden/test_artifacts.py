"""What each valid spec becomes, down to the byte.

`pytest tests/golden --snapshot-update` accepts the current output.
"""

from __future__ import annotations

import re
from hashlib import sha256

import pytest
from syrupy.assertion import SnapshotAssertion

from nexigon_gen import __version__
from nexigon_gen.config import USUAL, GenerationSettings, Output
from nexigon_gen.pipeline import generate
from nexigon_gen.text.report import Report
from support.sdk import is_runtime
from support.specs import ROOT, VALID, artifacts, compiled

from .files import HERE, GoldenFiles, listing, remove


@pytest.mark.parametrize("name", VALID)
def test_artifacts(name: str, snapshot: SnapshotAssertion) -> None:
    files = {
        each.path: each.text for each in artifacts(VALID[name]) if not is_runtime(each)
    }
    golden = snapshot.use_extension(GoldenFiles)
    unequal = [
        path for path, text in files.items() if text != golden(name=f"{name}/{path}")
    ]
    folder = HERE / name
    if golden.session.update_snapshots:
        remove(folder, listing(folder) - {*files})
    assert not unequal
    assert listing(folder) == {*files}


def test_each_folder_belongs_to_a_spec() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir()}
    assert folders - {"__pycache__", "digests", "errors"} == {*VALID}


_CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
_PROMISE = (
    "nexigon-gen {minor} was released and its output has changed. Raise the minor "
    "version (pyproject.toml, nexigon_gen/__init__.py), say in CHANGELOG.md what "
    "changed, and record the digests with --snapshot-update."
)
_UNRELEASED = (
    "The output of nexigon-gen {minor}, which is not released, has changed: record "
    "the digests with --snapshot-update (make golden)."
)


def test_a_minor_version_writes_the_same(snapshot: SnapshotAssertion) -> None:
    """Runtime, docs and all: of each spec that was there at the release."""
    minor = ".".join(__version__.split(".")[:2])
    file = HERE / "digests" / f"{minor}.txt"
    if snapshot.session.update_snapshots:
        file.touch()
    digests = {name: _digest(name) for name in VALID}
    recorded = dict(re.findall(r"^(\w+) (\w+)$", file.read_text(), re.MULTILINE))
    is_released = re.search(rf"^## {re.escape(minor)}\b", _CHANGELOG, re.MULTILINE)
    if snapshot.session.update_snapshots:
        found = digests | (recorded if is_released else {})
        file.write_text("".join(f"{name} {found[name]}\n" for name in sorted(found)))
        recorded = found
    told = (_PROMISE if is_released else _UNRELEASED).format(minor=minor)
    changed = [name for name in recorded if recorded[name] != digests.get(name)]
    assert not changed, told
    assert recorded, "an empty record promises nothing"


def _digest(name: str) -> str:
    settings = GenerationSettings(outputs=USUAL | {Output.DOCS})
    report = Report()
    files = generate(compiled(VALID[name]), settings, report)
    assert not report.has_errors
    whole = sha256()
    for each in files:
        whole.update(f"{each.path}\0{each.text}\0".encode())
    return whole.hexdigest()
