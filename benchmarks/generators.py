"""Generators side by side: the same API, as our spec for us and as our OpenAPI document
for the others, in turn, as whole processes.

Beside them, what a program that uses what they made of a Hub pays when it starts. Tables
and charts go to `benchmarks/results`, and into the README.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from compileall import compile_dir
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from synthetic import hub

from .chart import chart
from .processes import LIMIT, Taken, middle, nothing, run
from .starting import starts

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks/results"
_VENV = ROOT / ".venv-peers"
_PINS = ROOT / "requirements/peers.txt"
_WALL = re.compile(
    r"^(\|[^|\n]*\|[^|\n]*\|)[^|\n]*\|(?=(?:[^|\n]*\|){2}$)", re.MULTILINE
)
"""The column of wall time, which a busy machine makes longer: the README goes without."""
_MARK = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)

Command: TypeAlias = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator, and what it writes."""

    name: str
    command: Callable[[Path, Path, Path], Command]
    """Of the specs, the OpenAPI document and the folder to write to."""


def _peer(program: str) -> Path:
    return _VENV / "bin" / program


def _ours(specs: Path, document: Path, out: Path) -> Command:
    options = ("--isolated", "-q", "--ignore", "NXG310")
    return (sys.executable, "-m", "nexigon_gen", specs, "-o", out, *options)


def _codegen(*more: str) -> Callable[[Path, Path, Path], Command]:
    def command(specs: Path, document: Path, out: Path) -> Command:
        options = ["--input-file-type", "openapi", "--formatters", "builtin"]
        options += ["--output-model-type", "pydantic_v2.BaseModel"]
        options += [each.format(out=out) for each in more]
        files = ("--input", document, "--output", out / "models")
        return (_peer("datamodel-codegen"), *files, *options)

    return command


def _openapi_client(specs: Path, document: Path, out: Path) -> Command:
    options = ("--path", document, "--meta", "none", "--output-path", out / "client")
    return (_peer("openapi-python-client"), "generate", *options)


def _openapi_generator(specs: Path, document: Path, out: Path) -> Command:
    options = ("-i", document, "-g", "python", "-o", out / "client")
    return (_peer("openapi-generator-cli"), "generate", *options)


GENERATORS = (
    Generator("nexigon-gen: all of it", _ours),
    Generator("datamodel-code-generator: models", _codegen()),
    Generator(
        "datamodel-code-generator: client",
        _codegen(
            *("--generate-client", "httpx2", "--client-package", "client"),
            *("--client-output", "{out}/client", "--client-model-package", "models"),
            *("--client-default-base-url", "http://127.0.0.1:1"),
        ),
    ),
    Generator(
        "datamodel-code-generator: server",
        _codegen(
            *("--generate-server", "fastapi", "--server-package", "server"),
            *("--server-output", "{out}/server", "--server-model-package", "models"),
        ),
    ),
    Generator("openapi-python-client", _openapi_client),
    Generator("openapi-generator: client", _openapi_generator),
)


def _projects(folder: Path) -> None:
    for path in (ROOT / "spec").glob("*.yaml"):
        shutil.copy(path, folder)


def _hubs(count: int) -> Callable[[Path], None]:
    """So many synthetic Hubs in one API, each with namespaces of its own."""

    def write(folder: Path) -> None:
        with TemporaryDirectory() as name:
            for path in hub.write(Path(name), plain=True):
                for number in range(count):
                    text = path.read_text("utf-8")
                    if number:
                        names = "|".join(hub.NAMESPACES)
                        place = rf"^(namespace: |  )({names})(?=:|$)"
                        text = re.sub(
                            place, rf"\g<0>{number}", text, flags=re.MULTILINE
                        )
                    (folder / f"{path.stem}{number or ''}.yaml").write_text(text)

    return write


_ROUNDS = int(os.environ.get("ROUNDS", "5"))
SIZES: Mapping[str, tuple[Callable[[Path], None], int]] = {
    "projects: 1 namespace": (_projects, _ROUNDS),
    "Hub: 11 namespaces, 160 actions": (_hubs(1), min(_ROUNDS, 3)),
    "ten Hubs": (_hubs(10), 1),
}
"""By title: what writes the specs, and how often each generator runs."""

Row: TypeAlias = tuple[str, Taken | None, int]


