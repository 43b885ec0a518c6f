"""Runs that have nothing to do: recognised at once, and never by mistake."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nexigon_gen import unchanged
from support.command import python
from support.integration import apart

from .test_scenarios import HERE

RUN = ("-m", "nexigon_gen", "things.yaml", "-o", "out")
LIGHT = {"__main__", "unchanged", "text", "text.digest"}


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with a spec and its output, up to date."""
    shutil.copytree(HERE / "files", tmp_path, dirs_exist_ok=True)
    assert python(tmp_path, *RUN).returncode == 0
    return tmp_path


def loaded(folder: Path, *arguments: str) -> tuple[str, set[str]]:
    """What a run says, and the modules that it loads."""
    program = (
        "import sys\n"
        "from nexigon_gen.__main__ import main\n"
        f"sys.argv = ['nexigon-gen', *{arguments!r}]\n"
        "try:\n    main()\n"
        "finally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    done = python(folder, "-S", "-c", program)
    assert done.returncode == 0, done.stderr
    return done.stdout, set(done.stderr.splitlines()[-1].split())


def is_recognised(folder: Path, *arguments: str) -> bool:
    """Whether a run finds that there is nothing to do without looking closer."""
    return "nexigon_gen.cli.main" not in loaded(folder, *(arguments or RUN[2:]))[1]


def test_loads_nothing(work: Path) -> None:
    said, modules = loaded(work, *RUN[2:])
    assert re.fullmatch(r"(\d+) files: \1 unchanged \(\d\.\d\d s\)\n", said)
    ours = {
        each.removeprefix("nexigon_gen.") for each in modules if "nexigon_gen." in each
    }
    assert ours == LIGHT
    assert not {"re", "json", "pathlib", "dataclasses", "click", "yaml"} & modules


def test_quiet_is_quiet(work: Path) -> None:
    assert python(work, *RUN, "-q").stdout == ""
    assert loaded(work, *RUN[2:], "-q")[0] == ""
    assert is_recognised(work, *RUN[2:], "-q")


def test_check_too(work: Path) -> None:
    assert python(work, *RUN, "--check").returncode == 0
    assert is_recognised(work, *RUN[2:], "--check")


def _append(path: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with (folder / path).open("a") as file:
            file.write("# More.\n")

    return change


def _link(folder: Path) -> None:
    moved = (folder / "out/demo/things").rename(folder / "moved")
    (folder / "out/demo/things").symlink_to(moved)


def _link_file(folder: Path) -> None:
    moved = (folder / "out/openapi.json").rename(folder / "moved")
    (folder / "out/openapi.json").symlink_to(moved)


def test_a_new_spec_in_a_folder_is_seen(work: Path) -> None:
    assert python(work, "-m", "nexigon_gen", ".", "-o", "out").returncode == 0
    assert is_recognised(work, ".", "-o", "out")
    (work / "rooms.yaml").write_text("spec: 1\napi: Demo\nnamespace: rooms\n")
    assert not is_recognised(work, ".", "-o", "out")


_WHO = ("git", "-c", "user.name=a", "-c", "user.email=a@example.com")


def _committed(folder: Path) -> None:
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "More")):
        subprocess.run([*_WHO, *words], cwd=folder, check=True)


_OLDER = ("old/things.yaml", "old", "old.json", "git:HEAD", "git:HEAD:old/things.yaml")


@pytest.mark.parametrize("since", apart(_OLDER, "old", "git:HEAD"))
def test_an_older_version_is_part_of_a_run(since: str, work: Path) -> None:
    (work / "old").mkdir()
    shutil.copy(work / "things.yaml", work / "old")
    shown = python(work, "-m", "nexigon_gen", "things.yaml", "--emit", "ir").stdout
    (work / "old.json").write_text(shown)
    _committed(work)
    words = ("things.yaml", "--docs", "site", "--since", since)
    assert python(work, "-m", "nexigon_gen", *words).returncode == 0
    assert is_recognised(work, *words)
    is_commit = since.startswith("git:")
    _append("old/things.yaml")(work)
    (work / "old.json").write_text(f"{shown} ")
    assert is_recognised(work, *words) == is_commit
    _committed(work)
    assert is_recognised(work, *words) != is_commit
    assert is_recognised(work, *words)


