"""Builds in a box: the Bazel rule and the Dockerfile of the guide, carried out."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docs.test_build_step import blocks

from support.specs import ROOT

_THINGS = ROOT / "tests/cli/files/things.yaml"
_SEALED = ("unshare", "--user", "--net")
"""No network, and a user who may do no more than the owner of a file."""


@pytest.fixture
def sandbox(tmp_path: Path) -> Path:
    """A folder whose specs are links to files that cannot be written."""
    try:
        subprocess.run([*_SEALED, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("there is no unshare here, or it is not allowed")
    store = tmp_path / "store"
    store.mkdir()
    shutil.copy(_THINGS, store)
    (store / "things.yaml").chmod(0o444)
    store.chmod(0o555)
    root = tmp_path / "root"
    (root / "api").mkdir(parents=True)
    (root / "api/things.yaml").symlink_to(store / "things.yaml")
    (root / "api").chmod(0o555)
    return root


def _sealed(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*_SEALED, sys.executable, "-m", "nexigon_gen", *arguments],
        cwd=root,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@dataclass
class _Actions:
    """What a rule asks Bazel for."""

    runs: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])

    def declare_directory(self, name: str) -> SimpleNamespace:
        """A folder among the outputs."""
        return SimpleNamespace(path=f"bazel-out/{name}")

    def run(self, **asked: Any) -> None:
        """An action."""
        self.runs.append(asked)


def _rule(text: str) -> Callable[[Any], object]:
    """The implementation of the rule; what it is made of reads as Python."""
    names: dict[str, Any] = {
        "rule": lambda implementation, attrs: implementation,
        "attr": SimpleNamespace(
            string=dict[str, object],
            label=dict[str, object],
            label_list=dict[str, object],
        ),
        "DefaultInfo": SimpleNamespace,
        "depset": list,
    }
    exec(text, names)  # noqa: S102 - a page of ours
    found: Callable[[Any], object] = names["nexigon_sdk"]
    return found


def test_bazel(sandbox: Path) -> None:
    actions = _Actions()
    specs = [SimpleNamespace(path="api/things.yaml")]
    context = SimpleNamespace(
        actions=actions,
        label=SimpleNamespace(name="sdk"),
        attr=SimpleNamespace(package="hub_sdk"),
        files=SimpleNamespace(specs=specs),
        executable=SimpleNamespace(tool="nexigon-gen"),
    )
    _rule(blocks("Bazel", "starlark")[0])(context)
    (action,) = actions.runs
    assert action["inputs"] == specs
    arguments: Sequence[str] = action["arguments"]
    # Before an action runs, Bazel makes the folders of its outputs.
    (sandbox / action["outputs"][0].path).mkdir(parents=True)
    listed = _sealed(sandbox, "--list-outputs", *arguments)
    assert (listed.returncode, listed.stderr) == (0, "")
    done = _sealed(sandbox, *arguments)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
    files = {
        each.relative_to(sandbox).as_posix()
        for each in sandbox.glob("bazel-out/**/*")
        if each.is_file()
    }
    assert files == {*listed.stdout.splitlines()}
    assert "bazel-out/sdk/hub_sdk/things/types.py" in files


def _instructions(text: str) -> list[tuple[str, str]]:
    found = re.findall(r"^([A-Z]+) (.+)$", text, re.MULTILINE)
    assert len(found) == len([each for each in text.splitlines() if each])
    return found


@pytest.mark.integration
def test_docker(tmp_path: Path) -> None:
    """Stage by stage, each in a folder that stands for its file system."""
    source = tmp_path / "source"
    (source / "api").mkdir(parents=True)
    shutil.copy(_THINGS, source / "api")
    (settings,) = [each for each in blocks("Settings", "toml") if "jobs" not in each]
    (source / "pyproject.toml").write_text(settings)
    (source / "main.py").write_text(
        "from hub_sdk.things import GetThingAction\nprint(GetThingAction.__name__)\n"
    )
    stages: dict[str, Path] = {}
    here, work = tmp_path, tmp_path
    for word, rest in _instructions(blocks("Docker", "dockerfile")[0]):
        match word:
            case "FROM":
                name = rest.partition(" AS ")[2] or "last"
                here = stages[name] = tmp_path / name
            case "WORKDIR":
                work = here / rest.strip("/")
                work.mkdir(parents=True)
            case "COPY":
                option, *more = shlex.split(rest)
                stage = option.removeprefix("--from=")
                is_from = stage != option
                what, target = more if is_from else (option, *more)
                base = stages[stage] if is_from else source
                _copy(base / what.strip("/"), work / target)
            case "RUN":
                if not rest.startswith("pip install"):
                    _run(shlex.split(rest), work)
            case "CMD":
                printed = _run(shlex.split(rest.strip("[]").replace(",", " ")), work)
                assert printed == "GetThingAction\n"
            case _:
                pytest.fail(word)
    assert [*stages] == ["sdk", "last"]
    assert not [*stages["last"].glob("**/*.yaml")]


def _copy(what: Path, target: Path) -> None:
    if what.is_dir():  # its content, not itself
        shutil.copytree(what, target, dirs_exist_ok=True)
    else:
        shutil.copy(what, target)


def _run(words: Sequence[str], folder: Path) -> str:
    ours = {"nexigon-gen": ["-m", "nexigon_gen"], "python": list[str]()}
    done = subprocess.run(
        [sys.executable, *ours[words[0]], *words[1:]],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.integration
def test_a_small_file_system(tmp_path: Path) -> None:
    """A full disk ends a run, with its reason; each file that is there is whole, and the
    next run goes on where there is room."""
    shutil.copy(_THINGS, tmp_path)
    (tmp_path / "out").mkdir()
    tool = shlex.join([sys.executable, "-m", "nexigon_gen", "things.yaml", "-o"])
    script = (
        "mount -t tmpfs -o size=64k none out || exit 99\n"
        f"{tool} out; echo $?\n"
        "cp -r out kept\n"
        "mount -o remount,size=64m out\n"
        f"{tool} out -q && diff -r out whole && echo healed\n"
    )
    subprocess.run(f"{tool} whole -q", shell=True, cwd=tmp_path, check=True)
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode in (1, 99) and not done.stdout:
        pytest.skip("nobody may mount anything here")
    assert done.stdout == "2\nhealed\n", done.stderr
    assert re.match(r"error\[NXG010\]: .*out/.*No space left", done.stderr)
    kept = [*(tmp_path / "kept").rglob("*.py")]
    assert kept
    for each in kept:
        whole = tmp_path / "whole" / each.relative_to(tmp_path / "kept")
        assert each.read_bytes() == whole.read_bytes()
