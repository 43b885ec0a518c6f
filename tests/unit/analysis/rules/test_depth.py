"""How deep the values of types may be nested."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.analysis.rules.depth import MAX_DEPTH
from support.specs import compiled

FORMS = {
    "required": "T{next}",
    "nullable": "list<T{next}?>",
    "list": "list<T{next}>",
    "map": "map<string, list<T{next}>>",
}
"""How a struct holds the next; only the first must."""


def _chain(form: str, length: int, *, ring: bool = False, key: str = "next") -> str:
    lines = ["spec: 1", "api: Deep", "namespace: deep", "types:"]
    for number in range(length):
        lines += [f"  T{number}:", "    fields:", "      v: u32"]
        following = 0 if ring and number == length - 1 else number + 1
        if following < length:
            lines.append(f"      '{key}': {FORMS[form].format(next=following)}")
    return "\n".join([*lines, "actions:", "  Get:", "    response: T0", ""])


def _write(folder: Path, text: str) -> Path:
    spec = folder / "deep.yaml"
    spec.write_text(text)
    return spec


def test_the_longest_chain(tmp_path: Path) -> None:
    compiled(_write(tmp_path, _chain("required", MAX_DEPTH)))


def test_a_longer_chain(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="NXG110"):
        compiled(_write(tmp_path, _chain("required", MAX_DEPTH + 1)))


@pytest.mark.parametrize("form", FORMS)
def test_a_chain_with_an_end(form: str, tmp_path: Path) -> None:
    key = "next?" if form == "required" else "next"
    compiled(_write(tmp_path, _chain(form, MAX_DEPTH + 1, key=key)))


def test_a_ring_of_any_length(tmp_path: Path) -> None:
    compiled(_write(tmp_path, _chain("list", 3 * MAX_DEPTH, ring=True)))


def _of_unions(length: int, *, unit: bool) -> str:
    """Unions of structs that hold the next union; with a unit, each may be the end."""
    lines = ["spec: 1", "api: Deep", "namespace: deep", "types:"]
    end = ", End: unit" if unit else ""
    for number in range(length):
        following = f"U{number + 1}" if number + 1 < length else "u8"
        lines += [
            f"  U{number}: {{tag: kind, variants: {{A: S{number}{end}}}}}",
            f"  S{number}: {{fields: {{v: {following}}}}}",
        ]
    return "\n".join([*lines, "actions:", "  Get:", "    response: U0", ""])


def test_unions_in_each_other(tmp_path: Path) -> None:
    compiled(_write(tmp_path, _of_unions(MAX_DEPTH, unit=False)))
    compiled(_write(tmp_path, _of_unions(MAX_DEPTH + 1, unit=True)))
    with pytest.raises(AssertionError, match="NXG110"):
        compiled(_write(tmp_path, _of_unions(MAX_DEPTH + 1, unit=False)))


def test_lists_that_are_never_empty(tmp_path: Path) -> None:
    text = _chain("list", MAX_DEPTH // 2 + 1)
    compiled(_write(tmp_path, text))
    with pytest.raises(AssertionError, match="NXG110"):
        compiled(_write(tmp_path, text.replace(">", ">(1..)")))
