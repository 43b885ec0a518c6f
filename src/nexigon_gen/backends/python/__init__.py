"""The Python backend: pydantic models, clients and server stubs."""

from .generate import KeptFiles, generate

__all__ = ["KeptFiles", "generate"]
