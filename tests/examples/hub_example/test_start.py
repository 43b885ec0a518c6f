"""What keeps the program from starting is told in one line."""

from __future__ import annotations

import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from examples.hub.database import Database

from .live import post
from .process import program, run

pytestmark = pytest.mark.integration


def refused(path: Path, port: int | str = 0) -> str:
    """What a start that must fail says of why."""
    arguments = ["--db", str(path), "--port", str(port), "--seed-demo"]
    done = run("examples.hub", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    head, _, reason = done.stderr.rpartition(f" {path} on port {port}: ")
    assert head == "error: cannot serve"
    assert reason.count("\n") == 1
    return reason


def test_a_taken_port(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert "Address already in use" in refused(tmp_path / "hub.db", port)
    assert [*tmp_path.iterdir()] == []


def test_a_second_start_does_not_end_the_token_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    with program(path) as hub:
        refused(path, hub.url.rpartition(":")[2])
        assert post(hub.url, "Query", "{}", hub.token)[0] == 200


def test_no_port(tmp_path: Path) -> None:
    assert "0-65535" in refused(tmp_path / "hub.db", 99999)
    assert [*tmp_path.iterdir()] == []


def test_no_folder(tmp_path: Path) -> None:
    assert "No such file or directory" in refused(tmp_path / "missing" / "hub.db")


def test_a_folder(tmp_path: Path) -> None:
    assert "unable to open database file" in refused(tmp_path)


def test_what_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    path.write_text("a text" * 1000)
    assert "file is not a database" in refused(path)


def test_a_newer_database(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    Database(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 1000")
    assert "the database has version 1000" in refused(path)
