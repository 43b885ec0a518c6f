"""Server stub of the requests namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
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
    WrappedKnown,
)

P = TypeVar("P")


class RequestsService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def ping(self, action: PingAction, ctx: Context[P]) -> None:
        """Serves the action `requests_Ping`."""
        raise Unimplemented("requests_Ping")

    async def add_record(self, action: Record, ctx: Context[P]) -> list[Record]:
        """Its struct is its class."""
        raise Unimplemented("requests_AddRecord")

    async def add_box(self, action: BoxOfNullableString, ctx: Context[P]) -> None:
        """Serves the action `requests_AddBox`."""
        raise Unimplemented("requests_AddBox")

    async def add_nothing(self, action: AddNothingAction, ctx: Context[P]) -> None:
        """Serves the action `requests_AddNothing`."""
        raise Unimplemented("requests_AddNothing")

    async def pong(self, action: PongAction, ctx: Context[P | None]) -> None:
        """Nothing in, nothing out."""
        raise Unimplemented("requests_Pong")

    async def lock(self, action: LockAction, ctx: Context[P]) -> None:
        """Lock a device."""
        raise Unimplemented("requests_Lock")

    async def unlock(self, action: UnlockAction, ctx: Context[P]) -> DeviceRef:
        """Unlock a device."""
        raise Unimplemented("requests_Unlock")

    async def send(self, action: SendAction, ctx: Context[P]) -> WrappedKnown:
        """Serves the action `requests_Send`."""
        raise Unimplemented("requests_Send")

    async def send_other(
        self,
        action: SendOtherAction,
        ctx: Context[P],
    ) -> list[Wrapped]:
        """Serves the action `requests_SendOther`."""
        raise Unimplemented("requests_SendOther")

    async def set_http_proxy(self, action: SetHttpProxyAction, ctx: Context[P]) -> None:
        """Serves the action `requests_SetHttpProxy`."""
        raise Unimplemented("requests_SetHttpProxy")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            Route(PingAction, self.ping),
            Route(Record, self.add_record),
            Route(BoxOfNullableString, self.add_box),
            Route(AddNothingAction, self.add_nothing),
            Route(PongAction, self.pong),
            Route(LockAction, self.lock),
            Route(UnlockAction, self.unlock),
            Route(SendAction, self.send),
            Route(SendOtherAction, self.send_other),
            Route(SetHttpProxyAction, self.set_http_proxy),
        )


class RequestsServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def ping(self, action: PingAction, ctx: Context[P]) -> None:
        """Serves the action `requests_Ping`."""
        raise Unimplemented("requests_Ping")

    def add_record(self, action: Record, ctx: Context[P]) -> list[Record]:
        """Its struct is its class."""
        raise Unimplemented("requests_AddRecord")

    def add_box(self, action: BoxOfNullableString, ctx: Context[P]) -> None:
        """Serves the action `requests_AddBox`."""
        raise Unimplemented("requests_AddBox")

    def add_nothing(self, action: AddNothingAction, ctx: Context[P]) -> None:
        """Serves the action `requests_AddNothing`."""
        raise Unimplemented("requests_AddNothing")

    def pong(self, action: PongAction, ctx: Context[P | None]) -> None:
        """Nothing in, nothing out."""
        raise Unimplemented("requests_Pong")

    def lock(self, action: LockAction, ctx: Context[P]) -> None:
        """Lock a device."""
        raise Unimplemented("requests_Lock")

    def unlock(self, action: UnlockAction, ctx: Context[P]) -> DeviceRef:
        """Unlock a device."""
        raise Unimplemented("requests_Unlock")

    def send(self, action: SendAction, ctx: Context[P]) -> WrappedKnown:
        """Serves the action `requests_Send`."""
        raise Unimplemented("requests_Send")

    def send_other(self, action: SendOtherAction, ctx: Context[P]) -> list[Wrapped]:
        """Serves the action `requests_SendOther`."""
        raise Unimplemented("requests_SendOther")

    def set_http_proxy(self, action: SetHttpProxyAction, ctx: Context[P]) -> None:
        """Serves the action `requests_SetHttpProxy`."""
        raise Unimplemented("requests_SetHttpProxy")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            RouteSync(PingAction, self.ping),
            RouteSync(Record, self.add_record),
            RouteSync(BoxOfNullableString, self.add_box),
            RouteSync(AddNothingAction, self.add_nothing),
            RouteSync(PongAction, self.pong),
            RouteSync(LockAction, self.lock),
            RouteSync(UnlockAction, self.unlock),
            RouteSync(SendAction, self.send),
            RouteSync(SendOtherAction, self.send_other),
            RouteSync(SetHttpProxyAction, self.set_http_proxy),
        )
