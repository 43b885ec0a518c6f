"""The start of a program that uses what a generator made of a Hub, as a whole process."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from compileall import compile_dir
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent

from nexigon_gen.pipeline import compile_spec

from .calling.peer import peer
from .processes import Taken, middle, nothing, run
from .products import FIRST, STAGES, Call, Product, answers, products

_NO_PATH = {"PYTHONPATH": ""}
"""Programs import from their own folder and their environment alone."""


@dataclass(frozen=True, slots=True)
class Starts:
    """What programs took, as multiples of a Python that does nothing."""

    tables: str
    first_call: Sequence[tuple[str, float]]
    """CPU time until the first call is answered, by product."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A product, and what the programs that use it took."""

    product: Product
    folder: Path
    """Where the programs run."""
    modules: Mapping[str, str]
    """The program of each stage, as a module."""
    failing: Sequence[str]
    """Actions that cannot be called."""
    rounds: Mapping[str, list[Taken]] = field(
        default_factory=lambda: {stage: [] for stage in STAGES}
    )

    def row(self, show: Callable[[Taken], str]) -> str:
        """A row of a table."""
        missing = self.product.missing
        cells = [
            show(middle(self.rounds[stage])) if self.rounds[stage] else "–"
            for stage in STAGES
        ]
        shown = (
            f"{cell} {missing[stage]}" if stage in missing else cell
            for stage, cell in zip(STAGES, cells, strict=True)
        )
        return f"| {self.product.name} | {' | '.join(shown)} |"


def starts(
    specs: Path, python: Path, made: Callable[[str], Path], rounds: int
) -> Starts:
    """Measures them; `specs` are those of a Hub, `made` gives the folder of a generator.

    The programs run with `python`, in whose environment is what any of them needs.
    """
    api, _ = compile_spec(sorted(specs.glob("*.yaml")))
    assert api
    base: list[Taken] = []
    with peer(answers(api)) as url:
        measured = [
            _written(product, made(product.generator), python)
            for product in products(api, url)
            if made(product.generator).exists()
        ]
        for turn in range(rounds + 1):
            for each, stage, taken in _round(measured, python):
                base.append(nothing(each.folder, python))
                if taken and turn:  # the first warms up
                    each.rounds[stage].append(taken)
    return _shown(middle(base), measured)


def _written(product: Product, made: Path, python: Path) -> _Measured:
    """The programs, written and compiled."""
    folder = made / product.folder
    failing = _failing(product, folder, python)
    working = [each for each in product.calls if each.action not in failing]
    modules: dict[str, str] = {}
    for stage, text in product.programs(working).items():
        words = f"{product.name} until {stage}"
        module = "".join(each if each.isalnum() else "_" for each in words)
        (folder / f"{module}.py").write_text(text)
        modules[stage] = module
    compile_dir(folder, quiet=1)
    return _Measured(product, folder, modules, failing)


def _failing(product: Product, folder: Path, python: Path) -> Sequence[str]:
    """The actions of which a call ends with an error."""

    def tried(call: Call) -> str:
        line = indent(call.line, "    ")
        return f"try:\n{line}\nexcept Exception:\n    failing.write('{call.action}\\n')"

    told = folder / "failing.txt"
    imports = [each.imports for each in product.calls]
    opened = f"failing = open({str(told)!r}, 'w')\n{product.opened}"
    text = "\n".join([*imports, opened, *map(tried, product.calls)])
    subprocess.run(
        [python, "-c", text],
        cwd=folder,
        env=os.environ | _NO_PATH,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return told.read_text().split()


def _round(
    measured: Sequence[_Measured], python: Path
) -> Iterator[tuple[_Measured, str, Taken | None]]:
    for each in measured:
        for stage, module in each.modules.items():
            program = (python, "-c", f"import {module}")
            yield each, stage, run(program, each.folder, _NO_PATH)


def _shown(base: Taken, measured: Sequence[_Measured]) -> Starts:
    def cpu(taken: Taken) -> str:
        return f"{taken.cpu / base.cpu:.1f}×"

    def memory(taken: Taken) -> str:
        return f"{taken.memory:.0f} MiB"

    lines: list[str] = []
    for what, show in (("CPU", cpu), ("peak", memory)):
        lines.append(
            f"| a program that uses the Hub: {what} until … | {' | '.join(STAGES)} |"
        )
        lines.append("|---" + "|--:" * len(STAGES) + "|")
        lines += [each.row(show) for each in measured]
        lines.append("")
    for each in measured:
        if each.failing:
            which = ", ".join(each.failing)
            lines.append(f"{each.product.name}: without {which}, of which calls fail.")
    first = {each.product.name: each.rounds[FIRST] for each in measured}
    bars = [
        (name, middle(rounds).cpu / base.cpu)
        for name, rounds in first.items()
        if rounds
    ]
    return Starts("\n".join([*lines, ""]), bars)
