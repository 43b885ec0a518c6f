"""The line on a terminal while something takes long."""

from __future__ import annotations

import os
import sys
import time
from io import TextIOWrapper

import pytest

from nexigon_gen.cli.progress import progress


def _terminal(monkeypatch: pytest.MonkeyPatch) -> int:
    """The other end of a terminal that is stderr."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    monkeypatch.setattr(sys, "stderr", TextIOWrapper(os.fdopen(theirs, "wb", 0)))
    return int(ours)


def _cleared(terminal: int) -> bytes:
    said = b""
    while not said.endswith(b"K"):
        said += os.read(terminal, 100)
    return said


def test_it_comes_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _terminal(monkeypatch)
    with progress("generating", patience=0):
        said = os.read(terminal, 100)
    assert said == b"generating..."
    assert _cleared(terminal) == b"\r\x1b[K"


def test_what_is_quick_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _terminal(monkeypatch)
    with progress("generating", patience=3600):
        pass
    print("end", end="", file=sys.stderr, flush=True)
    assert os.read(terminal, 100) == b"end"


def test_an_error_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _terminal(monkeypatch)

    def fail() -> None:
        os.read(terminal, 100)
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"), progress("generating", patience=0):
        fail()
    assert _cleared(terminal) == b"\r\x1b[K"


def test_nothing_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("generating", patience=0):
        time.sleep(0.01)
    assert capsys.readouterr() == ("", "")
