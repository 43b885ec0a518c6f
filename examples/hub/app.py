"""The Hub as an ASGI app."""

from __future__ import annotations

import os

from nexigon_hub.server import ActionApp, Hooks, Settings

from .access import Principal
from .auth import Authenticator
from .database import WRITERS, Database
from .service import Projects

READERS = 32
"""How many may read at once, however many wait to write."""


def create_app(path: str | os.PathLike[str]) -> ActionApp[Principal]:
    """The Hub whose database is the file `path`; see `Database`."""
    return app_of(Database(path))


def app_of(database: Database) -> ActionApp[Principal]:
    """The Hub with that database, which it closes at shutdown."""
    return ActionApp(
        [Projects(database)],
        authenticate=Authenticator(database),
        hooks=Hooks(on_shutdown=database.close),
        settings=Settings(
            require_complete=True,
            healthz=True,
            threads=WRITERS + READERS,
        ),
    )
