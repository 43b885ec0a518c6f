"""Transports for tests: answers from a script, or a server in the same process."""

from __future__ import annotations

from ..asgi import AsgiApp
from .app_transport import AppTransport
from .example import Example
from .stub_transport import StubTransport

__all__ = ["AppTransport", "AsgiApp", "Example", "StubTransport"]
