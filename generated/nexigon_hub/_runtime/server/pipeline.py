"""The stages of a call, from its headers to the JSON of its response."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Generic, TypeVar, cast

from ..codec import DecodeError, decode_request, encode_response, prepare
from ..model import Action, ActionInfo
from ..model.base import complete_models
from ..model.building import building
from .body import Body, check_media_type
from .deadline import Leash, leashed
from .limiter import Admission
from .refusals import (
    BodyTooSlow,
    DeadlineExceeded,
    MethodNotAllowed,
    Unauthenticated,
    UnknownAction,
    invalid,
)
from .request import Request
from .routes import BoundRoute
from .service import Context
from .settings import Settings

P = TypeVar("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatcher(Generic[P]):
    """Takes requests through the stages."""

    routes: Mapping[str, BoundRoute[P]]
    authenticate: Callable[[Request], Awaitable[P]]
    authorize: Callable[[Action, Context[P]], Awaitable[None]] | None
    admission: Admission
    max_body: int
    timeout: float
    settings: Settings

    def prepare(self) -> None:
        """Build all validators and serializers.

        Raises:
            Exception: One of pydantic's: a type of an action is broken.
        """
        complete_models()
        building.run(self._prepare)

    def _prepare(self) -> None:
        for route in self.routes.values():
            prepare(route.action, route.returns)

    async def answer(self, request: Request, body: Body) -> bytes:
        """The JSON of the response.

        Raises:
            Refusal: The answer is an action error.
            ClientGone: Nobody waits for an answer.
        """
        route = self.routes.get(request.path)
        if route is None:
            return self._page(request)
        if request.method != "POST":
            raise MethodNotAllowed("POST")
        check_media_type(request.raw_headers)
        leash = Leash()
        return await leashed(self._answer(route, request, body, leash), leash)

    async def _answer(
        self, route: BoundRoute[P], request: Request, body: Body, leash: Leash
    ) -> bytes:
        limit = route.info.timeout or self.timeout
        leash.until(monotonic() + limit, DeadlineExceeded)
        with self.admission.arrival:
            principal = await self._principal(route.info, request)
        reading = self.admission.reading
        leash.until(
            monotonic() + self.settings.body_timeout,
            BodyTooSlow,
            room=reading.strangers if principal is None else reading.known,
        )
        data = await body.read(self.max_body, leash)
        with self.admission.work:
            ctx = Context(principal, route.info, request, monotonic() + limit)
            leash.until(ctx.deadline, DeadlineExceeded, body.receive)
            action = self._decode(route.action, data)
            del data  # it may be long, and the handler may take its time
            if self.authorize is not None:
                await self.authorize(action, ctx)
            value = await route.handler(action, ctx)
            return encode_response(route.returns, value)

    async def _principal(self, info: ActionInfo, request: Request) -> P:
        try:
            return await self.authenticate(request)
        except Unauthenticated:
            if info.auth == "required" or b"authorization" in request.raw_headers:
                raise
            # The handler of an action with `auth: none` takes a `Context[P | None]`.
            return cast("P", None)

    def _decode(self, action: type[Action], body: bytes) -> Action:
        try:
            return decode_request(
                action, body, unknown_fields=self.settings.unknown_fields
            )
        except DecodeError as error:
            raise invalid(error.problems) from None

    def _page(self, request: Request) -> bytes:
        """The pages besides the actions: open, and only there when asked for."""
        if request.path == "/healthz" and self.settings.healthz:
            _check_method(request, "GET", "HEAD")
            self.admission.arrival.check()
            return b'{"status":"ok"}'
        if request.path == "/openapi.json" and self.settings.openapi is not None:
            _check_method(request, "GET", "HEAD")
            return self.settings.openapi
        raise UnknownAction


def _check_method(request: Request, *allowed: str) -> None:
    if request.method not in allowed:
        raise MethodNotAllowed(", ".join(allowed))
