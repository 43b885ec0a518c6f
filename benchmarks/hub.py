"""The example Hub on SQLite beside servers written by hand that do the same work.

Each runs in uvicorn, one worker, on a database of its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from examples.hub.database import Database
from examples.hub.demo import seed
from nexigon_hub import NexigonHub
from nexigon_hub.testing import AppTransport

from .load import Load, Target, load
from .running import ask, uvicorn

APPS = ("hub", "hub_bare", "hub_fastapi")
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECONDS = 2
ACTIONS = {
    "GetDetails, reads": ("projects_GetDetails", '{"projectId":"%s"}'),
    "SetName, writes": ("projects_SetName", '{"projectId":"%s","name":"Line 4"}'),
}


def main() -> int:
    """Prints rates, latencies and ratios."""
    for title, (wire, body) in ACTIONS.items():
        print(f"\n{title:18}{'rate':>8}{'p99':>11}  hub: rate, p99")
        loads = _measure(wire, body)
        for app, theirs in loads.items():
            pairs = [*zip(loads["hub"], theirs, strict=True)]
            print(
                f"{app:16}{median(each.rate for each in theirs):8.0f}/s"
                f"{median(each.p99 for each in theirs) * 1000:8.2f} ms"
                f"  {median(a.rate / b.rate for a, b in pairs):.2f}×,"
                f" {median(a.p99 / b.p99 for a, b in pairs):.2f}×"
            )
    return 0


def _measure(wire: str, body: str) -> Mapping[str, Sequence[Load]]:
    loads: dict[str, list[Load]] = {name: [] for name in APPS}
    for turn in range(ROUNDS + 1):
        for name in APPS:
            found = _loaded(name, wire, body)
            if turn:  # the first round warms the machine
                loads[name].append(found)
    return loads


def _loaded(name: str, wire: str, body: str) -> Load:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hub.db"
        token, project = _demo(path)
        os.environ["HUB_DB"] = str(path)
        with uvicorn(f"benchmarks.serving.{name}:app") as port:
            target = Target(
                port,
                f"/api/v1/actions/invoke/{wire}",
                {
                    "authorization": f"Bearer {token}",
                    "content-type": "application/json",
                },
                (body % project).encode(),
            )
            ask(target)
            return load(target, SECONDS)


def _demo(path: Path) -> tuple[str, str]:
    """A token and a project of a new database."""
    from examples.hub.app import create_app

    database = Database(path)
    token = seed(database)
    database.close()
    transport = AppTransport(create_app(path))
    with NexigonHub("https://hub.test", token=token, transport=transport) as hub:
        return token, hub.projects.query().projects[0].project_id


if __name__ == "__main__":
    sys.exit(main())
