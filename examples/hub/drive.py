"""`python -m examples.hub.drive`: call every action of a Hub and tell what happened."""

from __future__ import annotations

import argparse
import sys
from urllib.parse import urlsplit

from nexigon_hub import NexigonError, NexigonHub

from .tour import NothingToSee, tour

LOOPBACK = ("127.0.0.1", "::1", "localhost")
"""Where a token may travel over plain HTTP: it does not leave the machine."""


def main() -> int:
    """Take the tour; the exit status is 1 if it ends early."""
    parser = argparse.ArgumentParser(
        "python -m examples.hub.drive",
        description="Call every action of a Hub and tell what happened.",
    )
    parser.add_argument("--url", required=True, help="base URL of the Hub")
    parser.add_argument("--token", required=True, help="bearer token")
    args = parser.parse_args()
    url: str = args.url
    try:
        local = urlsplit(url).hostname in LOOPBACK
        with NexigonHub(url, token=args.token, allow_plaintext=local) as hub:
            for line in tour(hub.projects):
                print(line)
    except (NexigonError, NothingToSee, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
