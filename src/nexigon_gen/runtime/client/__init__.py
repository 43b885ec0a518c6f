"""The client half of the runtime: clients, calls, transports and errors.

To import it loads neither pydantic nor an HTTP library nor asyncio.
"""

from .client import AsyncClient, Client
from .options import CallOptions

__all__ = ["AsyncClient", "CallOptions", "Client"]
