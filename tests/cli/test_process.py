"""What a script cannot play: signals, broken installations, what gets imported."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nexigon_gen.cli.commands import COMMANDS
from support.signals import INTERRUPTED

from .test_scenarios import HERE

RUN = [sys.executable, "-m", "nexigon_gen"]


def python(program: str) -> subprocess.CompletedProcess[str]:
    """Runs a program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_nothing_heavy_is_imported_to_say(argument: str) -> None:
    done = python(f"""
import sys
sys.argv = ["nexigon-gen", "{argument}"]
from nexigon_gen.__main__ import main
try:
    main()
except SystemExit as end:
    assert end.code == 0
heavy = {{"yaml", "jinja2", "json", "asyncio", "nexigon_gen.cli.job"}}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
""")
    assert (done.returncode, done.stderr) == (0, "")


_ROOMS = ("backends.docs", "compat", "formatter", "hooks", "importing", "published")
"""What makes other outputs, and what other commands do."""
_LIBRARIES = {
    *(
        "click",
        "inspect",
        "importlib.resources",
        "jinja2",
        "markdown_it",
        "pydantic",
        "tomllib",
    ),
}


def test_a_run_that_writes_imports_nothing_that_it_has_no_use_for(
    tmp_path: Path,
) -> None:
    spec = HERE / "files/things.yaml"
    rooms = tuple(f"nexigon_gen.{name}." for name in _ROOMS)
    done = python(f"""
import sys, typing
typing.ForwardRef = None  # compiles annotations that are texts
from nexigon_gen.cli.main import run
assert run([{str(spec)!r}, "-o", {str(tmp_path)!r}, "--isolated"]) == 0
rooms = {{each for each in sys.modules if each.startswith({rooms})}}
print(*rooms | sys.modules.keys() & {_LIBRARIES}, file=sys.stderr)
""")
    # It looks whether there are snapshots.
    assert (done.returncode, done.stderr) == (0, "nexigon_gen.compat.blessed\n")


def test_the_help_names_every_command() -> None:
    done = subprocess.run([*RUN, "--help"], capture_output=True, text=True, check=True)
    assert all(f"nexigon-gen {name} " in done.stdout for name in COMMANDS)


def test_a_bug() -> None:
    done = python("""
import sys
sys.modules["nexigon_gen.pipeline"] = None  # an installation with a file missing
sys.argv = ["nexigon-gen", "a.yaml", "-o", "out"]
from nexigon_gen.__main__ import main
main()
""")
    assert done.returncode == 70
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[-3] == "error[NXG901]: this is a bug in nexigon-gen"
    assert "Python" in lines[-2]
    assert "please report" in lines[-1]


def test_an_interrupt(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    os.mkfifo(spec)  # reading it waits until somebody writes
    process = subprocess.Popen(
        [*RUN, str(spec), "-o", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for_reader(spec, process)
    while process.poll() is None:  # one that comes just before the read is not seen
        process.send_signal(signal.SIGINT)
        time.sleep(0.1)
    stdout, stderr = process.communicate()
    assert process.returncode in INTERRUPTED
    assert stdout == ""
    assert "Traceback" not in stderr


def wait_for_reader(pipe: Path, process: subprocess.Popen[str]) -> None:
    """Waits until the process is about to read the pipe."""
    while process.poll() is None:
        try:
            os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            time.sleep(0.01)
        else:
            return  # with the pipe left open, so that reading goes on waiting
    pytest.fail("it ended without reading the spec")


def test_a_path_that_is_not_text(tmp_path: Path) -> None:
    output = os.fsencode(tmp_path) + b"/\xff"
    spec = Path(__file__).with_name("files") / "things.yaml"
    done = subprocess.run(
        [*RUN, spec, "-o", output, "-v"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert b"\\udcff" in done.stdout
