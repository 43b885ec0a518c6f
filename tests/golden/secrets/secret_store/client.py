"""The clients of the Secret Store API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .secrets.client import AsyncSecrets, Secrets


class SecretStore(Client):
    """The client of the Secret Store API."""

    env_prefix = "SECRET_STORE"

    @cached_property
    def secrets(self) -> Secrets:
        """The actions of the secrets namespace."""
        from .secrets.client import Secrets

        return Secrets(self)


class AsyncSecretStore(AsyncClient):
    """The async client of the Secret Store API."""

    env_prefix = "SECRET_STORE"

    @cached_property
    def secrets(self) -> AsyncSecrets:
        """The actions of the secrets namespace."""
        from .secrets.client import AsyncSecrets

        return AsyncSecrets(self)
