"""Client of the secrets namespace."""

from __future__ import annotations

from .._runtime.client import AsyncClient, CallOptions, Client
from .._runtime.model import Secret
from .types import LoginAction, LoginOutput, Token


class Secrets:
    """The actions of the secrets namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def login(
        self,
        *,
        token: Token,
        tokens: list[Token],
        by_name: dict[str, Token],
        password: Secret,
        headers: dict[str, Secret],
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
            LoginAction(
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


class AsyncSecrets:
    """The actions of the secrets namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def login(
        self,
        *,
        token: Token,
        tokens: list[Token],
        by_name: dict[str, Token],
        password: Secret,
        headers: dict[str, Secret],
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
            LoginAction(
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
