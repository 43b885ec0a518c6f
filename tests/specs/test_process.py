"""Mistakes as a person meets them: the whole command, its exit code and its output.

Whatever is wrong, the output folder stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from support.command import nexigon_gen
from support.integration import apart

HEAD = "spec: 1\napi: Hub\nnamespace: hub\n"
GOOD = HEAD + "types:\n  A: {fields: {a: string}}\nactions:\n  Do: {response: A}\n"


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Time of change and content of all that is below a folder."""
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in [folder, *folder.rglob("*")]
    }


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with a good spec and what was generated from it."""
    (tmp_path / "hub.yaml").write_text(GOOD, "utf-8")
    done = nexigon_gen(tmp_path, "hub.yaml", "-o", "out")
    assert done.returncode == 0, done.stderr
    return tmp_path


def places(work: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """`file:line:column: code` of each complaint about files put in place of the good
    ones; the command fails and touches nothing."""
    for name, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (work / name).write_bytes(data)
    before = snapshot(work / "out")
    done = nexigon_gen(work, "hub.yaml", "-o", "out", "--format", "concise")
    assert done.returncode == 2
    assert done.stdout == ""
    assert snapshot(work / "out") == before
    found: list[str] = []
    for line in done.stderr.splitlines():
        place, _, rest = line.partition(": error[")
        if rest:
            found.append(f"{place}: {rest.partition(']')[0]}")
    return found


CASES: dict[str, tuple[str | bytes, str]] = {
    "unknown type": (
        HEAD + "types:\n  A: {fields: {a: Strin}}\n",
        "5:19: NXG301",
    ),
    "duplicate field": (
        HEAD + "types:\n  A:\n    fields:\n      a: u8\n      a?: u8\n",
        "8:7: NXG204",
    ),
    "tag collides with a field": (
        HEAD
        + "types:\n  A: {fields: {kind: u8}}\n"
        + "  U: {tag: kind, variants: {A: A}}\n",
        "6:29: NXG502",
    ),
    "unknown key": (
        HEAD + "types:\n  A: {fields: {}, feilds: {}}\n",
        "5:19: NXG201",
    ),
    "wrong kind": (
        HEAD + "types:\n  A: {fields: [a, b]}\n",
        "5:15: NXG203",
    ),
    "missing import": (
        HEAD + "imports:\n  gone: [A]\n",
        "5:3: NXG001",
    ),
    "not utf-8": (HEAD.encode() + b"docs: caf\xe9\n", "4:10: NXG002"),
    "empty file": ("", "1:1: NXG004"),
}


@pytest.mark.parametrize("case", apart(CASES, "unknown type"))
def test_one_mistake(case: str, work: Path) -> None:
    text, place = CASES[case]
    assert places(work, {"hub.yaml": text}) == [f"hub.yaml:{place}"]


def test_a_missing_file(work: Path) -> None:
    before = snapshot(work / "out")
    done = nexigon_gen(work, "gone.yaml", "-o", "out", "--format", "concise")
    assert done.returncode == 2
    assert "error[NXG001]" in done.stderr
    assert snapshot(work / "out") == before


@pytest.mark.integration
def test_two_mistakes_on_a_line(work: Path) -> None:
    text = HEAD + "types:\n  A: {fields: {a: Strin, b: list<Intt>}}\n"
    found = places(work, {"hub.yaml": text})
    assert found == ["hub.yaml:5:19: NXG301", "hub.yaml:5:34: NXG301"]


@pytest.mark.integration
def test_ten_mistakes_in_a_file(work: Path) -> None:
    fields = "".join(f"      f{n}: Gone{n}\n" for n in range(10))
    text = HEAD + "types:\n  A:\n    fields:\n" + fields
    found = places(work, {"hub.yaml": text})
    assert found == [f"hub.yaml:{line}:11: NXG301" for line in range(7, 17)]


def test_mistakes_in_three_files(work: Path) -> None:
    imports = "imports:\n  b: [B]\n  a: [A]\n"
    files = {
        "hub.yaml": HEAD + imports + "types:\n  H: {fields: {a: A, b: B, c: C}}\n",
        "b.yaml": "spec: 1\nnamespace: b\ntypes:\n  B: Gone\n  B: u8\n",
        "a.yaml": "spec: 1\nnamespace: a\ntypes:\n  A: {fields: {a: Gone}}\nkey: 1\n",
    }
    assert places(work, files) == [
        "a.yaml:4:19: NXG301",
        "a.yaml:5:1: NXG201",
        "b.yaml:4:6: NXG301",
        "b.yaml:5:3: NXG102",
        "hub.yaml:8:31: NXG301",
    ]


def test_a_file_named_twice_is_read_once(work: Path) -> None:
    (work / "bad.yaml").write_text(HEAD + "key: 1\n", "utf-8")
    done = nexigon_gen(
        work, "bad.yaml", "./bad.yaml", "-o", "out", "--format", "concise"
    )
    assert done.stderr.count("error[NXG201]") == 1
