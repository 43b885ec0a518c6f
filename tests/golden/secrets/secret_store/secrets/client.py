"""Client of the secrets namespace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .._runtime.client import AsyncClient, CallOptions, Client
from .._runtime.model import Secret
from .types import LoginAction, LoginOutput, Token


class SecretsClient:
    """The actions of the secrets namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def login(
        self,
        *,
        token: Token,
        tokens: Sequence[Token],
        by_name: Mapping[str, Token],
        password: Secret,
        headers: Mapping[str, Secret],
        plain: Secret | None = None,
        optional: Token | None = None,
        options: CallOptions | None = None,
    ) -> LoginOutput:
        """Calls the action `secrets_Login`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `secret_store.errors`.
        """
        return self._hub.execute(
            LoginAction.model_given(
                token=token,
                tokens=tokens,
                by_name=by_name,
                password=password,
                headers=headers,
                plain=plain,
                optional=optional,
            ),
            options,
        )


class AsyncSecretsClient:
    """The actions of the secrets namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def login(
        self,
        *,
        token: Token,
        tokens: Sequence[Token],
        by_name: Mapping[str, Token],
        password: Secret,
        headers: Mapping[str, Secret],
        plain: Secret | None = None,
        optional: Token | None = None,
        options: CallOptions | None = None,
    ) -> LoginOutput:
        """Calls the action `secrets_Login`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `secret_store.errors`.
        """
        return await self._hub.execute(
            LoginAction.model_given(
                token=token,
                tokens=tokens,
                by_name=by_name,
                password=password,
                headers=headers,
                plain=plain,
                optional=optional,
            ),
            options,
        )
