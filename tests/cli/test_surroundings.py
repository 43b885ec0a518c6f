"""The tool in odd surroundings: every command ends soon, with an exit code that is true,
without a traceback, and with nothing half written."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copytree, which

import pytest

from nexigon_gen.output.disk import read_manifest
from support.integration import apart

HERE = Path(__file__).parent
TOOL = shlex.join([sys.executable, "-m", "nexigon_gen"])
LIMIT = 60.0
"""Far longer than any command takes, in seconds."""

COMMANDS = {
    "generate": ("things.yaml -o out", 0),
    "verbose": ("things.yaml -o out -v", 0),
    "quiet": ("things.yaml -o out -q", 0),
    "wrong": ("wrong.yaml -o out", 2),
    "missing": ("missing.yaml -o out", 2),
    "check": ("things.yaml -o out --check", 1),
    "sarif": ("wrong.yaml -o out --format sarif", 2),
    "ir": ("things.yaml --emit ir", 0),
    "openapi": ("things.yaml --emit openapi", 0),
    "schemas": ("things.yaml --emit json-schema", 0),
    "explain": ("explain NXG112", 0),
    "explain all": ("explain", 0),
    "explain nothing": ("explain nothing", 2),
    "fmt": ("fmt untidy.yaml", 0),
    "fmt check": ("fmt --check untidy.yaml", 1),
    "fmt diff": ("fmt --diff untidy.yaml", 1),
    "fmt wrong": ("fmt wrong.yaml", 2),
    "schema": ("schema", 0),
    "help": ("--help", 0),
    "version": ("--version", 0),
    "no arguments": ("", 2),
}
"""Arguments, and the exit code where all is as usual."""
HANDED_OVER = (
    "ir",
    "openapi",
    "schemas",
    "explain",
    "explain all",
    "fmt diff",
    "schema",
)
"""Commands that are called for what they print, which is lost where stdout is closed."""
TRIED = (
    tuple(COMMANDS)
    if os.environ.get("SOAK")
    else (
        "generate",
        "check",
        "sarif",
        "openapi",
        "explain nothing",
        "fmt diff",
        "help",
    )
)
"""One of each kind of them, unless there is time for all."""
UNPRINTED = ("quiet", "wrong", "missing", "sarif", "explain nothing", "fmt wrong")
"""Commands that print nothing to stdout."""

SILENT = {"stdout closed": "{} >&-", "both closed": "{} >&- 2>&-"}
USUAL = {
    "stdin closed": "{} <&-",
    "stderr closed": "{} 2>&-",
    "stderr full": "{} 2>/dev/full",
    "nobody reads stderr": "{{ {}; echo $? >code; }} 2>&1 >/dev/null | true; exit $(cat code)",
    "no environment": "env -i {}",
    "C locale": "env LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 {}",
    "ascii": "env PYTHONIOENCODING=ascii {}",
    "colour": "env FORCE_COLOR=1 {}",
}
LOST = {
    "stdout full": "{} >/dev/full",
    "both full": "{} >/dev/full 2>&1",
    "stdout read-only": "{} 1</dev/null",
}


KEPT = ("stdin closed", "stderr full", "C locale", "both closed", "stdout full")
"""The surroundings that `make test` is content with."""


def play(folder: Path, script: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a script beside the files of the tests."""
    copytree(HERE / "files", folder, dirs_exist_ok=True)
    text = (HERE / "files/things.yaml").read_text("utf-8")
    (folder / "wrong.yaml").write_text(f"{text}\nunknown: …\n", "utf-8")
    (folder / "untidy.yaml").write_text(
        "namespace: t\nspec:   1\napi: 'T'\ndocs: '…'\n", "utf-8"
    )
    return subprocess.run(
        ["sh", "-c", script],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        timeout=LIMIT,
        check=False,
    )


def check_whole(folder: Path, done: subprocess.CompletedProcess[bytes]) -> None:
    """No traceback, and nothing half written."""
    assert b"Traceback" not in done.stderr, done.stderr
    assert b"Exception ignored" not in done.stderr, done.stderr
    assert not [*folder.rglob("*.tmp")]
    manifest = read_manifest(folder / "out")
    for path in manifest.files if manifest else ():
        assert (folder / "out" / path).exists()


