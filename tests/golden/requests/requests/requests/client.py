"""Client of the requests namespace."""

from __future__ import annotations

from collections.abc import Sequence

from .._runtime.client import AsyncClient, CallOptions, Client
from .types import (
    AddNothingAction,
    BoxOfNullableString,
    DeviceRef,
    LockAction,
    PingAction,
    PongAction,
    Record,
    SendAction,
    SendOtherAction,
    SetHttpProxyAction,
    UnlockAction,
    Wrapped,
)


class RequestsClient:
    """The actions of the requests namespace."""

    def __init__(self, hub: Client) -> None:
        self._hub = hub

    def ping(self, *, options: CallOptions | None = None) -> None:
        """Calls the action `requests_Ping`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        self._hub.execute(PingAction(), options)

    def add_record(
        self,
        *,
        note: str | None = None,
        parent: Record | None = None,
        nothing: None = None,
        options: CallOptions | None = None,
    ) -> list[Record]:
        """Its struct is its class.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        return self._hub.execute(
            Record(note=note, parent=parent, nothing=nothing),
            options,
        )

    def add_box(
        self,
        *,
        first: str | None,
        other: str | None = None,
        many: Sequence[str | None],
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `requests_AddBox`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        self._hub.execute(
            BoxOfNullableString.model_given(first=first, other=other, many=many),
            options,
        )

    def add_nothing(
        self,
        *,
        nothing: None = None,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `requests_AddNothing`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        self._hub.execute(AddNothingAction(nothing=nothing), options)

    def pong(self, *, options: CallOptions | None = None) -> None:
        """Nothing in, nothing out.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        self._hub.execute(PongAction(), options)

    def lock(
        self,
        *,
        device_id: str,
        force: bool | None = None,
        options: CallOptions | None = None,
    ) -> None:
        """Lock a device.

        Args:
            device_id: The device.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        self._hub.execute(LockAction(device_id=device_id, force=force), options)

    def unlock(
        self,
        *,
        device_id: str,
        force: bool | None = None,
        options: CallOptions | None = None,
    ) -> DeviceRef:
        """Unlock a device.

        Args:
            device_id: The device.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        return self._hub.execute(
            UnlockAction(device_id=device_id, force=force),
            options,
        )

    def send(self, *, text: str, options: CallOptions | None = None) -> Wrapped:
        """Calls the action `requests_Send`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        return self._hub.execute(SendAction(text=text), options)

    def send_other(
        self,
        *,
        text: str,
        options: CallOptions | None = None,
    ) -> list[Wrapped]:
        """Calls the action `requests_SendOther`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        return self._hub.execute(SendOtherAction(text=text), options)

    def set_http_proxy(
        self,
        *,
        proxy_url: str,
        fields: str | None = None,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `requests_SetHttpProxy`.

        Args:
            fields: A field named like a key.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        self._hub.execute(
            SetHttpProxyAction(proxy_url=proxy_url, fields=fields),
            options,
        )


class AsyncRequestsClient:
    """The actions of the requests namespace."""

    def __init__(self, hub: AsyncClient) -> None:
        self._hub = hub

    async def ping(self, *, options: CallOptions | None = None) -> None:
        """Calls the action `requests_Ping`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        await self._hub.execute(PingAction(), options)

    async def add_record(
        self,
        *,
        note: str | None = None,
        parent: Record | None = None,
        nothing: None = None,
        options: CallOptions | None = None,
    ) -> list[Record]:
        """Its struct is its class.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        return await self._hub.execute(
            Record(note=note, parent=parent, nothing=nothing),
            options,
        )

    async def add_box(
        self,
        *,
        first: str | None,
        other: str | None = None,
        many: Sequence[str | None],
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `requests_AddBox`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        await self._hub.execute(
            BoxOfNullableString.model_given(first=first, other=other, many=many),
            options,
        )

    async def add_nothing(
        self,
        *,
        nothing: None = None,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `requests_AddNothing`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        await self._hub.execute(AddNothingAction(nothing=nothing), options)

    async def pong(self, *, options: CallOptions | None = None) -> None:
        """Nothing in, nothing out.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        await self._hub.execute(PongAction(), options)

    async def lock(
        self,
        *,
        device_id: str,
        force: bool | None = None,
        options: CallOptions | None = None,
    ) -> None:
        """Lock a device.

        Args:
            device_id: The device.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        await self._hub.execute(LockAction(device_id=device_id, force=force), options)

    async def unlock(
        self,
        *,
        device_id: str,
        force: bool | None = None,
        options: CallOptions | None = None,
    ) -> DeviceRef:
        """Unlock a device.

        Args:
            device_id: The device.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        return await self._hub.execute(
            UnlockAction(device_id=device_id, force=force),
            options,
        )

    async def send(self, *, text: str, options: CallOptions | None = None) -> Wrapped:
        """Calls the action `requests_Send`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        return await self._hub.execute(SendAction(text=text), options)

    async def send_other(
        self,
        *,
        text: str,
        options: CallOptions | None = None,
    ) -> list[Wrapped]:
        """Calls the action `requests_SendOther`.

        Args:
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        return await self._hub.execute(SendOtherAction(text=text), options)

    async def set_http_proxy(
        self,
        *,
        proxy_url: str,
        fields: str | None = None,
        options: CallOptions | None = None,
    ) -> None:
        """Calls the action `requests_SetHttpProxy`.

        Args:
            fields: A field named like a key.
            options: Timeout, attempts and headers of this call.

        Raises:
            ClientError: The call failed; see `requests.errors`.
        """
        await self._hub.execute(
            SetHttpProxyAction(proxy_url=proxy_url, fields=fields),
            options,
        )
