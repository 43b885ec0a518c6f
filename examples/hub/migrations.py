"""The tables, and how older files come to have them.

`PRAGMA user_version` counts the scripts of `tables/` that a file has seen. A script that
was ever released does not change; a change of the tables is a new script.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

SCRIPTS = tuple(
    path.read_text("utf-8")
    for path in sorted(Path(__file__).with_name("tables").glob("*.sql"))
)
"""In the order in which they run."""


def migrate(db: sqlite3.Connection, version: int = len(SCRIPTS)) -> None:
    """Bring the tables to a version, all the way or not at all.

    Raises:
        RuntimeError: The file comes from a newer version of this program.
    """
    with db:
        # The scripts run in it, which `executescript` would not let them.
        db.execute("BEGIN IMMEDIATE")
        (current,) = db.execute("PRAGMA user_version").fetchone()
        if current > version:
            raise RuntimeError(f"the database has version {current}, not {version}")
        for script in SCRIPTS[current:version]:
            for statement in _statements(script):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {version}")


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
