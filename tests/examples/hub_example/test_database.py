"""Transactions: one writer at a time, readers beside it."""

from __future__ import annotations

import os
import sqlite3
import stat
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

import pytest

from examples.hub.app import app_of
from examples.hub.database import WRITERS, Database
from nexigon_hub import NexigonHub, RateLimitedError
from nexigon_hub.projects.client import ProjectsClient
from nexigon_hub.testing import AppTransport

from .live import Running

THREADS = 16
EACH = 10


def test_threads_write_through_one_client(
    hub: Running, projects: ProjectsClient
) -> None:
    def work(number: int) -> None:
        for turn in range(EACH):
            name = f"{number} {turn}"
            projects.create(organization_id=hub.ours.organization_id, name=name)
            projects.set_name(project_id=hub.ours.project_id, name=name)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(THREADS)))
    found = projects.query().projects
    made = sorted(each.name for each in found[1:])
    assert made == sorted(f"{n} {t}" for n in range(THREADS) for t in range(EACH))
    # Each rename saw the one before it.
    events = projects.query_audit_log(project_id=hub.ours.project_id).events
    renames = [each.data for each in events if each.event == "project.renamed"]
    assert len(renames) == THREADS * EACH
    current: object = found[0].name
    for data in renames:
        assert isinstance(data, dict)
        assert data["name"] == current
        current = data["previousName"]
    assert current == "ours line"


def test_two_databases_write_to_one_file(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    with closing(Database(path)) as one, closing(Database(path)) as other:
        with one.write() as db:
            db.execute("CREATE TABLE counts (n INTEGER NOT NULL) STRICT")
            db.execute("INSERT INTO counts VALUES (0)")

        def count(database: Database) -> None:
            with database.write() as db:
                (n,) = db.execute("SELECT n FROM counts").fetchone()
                db.execute("UPDATE counts SET n = ?", (n + 1,))

        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(count, [one, other] * 50))
        with other.read() as db:
            assert db.execute("SELECT n FROM counts").fetchone() == (100,)


def test_a_reader_sees_one_state_and_does_not_wait(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "hub.db")) as database:
        query = "SELECT count(*) FROM organizations"
        with database.read() as reader:
            assert reader.execute(query).fetchone() == (0,)
            with database.write() as writer:
                writer.execute("INSERT INTO organizations VALUES ('org_1', 'New')")
                with database.read() as other:
                    assert other.execute(query).fetchone() == (0,)
            assert reader.execute(query).fetchone() == (0,)
        with database.read() as reader:
            assert reader.execute(query).fetchone() == (1,)


def test_an_exception_undoes_a_write(tmp_path: Path) -> None:
    def fail(database: Database) -> None:
        with database.write() as db:
            db.execute("INSERT INTO organizations VALUES ('org_1', 'New')")
            raise KeyError

    with closing(Database(tmp_path / "hub.db")) as database:
        with pytest.raises(KeyError):
            fail(database)
        with database.write() as db:
            rows = db.execute("SELECT * FROM organizations").fetchall()
        assert rows == []


def test_references_are_enforced(tmp_path: Path) -> None:
    with (
        closing(Database(tmp_path / "hub.db")) as database,
        pytest.raises(sqlite3.IntegrityError),
        database.write() as db,
    ):
        db.execute("INSERT INTO users VALUES ('u_1', 'org_1', 'a@example.com')")


def test_a_database_that_stays_busy_is_answered_503(hub: Running) -> None:
    app = app_of(Database(hub.path, patience=0.01))
    with (
        NexigonHub(
            "https://hub.test",
            token=hub.ours.user_token,
            options={"max_attempts": 1},
            transport=AppTransport(app),
        ) as client,
        closing(sqlite3.connect(hub.path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RateLimitedError) as caught:
            client.projects.set_name(project_id=hub.ours.project_id, name="Late")
        assert client.projects.query().projects[0].name == "ours line"
        other.execute("ROLLBACK")
        client.projects.set_name(project_id=hub.ours.project_id, name="On time")
    assert (caught.value.status, caught.value.retry_after) == (503, 1)


def test_waiting_writers_leave_room_for_readers(hub: Running) -> None:
    app = app_of(Database(hub.path, patience=20))
    with (
        NexigonHub(
            "https://hub.test",
            token=hub.ours.user_token,
            options={"max_attempts": 1},
            transport=AppTransport(app),
        ) as client,
        closing(sqlite3.connect(hub.path, isolation_level=None)) as other,
        ThreadPoolExecutor(WRITERS + 1) as pool,
    ):

        def rename(number: int) -> None:
            client.projects.set_name(project_id=hub.ours.project_id, name=f"{number}")

        other.execute("BEGIN IMMEDIATE")
        writes = [pool.submit(rename, number) for number in range(WRITERS + 1)]
        done, waiting = wait(writes, return_when=FIRST_COMPLETED)
        (one_too_many,) = done
        assert isinstance(one_too_many.exception(), RateLimitedError)
        assert client.projects.query().projects[0].name == "ours line"
        assert not any(write.done() for write in waiting)
        other.execute("ROLLBACK")
        for write in waiting:
            write.result()


def test_sqlite_gets_only_what_is_left_of_the_patience(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Database(tmp_path / "hub.db", patience=20)) as database:
        moments = iter([100.0, 107.5])
        monkeypatch.setattr("examples.hub.database.monotonic", lambda: next(moments))
        with database.write() as db:
            assert db.execute("PRAGMA busy_timeout").fetchone() == (12_500,)


def test_only_the_owner_may_read_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    before = os.umask(0)
    try:
        with closing(Database(path)) as database, database.write():
            modes = {
                each.name: stat.S_IMODE(each.stat().st_mode)
                for each in tmp_path.iterdir()
            }
    finally:
        os.umask(before)
    assert modes == {"hub.db": 0o600, "hub.db-wal": 0o600, "hub.db-shm": 0o600}


def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    path.touch()
    path.chmod(0o660)
    Database(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o660
