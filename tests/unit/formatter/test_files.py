"""Spec files on disk, formatted."""

from __future__ import annotations

from pathlib import Path

from nexigon_gen.formatter.files import formatted, save
from nexigon_gen.text.report import Report

from .tool import HEAD

UNTIDY = f"{HEAD}types: {{A: {{type: u8}}}}\n"
TIDY = f"{HEAD}types: {{A: u8}}\n"


def test_a_file_with_errors_is_left_alone(tmp_path: Path) -> None:
    wrong, right = tmp_path / "wrong.yaml", tmp_path / "right.yaml"
    wrong.write_text(f"{HEAD}types:  {{A: }}\n", "utf-8")
    right.write_text(UNTIDY, "utf-8")
    report = Report()
    found = [*formatted([wrong, right], report)]
    assert [each.path for each in found] == [right]
    assert [each.code for each in report] == ["NXG203"]


def test_a_change(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(UNTIDY, "utf-8")
    (found,) = formatted([path], Report())
    assert found.differs
    assert found.diff().splitlines()[-2:] == [
        "-types: {A: {type: u8}}",
        "+types: {A: u8}",
    ]
    save(found)
    assert path.read_text("utf-8") == TIDY
    (again,) = formatted([path], Report())
    assert not again.differs


def test_links_and_permissions_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target.yaml", tmp_path / "link.yaml"
    target.write_text(UNTIDY, "utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    (found,) = formatted([link], Report())
    save(found)
    assert link.is_symlink()
    assert target.read_text("utf-8") == TIDY
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(tmp_path.iterdir()) == [link, target]