@pytest.mark.parametrize("command", apart(TRIED, "generate"))
@pytest.mark.parametrize("where", apart([*USUAL, *SILENT, *LOST], *KEPT))
def test_streams(tmp_path: Path, command: str, where: str) -> None:
    arguments, code = COMMANDS[command]
    script = {**USUAL, **SILENT, **LOST}[where].format(f"{TOOL} {arguments}")
    if (where in LOST and command not in UNPRINTED) or (
        where in SILENT and command in HANDED_OVER
    ):
        code = 2
    done = play(tmp_path, script)
    assert done.returncode == code, done.stderr
    check_whole(tmp_path, done)


@pytest.mark.parametrize("command", apart(TRIED, "generate"))
def test_nobody_reads(tmp_path: Path, command: str) -> None:
    """A pipe whose reader has left before the first byte."""
    arguments, code = COMMANDS[command]
    script = (
        "mkfifo gone; exec 3<>gone 4>gone; exec 3<&-; "
        f"{TOOL} {arguments} >&4 2>&4; exit $?"
    )
    done = play(tmp_path, script)
    assert done.returncode == (code if command in UNPRINTED else 2)
    check_whole(tmp_path, done)


@pytest.mark.parametrize("command", ["- -o out", "- --check -o out", "fmt -"])
@pytest.mark.parametrize("stdin", ["<&-", "0>nowhere"])
def test_nothing_can_be_read(tmp_path: Path, command: str, stdin: str) -> None:
    done = play(tmp_path, f"{TOOL} {command} {stdin}")
    assert done.returncode == 2, done.stderr
    assert (done.stdout, done.stderr.count(b"\n")) == (b"", 1)
    assert done.stderr.startswith(b"error: ")
    check_whole(tmp_path, done)


MANIFESTS = {
    "pipe": "mkfifo {}",
    "link to a device": "ln -s /dev/zero {}",
    "link to a file": "echo '{{}}' >other; ln -s ../other {}",
    "link to nothing": "ln -s nowhere {}",
    "folder": "mkdir {}",
    "huge": "truncate -s 9G {}",
}


@pytest.mark.parametrize("manifest", apart(MANIFESTS, "pipe", "link to nothing"))
@pytest.mark.parametrize("check", apart(["", "--check"], ""))
def test_a_manifest_that_is_none(tmp_path: Path, manifest: str, check: str) -> None:
    make = MANIFESTS[manifest].format("out/.nexigon-gen.json")
    done = play(tmp_path, f"mkdir out; {make}; {TOOL} things.yaml -o out {check}")
    assert done.returncode == 2
    assert b"error[NXG005]: cannot tell which files" in done.stderr.splitlines()[0]
    assert [*os.listdir(tmp_path / "out")] == [".nexigon-gen.json"]


@pytest.mark.parametrize(
    "kind", apart(["mkfifo", "mkdir", "ln -s /dev/zero", "ln -s nowhere"], "mkfifo")
)
def test_an_output_that_is_no_file(tmp_path: Path, kind: str) -> None:
    done = play(
        tmp_path, f"mkdir out; {kind} out/openapi.json; {TOOL} things.yaml -o out"
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"error[NXG005]: cannot write"), done.stderr
    assert [*os.listdir(tmp_path / "out")] == ["openapi.json"]


@pytest.mark.parametrize(
    "root", apart(["/dev/null", "/dev/full", "things.yaml", "pipe", "loop"], "pipe")
)
def test_an_output_folder_that_is_none(tmp_path: Path, root: str) -> None:
    done = play(tmp_path, f"mkfifo pipe; ln -s loop loop; {TOOL} things.yaml -o {root}")
    assert done.returncode == 2
    assert done.stderr.startswith(b"error[NXG010]: cannot"), done.stderr


