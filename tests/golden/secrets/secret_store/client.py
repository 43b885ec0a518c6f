"""The clients of the Secret Store API."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, Client

if TYPE_CHECKING:
    from .secrets.client import AsyncSecretsClient, SecretsClient


class SecretStore(Client):
    """The client of the Secret Store API."""

    env_prefix = "SECRET_STORE"
    _package = "secret_store"

    @cached_property
    def secrets(self) -> SecretsClient:
        """The actions of the secrets namespace."""
        from .secrets.client import SecretsClient

        return SecretsClient(self)


class AsyncSecretStore(AsyncClient):
    """The async client of the Secret Store API."""

    env_prefix = "SECRET_STORE"
    _package = "secret_store"

    @cached_property
    def secrets(self) -> AsyncSecretsClient:
        """The actions of the secrets namespace."""
        from .secrets.client import AsyncSecretsClient

        return AsyncSecretsClient(self)
