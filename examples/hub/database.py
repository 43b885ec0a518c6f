"""The SQLite file: connections and transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Semaphore
from time import monotonic

from nexigon_hub.server import Unavailable

from .migrations import migrate

WRITERS = 32
"""How many may write or wait for it at once, each in a thread; more are refused."""


class Database:
    """A SQLite file that any thread may read and write.

    Readers see the state of when they began and wait for nobody; one writer at a time.

    Args:
        path: The file, which is made or migrated if need be. Only its owner may read
            a new one.
        patience: Seconds that a writer waits for others, of this process or not.

    Raises:
        OSError: The file cannot be made.
        sqlite3.Error: The file cannot be opened, or is no database.
        RuntimeError: It comes from a newer version of this program.
    """

    def __init__(self, path: str | os.PathLike[str], *, patience: float = 5.0) -> None:
        self._path = path
        self._patience = patience
        self._idle: list[sqlite3.Connection] = []
        self._writers = Semaphore(WRITERS)
        # SQLite lets writers poll; the lock lets those of this process queue.
        self._writing = Lock()
        # SQLite would let everybody read it. Its other files get the mode of this one.
        with suppress(FileExistsError):
            Path(path).touch(0o600, exist_ok=False)
        try:
            with self._connection() as db:
                db.execute("PRAGMA journal_mode = WAL")
                migrate(db)
        except (sqlite3.Error, RuntimeError):
            self.close()
            raise

    @contextmanager
    def read(self) -> Generator[sqlite3.Connection]:
        """A transaction that only reads."""
        with self._transaction("BEGIN", self._patience) as db:
            yield db

    @contextmanager
    def write(self) -> Generator[sqlite3.Connection]:
        """A transaction that is committed at the end, or undone by an exception.

        Raises:
            Unavailable: Others kept writing for too long, or too many wait already.
        """
        end = monotonic() + self._patience
        with _held(self._writers, 0), _held(self._writing, self._patience):
            left = max(0, end - monotonic())
            with self._transaction("BEGIN IMMEDIATE", left) as db:
                yield db

    def close(self) -> None:
        """Close the connections that are not in use; a later use opens new ones."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _transaction(
        self, begin: str, patience: float
    ) -> Generator[sqlite3.Connection]:
        with self._connection() as db, db:
            db.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
            try:
                db.execute(begin)
            except sqlite3.OperationalError as error:
                # The low byte is the code, the others say more about it.
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                    raise _busy() from error
                raise
            yield db

    @contextmanager
    def _connection(self) -> Generator[sqlite3.Connection]:
        try:
            db = self._idle.pop()
        except IndexError:
            db = self._connect()
        try:
            yield db
        finally:
            # One that could not even roll back is not used again.
            if db.in_transaction:
                db.close()
            else:
                self._idle.append(db)

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(
            self._path,
            timeout=self._patience,
            isolation_level=None,  # transactions begin where the code says so
            check_same_thread=False,  # one thread at a time, not always the same
        )
        try:
            db.execute("PRAGMA foreign_keys = ON")
            # What was acknowledged survives a power failure, not just a crash.
            db.execute("PRAGMA synchronous = FULL")
        except sqlite3.Error:
            db.close()
            raise
        return db


@contextmanager
def _held(lock: Lock | Semaphore, patience: float) -> Generator[None]:
    if not lock.acquire(timeout=patience):
        raise _busy()
    try:
        yield
    finally:
        lock.release()


def _busy() -> Unavailable:
    return Unavailable("the database is busy")
