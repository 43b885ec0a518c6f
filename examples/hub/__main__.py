"""`python -m examples.hub`: serve the Hub until SIGTERM or Ctrl-C."""

from __future__ import annotations

import argparse
import socket
import sqlite3
import sys
from contextlib import ExitStack, closing, suppress

import uvicorn

from nexigon_hub.server import Unavailable

from .app import app_of
from .database import Database
from .demo import seed

DRAIN = 15
"""Seconds that requests in progress get to end at shutdown."""

_CANNOT_BEGIN = (OSError, OverflowError, sqlite3.Error, RuntimeError, Unavailable)
"""No such address or port; no database, one of a newer version or a busy one."""


def main() -> int:
    """Serve, and say where; the exit status is 1 if that cannot begin."""
    args = _parser().parse_args()
    with ExitStack() as stack:
        try:
            # First, so that a Hub that cannot listen leaves the file alone.
            listener = stack.enter_context(_listen(args.host, args.port))
            database = stack.enter_context(closing(Database(args.db)))
            token = seed(database) if args.seed_demo else None
        except _CANNOT_BEGIN as error:
            where = f"{args.db} on port {args.port}"
            print(f"error: cannot serve {where}: {error}", file=sys.stderr)
            return 1
        url = _url(args.host, listener.getsockname()[1])
        print(f"url: {url}", flush=True)
        if token:
            print(f"token: {token}", _curl(url, token), sep="\n", flush=True)
        config = uvicorn.Config(
            app_of(database),
            log_level="warning",
            ws="none",
            timeout_graceful_shutdown=DRAIN,
        )
        # uvicorn raises it again when the Hub has drained.
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m examples.hub",
        description="Serve the Hub until SIGTERM or Ctrl-C.",
    )
    parser.add_argument(
        "--db",
        default="hub.db",
        help="the file, which is made if missing (%(default)s)",
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on (%(default)s)",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=8080,
        help="0 takes a free one (%(default)s)",
    )
    parser.add_argument(
        "--seed-demo",
        action="store_true",
        help="make a demo project if there is none, and print a new token for it",
    )
    return parser


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _curl(url: str, token: str) -> str:
    return (
        f"curl -sS -H 'Authorization: Bearer {token}' -H 'Content-Type:"
        f" application/json' -d '{{}}' {url}/api/v1/actions/invoke/projects_Query"
    )


if __name__ == "__main__":
    sys.exit(main())
