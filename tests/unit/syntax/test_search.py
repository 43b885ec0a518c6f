"""Specs named by a folder or a pattern."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.syntax.search import expand

FILES = (
    *("a.yaml", "b.yml", "c.json", ".hidden.yaml", "sub/d.yaml", "sub/deep/e.yaml"),
    *(".git/f.yaml", "[g].yaml"),
)


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("spec", "files"),
    [
        ("a.yaml", "a.yaml"),
        (".", "[g].yaml a.yaml b.yml"),
        ("sub", "sub/d.yaml"),
        ("./sub/", "sub/d.yaml"),
        ("*.yaml", "[g].yaml a.yaml"),
        ("?.y*ml", "a.yaml b.yml"),
        ("[ab].*", "a.yaml b.yml"),
        ("*/*.yaml", "sub/d.yaml"),
        ("**/*.yaml", "[g].yaml a.yaml sub/d.yaml sub/deep/e.yaml"),
        ("sub/**", "sub/deep/e.yaml sub/d.yaml"),
        (".hidden.yaml", ".hidden.yaml"),
        (".git/*.yaml", ".git/f.yaml"),
        ("[g].yaml", "[g].yaml"),
        ("x*.yaml", "x*.yaml"),
        ("missing.yaml", "missing.yaml"),
        ("a.yaml/*", "a.yaml/*"),
    ],
)
def test_what_is_meant(spec: str, files: str) -> None:
    assert {str(each) for each in expand([spec]).files} == set(files.split())


def test_nothing_is_not_this_folder() -> None:
    assert expand([""]).folders == ()


def test_each_file_is_named_once() -> None:
    assert expand(["a.yaml", "*.yaml", "."]).files == (
        *map(Path, ("a.yaml", "[g].yaml", "b.yml")),
    )


def test_an_absolute_pattern(tmp_path: Path) -> None:
    assert expand([f"{tmp_path}/s*/*.yaml"]).files == (tmp_path / "sub/d.yaml",)


def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "sub/loop").symlink_to(tmp_path)
    assert len(expand(["**/*.yaml"]).files) == 4


def test_folders_that_were_searched() -> None:
    found = expand(["sub", "*/deep/*.yaml", "a.yaml"])
    assert {*map(str, found.folders)} == {"sub", ".", "sub/deep"}