def main() -> int:
    """Measures everything and writes it down."""
    compile_dir(ROOT / "src", quiet=1)
    _install()
    RESULTS.mkdir(exist_ok=True)
    parts = [f"Medians of at most {_ROUNDS} rounds.\n"]
    with TemporaryDirectory() as name:
        for number, (title, (write, rounds)) in enumerate(SIZES.items()):
            folder = Path(name) / str(number)
            (folder / "specs").mkdir(parents=True)
            write(folder / "specs")
            base, rows = _side_by_side(folder, rounds)
            parts.append(_table(title, base, rows))
            bars = [(who, t.cpu / base.cpu) for who, t, _ in rows if t]
            _draw(title.partition(":")[0], title, bars)
            print(parts[-1], flush=True)
        parts.append(_starts(Path(name) / "1"))
        print(parts[-1], flush=True)
    text = "\n".join(parts)
    (RESULTS / "generators.md").write_text(text)
    _show(_WALL.sub(r"\1", text))
    return 0


def _draw(name: str, title: str, bars: Sequence[tuple[str, float]]) -> None:
    svg = chart(f"{title}: CPU time, python -c pass = 1", bars)
    (RESULTS / f"{name.replace(' ', '-')}.svg").write_text(svg)


def _starts(folder: Path) -> str:
    """What programs take that use what was made of the specs in this folder."""
    found = starts(folder / "specs", _peer("python"), partial(_made, folder), _ROUNDS)
    _draw("first call", "Hub, until the first call is answered", found.first_call)
    return found.tables


def _install() -> None:
    if not _VENV.exists():
        subprocess.run([sys.executable, "-m", "venv", _VENV], check=True)
    install = ("-m", "pip", "install", "--quiet", "-r", _PINS)
    subprocess.run([_peer("python"), *install], check=True)


def _side_by_side(folder: Path, rounds: int) -> tuple[Taken, list[Row]]:
    document = folder / "document/openapi.json"
    run(_ours(folder / "specs", document, document.parent), folder)
    assert document.exists()
    found: dict[str, list[Taken]] = {each.name: [] for each in GENERATORS}
    lines: dict[str, int] = {}
    failed: set[str] = set()
    nothings: list[Taken] = []
    for turn in range(rounds + (rounds > 1)):  # the first of several warms up
        for generator in GENERATORS:
            if generator.name in failed:
                continue
            out = _made(folder, generator.name)
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir(parents=True)
            taken = run(generator.command(folder / "specs", document, out), folder)
            nothings.append(nothing(folder))
            if taken is None:
                failed.add(generator.name)
                shutil.rmtree(out)
            elif turn or rounds == 1:
                found[generator.name].append(taken)
                lines[generator.name] = _lines(out.rglob("*.py"))
    rows = [
        (who, middle(each) if each else None, lines.get(who, 0))
        for who, each in found.items()
    ]
    return middle(nothings), rows


def _made(folder: Path, generator: str) -> Path:
    """What a generator made last; nothing is there if it failed."""
    return folder / "made" / re.sub(r"\W+", "-", generator)


def _lines(files: Iterable[Path]) -> int:
    return sum(path.read_bytes().count(b"\n") for path in files)


def _table(title: str, base: Taken, rows: Sequence[Row]) -> str:
    found = [
        f"| {title} | CPU | wall | peak | lines of Python |",
        "|---|--:|--:|--:|--:|",
    ]
    without = [who for who, taken, _ in rows if taken is None]
    for who, taken, lines in rows:
        if taken:
            cpu, wall = taken.cpu / base.cpu, taken.wall / base.wall
            memory = f"{taken.memory:.0f} MiB"
            found.append(f"| {who} | {cpu:.0f}× | {wall:.0f}× | {memory} | {lines:,} |")
    if without:
        limit = f"failed, or not done in {LIMIT:.0f} seconds"
        found += ["", f"Without {'; '.join(without)}: {limit}."]
    return "\n".join([*found, ""])


def _show(text: str) -> None:
    """Writes the tables into the README, between its marks."""
    readme = ROOT / "README.md"
    before = readme.read_text("utf-8")
    readme.write_text(_MARK.sub(lambda mark: f"{mark[1]}\n{text}\n{mark[2]}", before))


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.exit(main())
