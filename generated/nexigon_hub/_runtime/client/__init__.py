"""The client half: calls, what carries them, and what they raise.

Loads neither pydantic nor an HTTP engine nor asyncio.
"""

from .client import AsyncClient, Client
from .options import CallOptions

__all__ = ["AsyncClient", "CallOptions", "Client"]
