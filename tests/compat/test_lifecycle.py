"""The version of an API, and what comes and goes with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nexigon_gen.compat.changelog import as_markdown, changelog
from nexigon_gen.compat.inputs import Version
from nexigon_gen.compat.lifecycle import is_before, same_line
from nexigon_gen.compat.report import notes
from nexigon_gen.compat.review import Review, review
from nexigon_gen.compat.severity import Audience
from nexigon_gen.ir.model import Api
from support.examples import example

_TODAY = date(2026, 1, 1)
_OLD = """
types:
  T:
    fields:
      a?: {type: string, deprecated: {note: Use b., remove_in: '2.0'}}
      b?: string
"""
_NEW = """
types:
  T:
    fields:
      b?: string
"""


def _api(text: str, version: str | None, folder: Path) -> Api:
    return example(f"version: '{version}'{text}" if version else text, folder)


def _reviewed(old: Api, new: Api) -> Review:
    return review((Version(old), Version(new)), Audience.CLIENT, None, _TODAY)


@pytest.mark.parametrize(
    ("version", "severity", "told"),
    [
        ("2.0.0", "warning", "it was deprecated"),
        ("2.1", "warning", "it was deprecated"),
        (None, "warning", "it was deprecated"),
        ("1.9", "error", "it was deprecated, and to go in `2.0`: this is `1.9`"),
    ],
)
def test_removed_in_time(
    version: str | None, severity: str, told: str, tmp_path: Path
) -> None:
    old, new = _api(_OLD, "1.8", tmp_path), _api(_NEW, version, tmp_path)
    (change,) = _reviewed(old, new).changes
    assert change.severity
    assert change.severity.value == severity
    assert told in [*notes(change)]


@pytest.mark.parametrize(("version", "late"), [("2.0", 1), ("10.0", 1), ("1.10", 0)])
def test_still_there(version: str, late: int, tmp_path: Path) -> None:
    api = _api(_OLD, version, tmp_path)
    found = _reviewed(api, api).changes
    assert [each.rule.id for each in found] == ["NXC704"] * late
    if found:
        assert [*notes(found[0])] == []


def test_there_before_its_time(tmp_path: Path) -> None:
    text = _NEW.replace("b?: string", "b?: {type: string, since: '1.4'}")
    for version, codes in (("1.3", ["NXC705"]), ("1.4", [])):
        api = _api(text, version, tmp_path)
        assert [each.rule.id for each in _reviewed(api, api).changes] == codes


_REQUIRED = _NEW.replace("b?", "b")


@pytest.mark.parametrize(
    ("versions", "told"),
    [
        (("1.4", "1.5"), True),
        (("1.4", "2.0"), False),
        (("0.4.1", "0.4.2"), True),
        (("0.4", "0.5"), False),
        (("2025.12", "2026.1"), False),
        ((None, "1.5"), False),
    ],
)
def test_step(versions: tuple[str | None, str], told: bool, tmp_path: Path) -> None:
    old, new = _api(_NEW, versions[0], tmp_path), _api(_REQUIRED, versions[1], tmp_path)
    codes = [each.code for each in _reviewed(old, new).others]
    assert codes == ["NXC805"] * told


def test_the_changelog_has_the_version(tmp_path: Path) -> None:
    old, new = _api(_NEW, "1.4", tmp_path), _api(_REQUIRED, "1.4", tmp_path)
    assert "changes in 2.0.0\n" in as_markdown(changelog(old, new, None, _TODAY))
    new = _api(_REQUIRED, "2.1", tmp_path)
    assert "changes in 2.1\n" in as_markdown(changelog(old, new, None, _TODAY))


def test_order() -> None:
    ordered = ["1", "1.2", "1.10", "2.0-rc1", "2.0.1", "2025-12-31", "2026-01-01"]
    for number, one in enumerate(ordered):
        for place, other in enumerate(ordered):
            assert is_before(one, other) == (number < place)
    assert not is_before("next", "1.0")
    assert not is_before("1.0", "v1")
    assert same_line("1.2.3", "v1.9")
    assert not same_line("2025-12-31", "2025-12-31")
