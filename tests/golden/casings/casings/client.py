"""The clients of the Casings API."""

from __future__ import annotations

from ._runtime.client import AsyncClient, Client


class Casings(Client):
    """The client of the Casings API."""

    env_prefix = "CASINGS"
    _package = "casings"


class AsyncCasings(AsyncClient):
    """The async client of the Casings API."""

    env_prefix = "CASINGS"
    _package = "casings"
