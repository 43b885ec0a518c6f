"""Compiles a YAML spec of Nexigon Hub actions into a Python SDK and server stubs.

Programs call `generate` and `write`; `docs/build-step.md` shows how.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .library import GenerationError, Result, generate, write

__all__ = ["GenerationError", "Result", "generate", "write"]
__version__ = "0.2.0"


def __getattr__(name: str) -> object:
    """Loads the library when something of it is asked for: the command line may need
    none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import library

    return vars(library)[name]
