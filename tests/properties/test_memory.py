"""What is kept of a run changes nothing: after each edit the next one says and writes
what a run without a memory does."""

from __future__ import annotations

from pathlib import Path
from random import Random
from shutil import copytree
from typing import Final

import pytest
from synthetic import hub

from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.library import Result, run
from nexigon_gen.pipeline import Memory
from support.integration import apart
from support.specs import SPECS, VALID

_EVERYTHING: Final = GenerationSettings(
    outputs=frozenset(Output) - {Output.DOCS}, warn=frozenset({"NXG701"})
)
_SEVERAL: Final = sorted(
    name for name, path in VALID.items() if path.parent.parent.name == "valid"
)
_WORDS: Final = (
    "1",
    "1.0",
    "true",
    "-0.0",
    "0.0",
    '""',
    "null",
    "string",
    "f64",
    "u32",
)


@pytest.mark.parametrize("name", apart([*VALID], "defaults", _SEVERAL[0]))
def test_small_specs(name: str, tmp_path: Path) -> None:
    copytree(SPECS / "valid", tmp_path, dirs_exist_ok=True)
    first = tmp_path / VALID[name].relative_to(SPECS / "valid")
    files = [first] if first.parent == tmp_path else [*first.parent.glob("*.yaml")]
    _edit(sorted(files), name, rounds=25)


@pytest.mark.integration
@pytest.mark.parametrize("seed", range(2))
def test_whole_hubs(seed: int, tmp_path: Path) -> None:
    _edit(hub.write(tmp_path, seed), str(seed), rounds=15)


def test_numbers_that_are_equal(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    memory = Memory()
    texts: set[str] = set()
    for number in ("1", "1.0", "0.0", "-0.0"):
        spec.write_text(
            "spec: 1\napi: A\nnamespace: a\ntypes:\n  T:\n    fields:\n"
            f"      x?: f64({number}..9) -- A number.\n"
            f"      y: {{type: f64, default: {number}}}\n",
            "utf-8",
        )
        found = _compared([spec], memory)
        texts |= {each.text for each in found.artifacts if "a/types" in each.path}
    assert len(texts) == 4


def _edit(files: list[Path], seed: str, rounds: int) -> None:
    """Edits specs at random. A mistake is taken back at once, as people do."""
    chance = Random(seed)
    memory = Memory()
    assert not _compared(files, memory).failed
    written = 0
    for _ in range(rounds):
        file = chance.choice(files)
        before = file.read_text("utf-8")
        file.write_text(_edited(before, chance), "utf-8")
        failed = _compared(files, memory).failed
        written += not failed
        if failed:
            file.write_text(before, "utf-8")
    assert written > rounds // 10


def _compared(files: list[Path], memory: Memory) -> Result:
    specs = [str(each) for each in files]
    again = run(specs, _EVERYTHING, kept=memory)
    assert again == run(specs, _EVERYTHING)
    return again


def _edited(text: str, chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(3, len(lines))
    match chance.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines[at - 1], lines[at] = lines[at], lines[at - 1]
        case 2:  # another field, variant or value
            name, colon, rest = lines[at].partition(":")
            lines.insert(at, f"{name}_more{colon}{rest}" if colon else f"{name}More")
        case 3:  # one that may be absent, or need not
            name, colon, rest = lines[at].partition(":")
            name = name.removesuffix("?") if name.endswith("?") else f"{name}?"
            lines[at] = name + colon + rest
        case 4:
            lines[at] += f" Change {chance.random()}." if " -- " in lines[at] else "  "
        case _:
            words = lines[at].split(" ")
            other = chance.choice((chance.choice(_WORDS), *_names(text, chance)))
            words[chance.randrange(len(words))] = other
            lines[at] = " ".join(words)
    return "\n".join(lines)


def _names(text: str, chance: Random) -> list[str]:
    words = [each.rstrip(":?,") for each in text.split()]
    return [chance.choice(words), chance.choice([w for w in words if w[:1].isupper()])]
