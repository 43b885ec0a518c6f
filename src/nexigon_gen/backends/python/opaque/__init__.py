"""Opaque types: the classes of a JSON Schema document, in a module of their own."""

from .module import lower_external

__all__ = ["lower_external"]
