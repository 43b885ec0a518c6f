"""Databases of every earlier version become ones of this version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from examples.hub.database import Database
from examples.hub.migrations import SCRIPTS, migrate

from .live import Running, populate


def shape(path: Path) -> tuple[int, list[str]]:
    """The version and the tables of a database."""
    with closing(sqlite3.connect(path)) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        rows = db.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY 1")
        return version, [sql for (sql,) in rows]


def make(path: Path, version: int) -> None:
    """A database of a version, with an organization in it if it can have one."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db, version)
        if version:
            db.execute("INSERT INTO organizations VALUES ('org_1', 'Old')")


@pytest.mark.parametrize("version", range(len(SCRIPTS) + 1))
def test_an_older_database_becomes_like_a_new_one(tmp_path: Path, version: int) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    make(old, version)
    for path in (old, new):
        Database(path).close()
    assert shape(old) == shape(new)
    assert shape(new)[0] == len(SCRIPTS)
    with closing(sqlite3.connect(old)) as db:
        rows = db.execute("SELECT name FROM organizations").fetchall()
    assert rows == ([("Old",)] if version else [])
    populate(old, "ours")


def test_every_table_is_strict(hub: Running) -> None:
    with closing(sqlite3.connect(hub.path)) as db:
        rows = db.execute(
            "SELECT name, strict FROM pragma_table_list"
            " WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert {name for name, _ in rows} > {"projects", "audit_log"}
    assert all(strict for _, strict in rows)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    make(path, 1)
    with closing(sqlite3.connect(path)) as db:
        # In the way of the second table of the second script.
        db.execute("CREATE TABLE devices (a)")
    before = shape(path)
    with pytest.raises(sqlite3.OperationalError, match="devices"):
        Database(path)
    assert shape(path) == before


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    make(path, len(SCRIPTS))
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {len(SCRIPTS) + 1}")
    with pytest.raises(RuntimeError, match="version"):
        Database(path)
    assert shape(path)[0] == len(SCRIPTS) + 1


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    path.write_text("a text" * 1000)
    with pytest.raises(sqlite3.DatabaseError):
        Database(path)
