"""Sets up hypothesis before any test of this folder is defined."""

from . import profiles

__all__ = ["profiles"]
