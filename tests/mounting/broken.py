"""Apps that cannot start: what `FAILURE` in the environment names is raised."""

from __future__ import annotations

import asyncio
import os

from nexigon_hub.server import ActionApp, Hooks, allow_anonymous


class Mute(Exception):
    """Cannot say what it is."""

    def __str__(self) -> str:
        raise LookupError


FAILURES = {
    "error": LookupError("no disk"),
    "mute": Mute(),
    "exit": SystemExit(0),
    "interrupt": KeyboardInterrupt(),
    "cancelled": asyncio.CancelledError(),
    "group": BaseExceptionGroup("several", [SystemExit(0)]),
}


async def fail() -> None:
    """The hook."""
    raise FAILURES[os.environ["FAILURE"]]


app = ActionApp[None]([], authenticate=allow_anonymous, hooks=Hooks(on_startup=fail))
