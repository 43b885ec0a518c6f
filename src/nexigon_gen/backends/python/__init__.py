"""The Python backend: pydantic models, clients and server stubs."""

from .generate import generate
from .samples import samples_of

__all__ = ["generate", "samples_of"]
