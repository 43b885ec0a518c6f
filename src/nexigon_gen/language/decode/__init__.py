"""Node tree → document. Shapes are checked here; every error is reported, none ends a run."""

from .document import decode

__all__ = ["decode"]
