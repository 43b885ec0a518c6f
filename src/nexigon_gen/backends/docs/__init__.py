"""The docs backend: the reference of an API as pages, for people and for programs."""

from .generate import generate

__all__ = ["generate"]
