"""The reference pages of a checkout, written: `python -m nexigon_gen.reference docs`."""

from __future__ import annotations

import sys
from pathlib import Path

from .pages import PAGES


def main() -> None:
    """Writes every page to the folder named on the command line."""
    (folder,) = sys.argv[1:] or ["docs"]
    for name, page in PAGES.items():
        Path(folder, name).write_text(page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
