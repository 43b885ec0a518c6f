"""Completion: what click offers for our commands, and in the shells that are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docs.test_build_step import blocks

from support.integration import apart

_ASKED = [
    ("fm", "fmt"),
    ("--lis", "--list-inputs --list-outputs"),
    ("fmt --ch", "--check"),
    ("compat --aud", "--audience"),
    ("api.yaml --out", "--output --outputs"),
    ("--runtime ", "copy package"),
    ("compat --audience w", "wire"),
]


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder with the command in it."""
    script = tmp_path / "nexigon-gen"
    script.write_text(f'#!/bin/sh\nexec {sys.executable} -m nexigon_gen "$@"\n')
    script.chmod(0o755)
    return tmp_path


def _environment(tools: Path, **variables: str) -> dict[str, str]:
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, **variables}


@pytest.mark.parametrize("asked", apart(_ASKED, _ASKED[-2]), ids=lambda each: each[0])
def test_bash(asked: tuple[str, str], tools: Path) -> None:
    words, expected = asked
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    (line,) = [
        each for each in blocks("Completion", "sh")[0].splitlines() if "bash" in each
    ]
    program = (
        f"{line.partition('  #')[0]}\n"
        # The shell has it only while it completes.
        "compopt() { :; }\n"
        f"COMP_WORDS=(nexigon-gen {words!s} {chr(39) * 2 if words[-1] == ' ' else ''})\n"
        "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
        '_nexigon_gen_completion nexigon-gen\necho "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        [bash, "-c", program],
        env=_environment(tools),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stderr, done.stdout) == ("", f"{expected}\n")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_script_is_read(shell: str, tools: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    asked = _environment(tools, _NEXIGON_GEN_COMPLETE=f"{shell}_source")
    script = subprocess.run(["nexigon-gen"], env=asked, capture_output=True, check=True)
    subprocess.run([shell, "-n"], input=script.stdout, check=True)


@pytest.mark.parametrize("shell", apart(["bash", "zsh", "fish"], "zsh"))
def test_each_shell_is_answered(shell: str, tools: Path) -> None:
    asked = {
        "_NEXIGON_GEN_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "nexigon-gen fmt --ch",
        "COMP_CWORD": "--ch" if shell == "fish" else "2",
    }
    done = subprocess.run(
        ["nexigon-gen"],
        env=_environment(tools, **asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "--check" in done.stdout
    assert done.stderr == ""


def test_files_and_folders(tools: Path) -> None:
    for words, kind in [("nexigon-gen a", "file"), ("nexigon-gen -o a", "dir")]:
        asked = {
            "_NEXIGON_GEN_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
        }
        done = subprocess.run(
            ["nexigon-gen"],
            env=_environment(tools, **asked),
            capture_output=True,
            text=True,
            check=True,
        )
        assert f"{kind},a" in done.stdout.splitlines()
