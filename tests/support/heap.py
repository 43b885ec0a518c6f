"""The heap of a run: what the collection of the tests leaves behind is not searched for
garbage again and again."""

from __future__ import annotations

import gc

gc.disable()


def pytest_collection_finish() -> None:
    """A hook of pytest, for the files that import it."""
    gc.freeze()
    gc.enable()