@pytest.mark.parametrize(
    "command", apart(["{} -o out", "{} --emit ir", "fmt {}"], "{} -o out")
)
@pytest.mark.parametrize(
    "spec",
    apart(["/", "/dev/zero", "/dev/null", "loop", "a" * 300, "''"], "/dev/zero", "''"),
)
def test_a_spec_that_is_none(tmp_path: Path, command: str, spec: str) -> None:
    done = play(tmp_path, f"ln -s loop loop; {TOOL} {command.format(spec)}")
    assert done.returncode == 2
    assert done.stderr.startswith(b"error[NXG00"), done.stderr
    assert not (tmp_path / "out").exists()


def test_a_spec_from_a_pipe(tmp_path: Path) -> None:
    done = play(tmp_path, f"cat things.yaml | {TOOL} /dev/stdin -o out")
    assert done.returncode == 0, done.stderr


def test_fmt_does_not_replace_a_pipe(tmp_path: Path) -> None:
    done = play(
        tmp_path, f"mkfifo pipe; cat untidy.yaml >pipe & {TOOL} fmt pipe; exit $?"
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"error: `pipe` cannot be written: it is not a regular file" in done.stderr
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize(
    "form", apart(["text", "concise", "json", "github", "sarif"], "text", "sarif")
)
def test_a_path_that_is_not_utf8(tmp_path: Path, form: str) -> None:
    name = os.fsdecode(b"\xff.yaml")
    (tmp_path / name).write_text("spec: 1\nunknown: 1\n")
    arguments = f"{name} {name}.missing -o out --format {form}"
    done = play(tmp_path, f"{TOOL} {arguments}")
    assert done.returncode == 2, done.stderr
    assert b"Traceback" not in done.stderr
    done.stderr.decode("utf-8")
    if form == "sarif":
        assert b"%FF.yaml" in done.stderr


@pytest.mark.parametrize("command", apart(TRIED, "generate"))
def test_a_folder_that_is_gone(tmp_path: Path, command: str) -> None:
    """With full paths the folder one is in makes no difference."""
    arguments, code = COMMANDS[command]
    full = " ".join(
        str(tmp_path / word) if "." in word or word == "out" else word
        for word in arguments.split(" ")
    )
    done = play(tmp_path, f"mkdir gone; cd gone; rmdir ../gone; {TOOL} {full}")
    assert done.returncode == code, done.stderr
    check_whole(tmp_path, done)


@pytest.mark.parametrize("arguments", ["things.yaml -o out", "fmt untidy.yaml"])
@pytest.mark.parametrize(
    "limit", apart(["-f 0", "-f 8", "-n 4", "-n 5", "-n 8"], "-f 8")
)
def test_limits(tmp_path: Path, arguments: str, limit: str) -> None:
    done = play(tmp_path, f"ulimit {limit}; exec {TOOL} {arguments}")
    if (
        b"can't" not in done.stderr and b"init_" not in done.stderr
    ):  # Python's own start
        assert done.returncode in (0, 2), done.stderr
        check_whole(tmp_path, done)
    healed = play(tmp_path, f"{TOOL} {arguments}")
    assert healed.returncode == 0, healed.stderr


@pytest.fixture(scope="module")
def unprivileged() -> str:
    """What starts a command as somebody who may not write everywhere."""
    if os.geteuid() != 0:
        return ""
    if which("setpriv") is None:
        pytest.skip("root may write anywhere")
    drop = "setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps=-all "
    start = f"{drop}{TOOL} --version"
    started = subprocess.run(start, shell=True, capture_output=True, check=False)
    if started.returncode:
        pytest.skip("nobody but root can start this Python")
    return drop


@pytest.mark.parametrize("arguments", ["things.yaml -o sealed", "fmt sealed/spec.yaml"])
def test_a_folder_that_may_not_be_written(
    tmp_path: Path, unprivileged: str, arguments: str
) -> None:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    sealed = "mkdir sealed; cp untidy.yaml sealed/spec.yaml; chmod 555 sealed; "
    done = play(tmp_path, f"{sealed}{unprivileged}{TOOL} {arguments}")
    assert done.returncode == 2, done.stderr
    assert b"Permission denied" in done.stderr
    assert os.listdir(tmp_path / "sealed") == ["spec.yaml"]
