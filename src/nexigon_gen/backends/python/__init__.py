"""The Python backend: pydantic models, clients and server stubs."""

from .generate import generate

__all__ = ["generate"]
