"""Programs and servers of the pages, as processes of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from support.specs import ROOT

DOCUMENTED_URL = '"https://hub.example.com"'
"""What the programs call."""

ENVIRONMENT = os.environ | {
    "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT / 'src'}",
    "PYTHONIOENCODING": "utf-8",
}


def run(program: str, folder: Path) -> list[str]:
    """Runs a Python program in a folder; the lines it prints."""
    path = folder / "program.py"
    path.write_text(program, "utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(path)],
        check=False,
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def shell(command: str, folder: Path) -> tuple[int, str]:
    """Runs a command line in a folder that has the tool on its path; its exit code and
    what it says."""
    bin_folder = folder / ".bin"
    bin_folder.mkdir(exist_ok=True)
    tool = bin_folder / "nexigon-gen"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m nexigon_gen "$@"\n')
    tool.chmod(0o755)
    path = f"{bin_folder}{os.pathsep}{ENVIRONMENT['PATH']}"
    done = subprocess.run(
        ["sh", "-c", command],
        check=False,
        cwd=folder,
        env=ENVIRONMENT | {"PATH": path, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout


@contextmanager
def uvicorn(folder: Path) -> Generator[int]:
    """Serves `server:app` of a folder until the block ends; the port it is on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        command = [
            *(sys.executable, "-m", "uvicorn", "server:app"),
            *("--fd", str(listener.fileno()), "--log-level", "warning"),
        ]
        process = subprocess.Popen(
            command, cwd=folder, env=ENVIRONMENT, pass_fds=[listener.fileno()]
        )
        try:
            # The socket listens already: who connects waits until uvicorn accepts.
            yield listener.getsockname()[1]
        finally:
            process.terminate()
            process.wait()


def at_port(program: str, port: int) -> str:
    """The program, calling a server on this machine instead."""
    here = f'"http://127.0.0.1:{port}", allow_plaintext=True'
    return program.replace(DOCUMENTED_URL, here)
