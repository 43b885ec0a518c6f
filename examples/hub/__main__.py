"""`python -m examples.hub`: serve the Hub until SIGTERM or Ctrl-C."""

from __future__ import annotations

import argparse
import socket
from contextlib import closing, suppress

import uvicorn

from .app import create_app
from .database import Database
from .demo import seed

DRAIN = 15
"""Seconds that requests in progress get to end at shutdown."""


def main() -> None:
    """Serve, and say where."""
    args = _parser().parse_args()
    with closing(Database(args.db)) as database:
        token = seed(database) if args.seed_demo else None
    family = socket.AF_INET6 if ":" in args.host else socket.AF_INET
    # Listens before the address is printed, so that whoever reads it can connect.
    with socket.create_server((args.host, args.port), family=family) as listener:
        url = _url(args.host, listener.getsockname()[1])
        print(f"url: {url}", flush=True)
        if token:
            print(f"token: {token}", _curl(url, token), sep="\n", flush=True)
        config = uvicorn.Config(
            create_app(args.db),
            log_level="warning",
            ws="none",
            timeout_graceful_shutdown=DRAIN,
        )
        # uvicorn raises it again when the Hub has drained.
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("examples.hub", description=__doc__)
    parser.add_argument("--db", default="hub.db", help="the file; made if missing")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    parser.add_argument(
        "--seed-demo",
        action="store_true",
        help="make a demo project if there is none, and print a new token for it",
    )
    return parser


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _curl(url: str, token: str) -> str:
    return (
        f"curl -sS -H 'Authorization: Bearer {token}' -H 'Content-Type:"
        f" application/json' -d '{{}}' {url}/api/v1/actions/invoke/projects_Query"
    )


if __name__ == "__main__":
    main()
