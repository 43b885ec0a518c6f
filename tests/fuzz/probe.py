"""The process that is put at risk: `python -m fuzz.probe` compiles the spec at each path
it is given, and writes what is generated if it is told where. Both sides speak lines of JSON:
`{"path": …, "out": … or null}` and `{"problem": … or null, "compiled": …}`.
"""

from __future__ import annotations

import ast
import json
import resource
import sys
import traceback
from pathlib import Path

from nexigon_gen.config import GenerationSettings
from nexigon_gen.diagnostics.formats import FORMATS, renderer
from nexigon_gen.output.artifact import Artifact
from nexigon_gen.pipeline import compile_spec, generate
from support.sdk import is_runtime, write

MEMORY = 1 << 30
"""Most bytes of address space that the process may take."""
PACKAGE = "fuzzed"


def probe(path: Path, out: Path | None) -> bool:
    """Whether a spec compiles; all that goes wrong on the way is an exception."""
    api, report = compile_spec([path])
    artifacts: tuple[Artifact, ...] = ()
    if api is not None:
        artifacts = generate(api, GenerationSettings(PACKAGE), report)
    found = list(report)
    for name in FORMATS:
        renderer(name)(found, colour=True).encode("utf-8")
    if api is None or report.has_errors:
        assert found, "refused in silence"
        return False
    own = [each for each in artifacts if not is_runtime(each)]
    for artifact in own:
        _check(artifact)
    if out:
        write(artifacts, out)
    return True


def _check(artifact: Artifact) -> None:
    if artifact.path.endswith(".py"):
        ast.parse(artifact.text)
    elif artifact.path.endswith(".json"):
        json.loads(artifact.text, parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def main() -> None:
    """Answers until the input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin:
        compiled, problem = False, None
        try:
            request = json.loads(line)
            compiled = probe(
                Path(request["path"]), request["out"] and Path(request["out"])
            )
        except Exception:  # noqa: BLE001 - any is a finding
            problem = traceback.format_exc(limit=-6)
        print(json.dumps({"problem": problem, "compiled": compiled}), flush=True)


if __name__ == "__main__":
    main()
