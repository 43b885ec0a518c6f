"""Transports for tests: scripted answers, or a server in process."""

from __future__ import annotations

from ._runtime.testing import AppTransport, AsgiApp, StubTransport

__all__ = [
    "AppTransport",
    "AsgiApp",
    "StubTransport",
]
