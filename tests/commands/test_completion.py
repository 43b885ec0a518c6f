"""What shells offer: at a terminal in each of them, and by the words that they are given."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from support.commands import CommandLine
from support.integration import apart

from .shells import PROGRAMS, completed

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
        ["-", "@at", "two words", "a,b", "git:main", "git:next:one"],
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
    # It completes as the program does, and shows the words that it gets.
    program.write_text(
        '#!/bin/sh\nif [ -z "$_FLEET_COMPLETE" ]; then printf "<%s>" "$@"; echo "<end>"\n'
        f'else exec "{sys.executable}" -m fleet "$@"; fi\n'
    )
    program.chmod(0o755)
    (folder / "comp-file").touch()
    for shell in PROGRAMS:
        done = fleet.here("--completion", shell)
        assert done.code == 0
        (folder / f"complete.{shell}").write_text(done.out)
    return folder


REGISTER = "fleet devices register"

TYPED: dict[str, tuple[str, list[str]]] = {
    "an action": ("fleet devices rem", ["devices", "remove"]),
    "behind =": (f"{REGISTER} --status=off", ["--status=offline"]),
    "a colon": (f"{REGISTER} --word git:m", ["--word", "git:main"]),
    "two colons": (f"{REGISTER} --word git:next:", ["--word", "git:next:one"]),
    "before a colon": (f"{REGISTER} --word git:n", ["--word", "git:next:one"]),
    "a colon behind =": (f"{REGISTER} --word=git:m", ["--word=git:main"]),
    "a colon, quoted": (f'{REGISTER} --word "git:m', ["--word", "git:main"]),
    "a colon, escaped": (f"{REGISTER} --word git\\:m", ["--word", "git:main"]),
    "an @": (f"{REGISTER} --word @", ["--word", "@at"]),
    "a blank": (f"{REGISTER} --word two", ["--word", "two words"]),
    "a blank, escaped": (f"{REGISTER} --word two\\ w", ["--word", "two words"]),
    "a blank, quoted": (f"{REGISTER} --word 'two w", ["--word", "two words"]),
    "a blank in a value before": (
        f"{REGISTER} --name 'a b' --status off",
        ["--name", "a b", "--status", "offline"],
    ),
    "a file": (f"{REGISTER} --name comp-fi", ["--name", "comp-file"]),
}
"""What is typed, and the last words that the program gets."""


_AT_TERMINALS = [(shell, case) for shell in PROGRAMS for case in TYPED]
_ODD = ("a colon", "a blank", "behind =")
"""What shells have rules of their own for."""


@pytest.mark.parametrize(
    "typed",
    apart(
        _AT_TERMINALS,
        *(each for each in _AT_TERMINALS if each[0] == "bash" or each[1] in _ODD),
    ),
    ids="-".join,
)
def test_at_a_terminal(
    typed: tuple[str, str], installed: Path, fleet: CommandLine
) -> None:
    shell, case = typed
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell}")
    line, wanted = TYPED[case]
    path = f"{installed}:{fleet.environment['PATH']}"
    environment = {**fleet.environment, "HOME": str(installed), "PATH": path}
    shown = completed(shell, line, installed, environment)
    assert f"{''.join(f'<{each}>' for each in wanted)}<end>" in shown


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("case", CASES)
def test_words(case: str, shell: str, fleet: CommandLine) -> None:
    line, wanted = CASES[case]
    words = line.split(" ")
    done = fleet.here(*words, _FLEET_COMPLETE=shell)
    separator = {"bash": "$", "zsh": r"(?<!\\):", "fish": "\t"}[shell]
    lines = [re.split(separator, each)[0] for each in done.out.splitlines()]
    found = [re.sub(r"\\([ :])", r"\1", each) for each in lines]
    head = "--status=" if shell != "bash" and "=" in line else ""
    assert (done.code, found) == (0, [head + each for each in wanted])


def test_bash_gets_words_that_it_takes_for_one(fleet: CommandLine) -> None:
    words = ("devices", "register", "--word", "")
    done = fleet.here(*words, _FLEET_COMPLETE="bash")
    assert done.out.splitlines() == [
        *("-", "@at", r"two\ words", "a,b"),
        *("git:main", "git:next:one"),
    ]


def test_completion_shows_no_secret(fleet: CommandLine) -> None:
    at = fleet.at("https://fleet.example.com", "c4nary-token")
    for line in ("devices set-password --password ", "devices set-password --"):
        done = at.here(*line.split(" "), _FLEET_COMPLETE="fish", P="c4nary")
        assert "c4nary" not in done.out + done.err


def test_an_unknown_shell(fleet: CommandLine) -> None:
    assert fleet.here("--completion", "tcsh").code == 2
