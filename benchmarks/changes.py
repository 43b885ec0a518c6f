"""The specs of a Hub compared with a copy of them, and with one that has random changes.

Whole processes, in turn, in CPU time. What a comparison takes is what the process takes
beyond one that only compiles both versions.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from random import Random
from shutil import copytree
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from synthetic import hub as synthetic

from .processes import nothing, run

CHANGES: Final = 500
ROUNDS: Final = 9
WARM_UP: Final = 2
COMPARING: Final = 8.0
"""How many times longer than nothing the comparison with a copy may take."""
CHANGED: Final = 1.5
"""How many times longer the comparison with changes may take than that with a copy."""

_FIELD = re.compile(r"^( {6})([a-z]\w*): ([^{}?\n]+)( -- .*)$", re.MULTILINE)
_TO: Final = (
    r"\1\2?: \3\4",
    r"\1\2: list<\3>\4",
    r"\1\2_2: \3\4",
    r"\1\2: \3\4\n\1\2_more?: string",
    r"\1\2: \3\4 It is new.",
)
"""What becomes of a field: optional, a list, of another name, not alone, of other docs."""
_COMPILE = """
import gc
import sys
gc.disable()  # as the tool does
from nexigon_gen.compat.review import versions
from nexigon_gen.text.report import Report
assert versions(*sys.argv[1:], Report())
"""


def main() -> int:
    """Prints the ratios; 1 if a bar is missed."""
    with TemporaryDirectory() as name:
        old, same, new = (Path(name, each) for each in ("old", "same", "new"))
        old.mkdir()
        synthetic.write(old)
        copytree(old, same)
        copytree(old, new)
        _change(new)
        rounds = [_round(old, same, new) for _ in range(WARM_UP + ROUNDS)][WARM_UP:]
    itself = median((each[1] - each[0]) / each[3] for each in rounds)
    changed = median(each[2] / each[1] for each in rounds)
    print(f"beyond compiling twice, beside nothing {itself:5.2f}×  (bar: {COMPARING})")
    print(
        f"{CHANGES} changes, beside none            {changed:5.2f}×  (bar: {CHANGED})"
    )
    return int(itself > COMPARING or changed > CHANGED)


def _round(old: Path, same: Path, new: Path) -> tuple[float, ...]:
    compat = (sys.executable, "-m", "nexigon_gen", "compat", "--fail-on", "never")
    commands = (
        (sys.executable, "-c", _COMPILE, old, same),
        (*compat, old, same),
        (*compat, old, new),
    )
    taken = [run(each, old) for each in commands]
    return (*(each.cpu for each in taken if each), nothing(old).cpu)


def _change(folder: Path) -> None:
    """Changes random fields."""
    random = Random(1)
    places = [
        (path, found.start())
        for path in sorted(folder.glob("*.yaml"))
        for found in _FIELD.finditer(path.read_text("utf-8"))
    ]
    chosen = {*random.sample(places, CHANGES)}
    for path in {path for path, _ in places}:

        def changed(found: re.Match[str], path: Path = path) -> str:
            is_chosen = (path, found.start()) in chosen
            return found.expand(random.choice(_TO)) if is_chosen else found[0]

        text = _FIELD.sub(changed, path.read_text("utf-8"))
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
