"""What shells offer: in a real bash, and by the words that zsh and fish are given."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.commands import CommandLine

CASES: dict[str, tuple[str, list[str]]] = {
    "namespaces": ("", ["devices"]),
    "actions": ("devices re", ["register", "rename", "remove"]),
    "actions behind an option": ("--output json devices fi", ["find"]),
    "flags": (
        "devices register --pla",
        [
            "--place",
            "--place.city",
            "--place.floor",
            "--places",
            "--places.0.city",
            "--places.0.floor",
        ],
    ),
    "a switch, denied": ("devices register --no-", ["--no-is-new"]),
    "words of which one is empty": (
        "devices register --word ",
        ["-", "@at", "two words", "a,b"],
    ),
    "an enum": ("devices register --status ", ["healthy", "offline"]),
    "an enum behind =": ("devices register --status=off", ["offline"]),
    "a number with a name": ("devices register --color D", ["DarkBlue"]),
    "a tag that is a number": ("devices register --frame.op ", ["Hello", "Beat"]),
    "secrets": ("devices set-password --reveal ", ["oldPassword"]),
    "a tag": ("devices register --source.kind I", ["Image"]),
    "outcomes": ("devices find --expect ", ["Found", "Missing", "Moved"]),
    "fields of an answer": ("devices find --field d", ["device-id"]),
    "formats": ("devices find --output j", ["json", "jsonl"]),
    "options": ("devices find --dry", ["--dry-run"]),
    "what may be null": ("devices register --null ", ["note"]),
    "a free value": ("devices find --device-id ", []),
    "an unknown namespace": ("nothing ", []),
}


@pytest.fixture(scope="module")
def installed(fleet: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program, and its completion for each shell."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "fleet"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fleet "$@"\n')
    program.chmod(0o755)
    for shell in ("bash", "zsh", "fish"):
        done = fleet.here("--completion", shell)
        assert done.code == 0
        (folder / f"complete.{shell}").write_text(done.out)
    return folder


def in_shell(shell: str, script: str, folder: Path, fleet: CommandLine) -> list[str]:
    path = f"{folder}:{fleet.environment['PATH']}"
    done = subprocess.run(
        [shell, *(["--norc"] if shell == "bash" else []), "-c", script],
        env={**fleet.environment, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert not done.stderr
    return done.stdout.splitlines()


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
@pytest.mark.parametrize("case", ["actions", "an enum behind ="])
def test_bash(case: str, installed: Path, fleet: CommandLine) -> None:
    line, wanted = CASES[case]
    # As bash cuts words, by COMP_WORDBREAKS.
    words = [
        "fleet",
        *line.replace("=", " = ").split(),
        *([""] if line[-1:] in (" ", "") else []),
    ]
    quoted = " ".join(f"'{each}'" for each in words)
    script = (
        f"source complete.bash; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1};"
        " _fleet_complete; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    assert in_shell("bash", script, installed, fleet) == wanted


@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh")
def test_zsh(installed: Path, fleet: CommandLine) -> None:
    """At a terminal, by the key that completes: its completion works nowhere else."""
    path = f"{installed}:{fleet.environment['PATH']}"
    main, side = pty.openpty()
    process = subprocess.Popen(
        ["zsh", "-i"],
        env={**fleet.environment, "PATH": path, "TERM": "dumb"},
        stdin=side,
        stdout=side,
        stderr=side,
        start_new_session=True,
        cwd=installed,
    )
    os.close(side)
    try:
        for line in (
            "autoload -U compinit; compinit -D -u; source complete.zsh; echo rea''dy\n",
            "fleet devices register --status \t\t",
        ):
            os.write(main, line.encode())
            seen = b""
            awaited = (b"ready",) if "compinit" in line else (b"healthy", b"offline")
            while not all(each in seen for each in awaited):
                assert select.select([main], [], [], 60)[0], seen
                seen += os.read(main, 4096)
    finally:
        process.kill()
        process.wait()
        os.close(main)


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish")
def test_fish(installed: Path, fleet: CommandLine) -> None:
    line, wanted = CASES["an enum"]
    script = f"source complete.fish; complete -C 'fleet {line}'"
    found = in_shell("fish", script, installed, fleet)
    assert [each.partition("\t")[0] for each in found] == wanted


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("case", CASES)
def test_words(case: str, shell: str, fleet: CommandLine) -> None:
    line, wanted = CASES[case]
    words = line.split(" ")
    if shell == "bash" and "=" in line:
        *rest, last = words
        name, _, value = last.partition("=")
        words = [*rest, name, "=", value]
    done = fleet.here(*words, _FLEET_COMPLETE=shell)
    separator = {"bash": "\n", "zsh": ":", "fish": "\t"}[shell]
    lines = done.out.replace("\\ ", " ").splitlines()
    found = [each.partition(separator)[0] for each in lines]
    head = "--status=" if shell != "bash" and "=" in line else ""
    assert (done.code, found) == (0, [head + each for each in wanted])


def test_bash_gets_words_that_it_takes_for_one(fleet: CommandLine) -> None:
    words = ("devices", "register", "--word", "")
    done = fleet.here(*words, _FLEET_COMPLETE="bash")
    assert done.out.splitlines() == ["-", "@at", r"two\ words", "a,b"]


def test_completion_shows_no_secret(fleet: CommandLine) -> None:
    at = fleet.at("https://fleet.example.com", "c4nary-token")
    for line in ("devices set-password --password ", "devices set-password --"):
        done = at.here(*line.split(" "), _FLEET_COMPLETE="fish", P="c4nary")
        assert "c4nary" not in done.out + done.err


def test_an_unknown_shell(fleet: CommandLine) -> None:
    assert fleet.here("--completion", "tcsh").code == 2
