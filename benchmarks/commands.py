"""The command line of a Hub as whole processes: help and completion beside a Python that
does nothing, and a call beside the same call by the library.

In turn, warm; what counts is the median ratio of the rounds, in CPU time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from compileall import compile_dir
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from synthetic import hub as synthetic

from nexigon_gen.backends.python.samples import samples_of
from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.ir.jsontext import plain
from nexigon_gen.ir.sample import Samples
from nexigon_gen.pipeline import compile_spec
from nexigon_gen.text.report import Report

from .calling.peer import peer
from .processes import run

ROUNDS: Final = 15
WARM_UP: Final = 2
TELLING: Final = 4.0
"""How many times longer help and completion may take than nothing."""
CALLING: Final = 1.15
"""The same of a call, beside the library."""


class Pair(NamedTuple):
    """Two commands that are compared."""

    command: Sequence[str]
    beside: Sequence[str]
    bar: float
    variables: Mapping[str, str] = {}


def main() -> int:
    """Prints the ratios; 1 if a bar is missed."""
    with TemporaryDirectory() as name, peer() as url:
        folder = Path(name)
        pairs = _pairs(folder, url)
        compile_dir(folder, quiet=1)
        missed = [_is_missed(what, pair, folder) for what, pair in pairs.items()]
        return int(any(missed))


def _is_missed(what: str, pair: Pair, folder: Path) -> bool:
    rounds: list[tuple[float, float]] = []
    for _ in range(WARM_UP + ROUNDS):
        taken = run(pair.command, folder, pair.variables)
        beside = run(pair.beside, folder, pair.variables)
        assert taken, what
        assert beside, what
        rounds.append((taken.cpu, beside.cpu))
    ratio = median(taken / beside for taken, beside in rounds[WARM_UP:])
    print(f"{what:12} {ratio:5.2f}×  (bar: {pair.bar})")
    return ratio > pair.bar


def _pairs(folder: Path, url: str) -> Mapping[str, Pair]:
    specs = synthetic.write(folder, plain=True)
    api, _ = compile_spec(specs)
    assert api
    outputs = ("--outputs", "types,client,cli", "--package", "hub")
    made = (*(sys.executable, "-m", "nexigon_gen"), *map(str, specs), *outputs)
    assert run([*made, "-o", str(folder), "-q", "--isolated"], folder)
    settings = GenerationSettings("hub", outputs=frozenset({Output.CLIENT, Output.CLI}))
    space, action = next(
        (space, action)
        for space in api.namespaces
        for action in space.actions
        if action.response is None
    )
    request = Samples(api).request(action.request)
    sdk = samples_of(api, settings, Report())
    call = sdk.call(space.name, action, request)
    program = (sys.executable, "-m", "hub")
    named = (*program, space.name, call.command.split()[2])
    opened = f'{sdk.client}("{url}", token="t", allow_plaintext=True)'
    library = call.sync.replace(f"{sdk.client}.from_env()", opened)
    prefix = sdk.env
    variables = {
        f"{prefix}_URL": url,
        f"{prefix}_TOKEN": "t",
        f"{prefix}_ALLOW_PLAINTEXT": "1",
    }
    body = json.dumps(plain(request))
    nothing = (sys.executable, "-c", "pass")
    completing = {f"_{prefix}_COMPLETE": "bash"}
    return {
        "help": Pair((*program, "--help"), nothing, TELLING),
        "its help": Pair((*named, "--help"), nothing, TELLING),
        "completion": Pair((*named, "--"), nothing, TELLING, completing),
        "a call": Pair(
            (*named, "--yes", "--json", body),
            (sys.executable, "-c", library),
            CALLING,
            variables,
        ),
    }


if __name__ == "__main__":
    sys.exit(main())
