"""What each valid spec becomes, down to the byte.

`pytest tests/golden --snapshot-update` accepts the current output.
"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from support.sdk import is_runtime
from support.specs import VALID, artifacts

from .files import HERE, GoldenFiles, listing, remove


def test_each_folder_belongs_to_a_spec() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir()}
    assert folders - {"__pycache__", "errors"} == {*VALID}


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
