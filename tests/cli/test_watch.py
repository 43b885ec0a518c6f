"""`--watch`: the output follows what it is made of, and outlives mistakes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nexigon_gen.cli.main import run
from support.signals import INTERRUPTED

from .test_scenarios import HERE

pytest.importorskip("watchfiles")
_COMMON = """\
spec: 1
api: Demo
namespace: common
docs: Common.
types:
  Name: string -- A name.
"""


class Watching:
    """A run with `--watch` in a folder."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def line(self) -> str:
        """The next line on stdout, which a run ends with."""
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def complaint(self) -> str:
        """The next line on stderr."""
        assert self._process.stderr is not None
        return self._process.stderr.readline()


@contextmanager
def watching(folder: Path, *arguments: str) -> Generator[Watching]:
    """Watches until the block ends, by an interrupt."""
    command = [sys.executable, "-m", "nexigon_gen", *arguments, "--watch"]
    with subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
    ) as process:
        try:
            yield Watching(process)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate()
        assert process.returncode in INTERRUPTED


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A project with two specs, of which one imports the other."""
    api = tmp_path / "api"
    api.mkdir()
    text = (HERE / "files/things.yaml").read_text()
    text = text.replace("docs: Things.", "docs: Things.\nimports:\n  common: [Name]")
    (api / "things.yaml").write_text(text.replace("name: string", "name: Name"))
    (api / "common.yaml").write_text(_COMMON)
    (tmp_path / "pyproject.toml").write_text(
        '[tool.nexigon-gen]\nspecs = ["api/things.yaml"]\noutput = "out"\n'
        'package = "sdk"\noutputs = ["types"]\n'
    )
    return tmp_path


def test_what_is_imported(work: Path) -> None:
    with watching(work) as watched:
        assert " written" in watched.line()
        (work / "api/common.yaml").write_text(_COMMON.replace("A name", "Its name"))
        assert "1 written" in watched.line()
        assert "Its name" in (work / "out/sdk/common/types.py").read_text()


def test_a_mistake_leaves_the_output(work: Path) -> None:
    spec = work / "api/common.yaml"
    with watching(work) as watched:
        watched.line()
        before = {each: each.read_bytes() for each in work.glob("out/**/*.py")}
        spec.write_text(_COMMON.replace("string", "strin"))
        assert watched.complaint().startswith("error[")
        assert before == {each: each.read_bytes() for each in before}
        # Editors put a new file in the place of the old one.
        beside = work / "api/common.yaml~"
        beside.write_text(_COMMON.replace("A name", "Mended"))
        beside.replace(spec)
        assert "1 written" in watched.line()
        assert "Mended" in (work / "out/sdk/common/types.py").read_text()


@pytest.mark.integration
def test_the_settings(work: Path) -> None:
    settings = work / "pyproject.toml"
    text = settings.read_text()
    with watching(work) as watched:
        watched.line()
        settings.write_text(text.replace("types", "typos"))
        assert watched.complaint().startswith("error[")
        settings.write_text("")
        while not watched.complaint().startswith(
            "Error: nothing says what to generate"
        ):
            pass
        settings.write_text(text.replace('"types"', '"types", "openapi"'))
        assert "1 written" in watched.line()
        assert (work / "out/openapi.json").exists()


@pytest.mark.integration
def test_a_folder(work: Path) -> None:
    with watching(work, "api", "-o", "all", "--outputs", "types") as watched:
        watched.line()
        other = _COMMON.replace("common", "other").replace("Name", "Other")
        (work / "api/other.yaml").write_text(other)
        watched.line()
        assert (work / "all/sdk/other/types.py").exists()
        (work / "api/other.yaml").unlink()
        assert "removed" in watched.line()
        assert not (work / "all/sdk/other").exists()


@pytest.mark.integration
def test_the_folder_of_an_older_version(work: Path) -> None:
    shutil.copytree(work / "api", work / "old")
    changes = work / "site/changes.md"
    with watching(work, "api", "--docs", "site", "--since", "old") as watched:
        watched.line()
        assert "Other" not in changes.read_text()
        other = _COMMON.replace("common", "other").replace("Name", "Other")
        (work / "old/other.yaml").write_text(other)
        watched.line()
        assert "`Other` was removed" in changes.read_text()


@pytest.mark.integration
def test_a_file_that_comes_back(work: Path) -> None:
    spec = work / "api/common.yaml"
    with watching(work) as watched:
        watched.line()
        shutil.move(spec, work / "away.yaml")
        assert watched.complaint().startswith("error[")
        shutil.move(work / "away.yaml", spec)
        assert " unchanged" in watched.line()


@pytest.mark.integration
def test_it_is_never_recognised_as_done(work: Path) -> None:
    for _ in range(3):
        with watching(work) as watched:
            assert " files: " in watched.line()


@pytest.mark.parametrize("option", ["--check", "--diff", "--list-inputs", "-"])
def test_it_stands_alone(
    work: Path,
    option: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(work)
    assert run([option, "--watch", "-o", "out"]) == 2
    assert "`--watch`" in capsys.readouterr().err


def test_without_the_library(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(work)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert run(["--watch"]) == 2
    assert "pip install 'nexigon-gen[watch]'" in capsys.readouterr().err
