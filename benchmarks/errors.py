"""A spec with a thousand mistakes beside the same spec without them.

Whole processes, in turn; what counts is the median ratio of the pairs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

MISTAKES: Final = 1000
PAIRS: Final = 7
BAR: Final = 3.0
"""How many times longer the mistakes may take."""

_HEAD = "spec: 1\napi: Large\nnamespace: large\ntypes:\n"
_KINDS: Final = (
    ("  Device{n}: string -- ID.", "  Device{n}: strin -- ID."),
    (
        "  Token{n}: {{fields: {{of: Device{n}}}}}",
        "  Token{n}: {{fields: {{of: Devices{n}}}}}",
    ),
    (
        "  Link{n}: {{fields: {{a: 'list<u8>'}}}}",
        "  Link{n}: {{fields: {{a: 'list<u8'}}}}",
    ),
    (
        "  Event{n}: {{docs: An event., fields: {{}}}}",
        "  Event{n}: {{doc: x, fields: {{}}}}",
    ),
    ("  Page{n}: {{fields: {{a_b: u8}}}}", "  Page{n}: {{fields: {{aB: u8}}}}"),
    ("  Size{n}: u32(1..600)", "  Size{n}: u32(600..1)"),
    ("  Last{n}: list<Token{n}>", "  Last{n}: list<Token{n}>[]"),
)
"""Definitions without and with a mistake."""


def spec(*, wrong: bool) -> str:
    """The text of a spec, with or without a mistake in each definition."""
    lines = [_KINDS[n % len(_KINDS)][wrong] for n in range(MISTAKES)]
    numbers = [n // len(_KINDS) for n in range(MISTAKES)]
    pairs = zip(lines, numbers, strict=True)
    return _HEAD + "\n".join(line.format(n=number) for line, number in pairs) + "\n"


def main() -> int:
    """Prints the seconds of both and their ratio; 1 if the bar is missed."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        commands = [_command(folder, wrong=wrong) for wrong in (False, True)]
        for command in commands:
            _seconds(command)  # warms the caches of the system
        pairs = [(_seconds(commands[0]), _seconds(commands[1])) for _ in range(PAIRS)]
    ratio = median(wrong / right for right, wrong in pairs)
    right, wrong = (median(column) for column in zip(*pairs, strict=True))
    print(f"{MISTAKES} definitions        {right:6.2f} s")
    print(f"with {MISTAKES} mistakes      {wrong:6.2f} s")
    print(f"ratio                   {ratio:6.2f}×  (bar: {BAR})")
    return int(ratio > BAR)


def _command(folder: Path, *, wrong: bool) -> Sequence[str | Path]:
    path = folder / f"{'wrong' if wrong else 'right'}.yaml"
    path.write_text(spec(wrong=wrong), "utf-8")
    command = (sys.executable, "-m", "nexigon_gen", path, "-o", folder / path.stem)
    done = _run(command)
    found = done.stderr.count("error[") + done.stderr.count("more;")
    assert (done.returncode, bool(found)) == ((2, True) if wrong else (0, False)), done
    return command


def _seconds(command: Sequence[str | Path]) -> float:
    start = perf_counter()
    _run(command)
    return perf_counter() - start


def _run(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    # A run that remembered the one before would have nothing to do.
    forgetful = {**os.environ, "XDG_CACHE_HOME": os.devnull}
    return subprocess.run(
        command, env=forgetful, capture_output=True, text=True, check=False
    )


if __name__ == "__main__":
    sys.exit(main())