def test_a_new_spec_in_the_folder_of_an_older_version_is_seen(work: Path) -> None:
    (work / "old").mkdir()
    shutil.copy(work / "things.yaml", work / "old")
    words = ("things.yaml", "--docs", "site", "--since", "old")
    assert python(work, "-m", "nexigon_gen", *words).returncode == 0
    assert is_recognised(work, *words)
    (work / "old/rooms.yaml").write_text("spec: 1\napi: Demo\nnamespace: rooms\n")
    assert not is_recognised(work, *words)


CHANGES: dict[str, Callable[[Path], None]] = {
    "spec": _append("things.yaml"),
    "output": _append("out/demo/__init__.py"),
    "manifest": _append("out/.nexigon-gen.json"),
    "spec gone": lambda folder: (folder / "things.yaml").unlink(),
    "output gone": lambda folder: (folder / "out/openapi.json").unlink(),
    "output emptied": lambda folder: os.truncate(folder / "out/openapi.json", 0),
    "folder gone": lambda folder: shutil.rmtree(folder / "out"),
    "folder is a link": _link,
    "file is a link": _link_file,
    "leftover": lambda folder: (folder / "out/.a.0123abcd.tmp").touch(),
}


@pytest.mark.parametrize("name", apart(CHANGES, "spec", "output gone", "leftover"))
def test_a_change_is_seen(name: str, work: Path) -> None:
    assert unchanged_in(work)
    CHANGES[name](work)
    assert not unchanged_in(work)


def unchanged_in(folder: Path) -> bool:
    """Whether the run is recognised, without a process of its own."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return unchanged.recall([*RUN[2:]]) is not None
    finally:
        os.chdir(before)


def test_other_arguments_are_another_run(work: Path) -> None:
    assert not is_recognised(
        work, *RUN[2:], "--outputs", "types,client,server,testing,tracing,openapi"
    )


def test_another_folder_is_another_run(
    work: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(work, other, dirs_exist_ok=True)
    assert not unchanged_in(other)


def test_another_generator_is_another_run(
    work: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(unchanged, "_PACKAGE", str(tmp_path))
    assert not unchanged_in(work)


def test_an_upgraded_library_is_another_generator(
    work: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    packages = tmp_path / "site-packages"
    packages.mkdir()
    monkeypatch.setattr(sys, "path", [str(packages), *sys.path])
    for version in ("1", "2"):
        assert not is_recognised(work)
        assert python(work, *RUN).returncode == 0
        assert is_recognised(work)
        (packages / f"click-{version}.dist-info").mkdir()


def test_a_note_that_is_damaged(work: Path) -> None:
    (folder,) = Path(os.environ["XDG_CACHE_HOME"]).glob("nexigon-gen")
    for note in folder.iterdir():
        note.write_bytes(b"\xff\0\0")
    assert not unchanged_in(work)
    assert python(work, *RUN).returncode == 0
    assert unchanged_in(work)


def test_warnings_are_repeated(work: Path) -> None:
    arguments = (*RUN, "--warn", "NXG701")
    first, second = python(work, *arguments), python(work, *arguments)
    assert "NXG701" in first.stderr
    assert second.stderr == first.stderr
    assert is_recognised(work, *arguments[2:])


def test_colours_are_those_of_now(work: Path) -> None:
    arguments = (*RUN, "--warn", "NXG701")
    plain = python(work, *arguments).stderr
    assert python(work, *arguments, FORCE_COLOR="1").stderr != plain
    assert python(work, *arguments).stderr == plain


def test_a_form_says_that_there_is_nothing(work: Path) -> None:
    arguments = (*RUN, "--format", "sarif")
    first, second = python(work, *arguments), python(work, *arguments)
    assert second.stderr == first.stderr != ""


def test_no_place_for_notes(work: Path) -> None:
    done = python(work, *RUN, "-q", XDG_CACHE_HOME="/dev/null")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("stream", [">/dev/full", "1</dev/null"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_nobody_hears(work: Path, unbuffered: str, stream: str) -> None:
    command = f"{sys.executable} {' '.join(RUN)} {stream}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=work,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
