"""The stages of a call on the server, from its headers to the JSON of its response."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Generic, TypeVar, cast

from ..codec import DecodeError, decode_request, encode_response, prepare
from ..dataclass import dataclass
from ..model import Action
from ..model.building import building
from ..model.completion import complete_models
from .body import RequestBody, check_media_type
from .cancel_scope import CancelScope
from .limiter import Limiters
from .refusals import MethodNotAllowed, Unauthenticated, invalid
from .request import Request
from .routes import BoundRoute
from .service import Context
from .settings import Settings

P = TypeVar("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline(Generic[P]):
    """Takes a request through the stages: authenticate, read, decode, authorize, handle."""

    routes: Mapping[str, BoundRoute[P]]
    authenticate: Callable[[Request], Awaitable[P]]
    authorize: Callable[[Action, Context[P]], Awaitable[None]] | None
    limiters: Limiters
    max_body: int
    settings: Settings

    def prepare(self) -> None:
        """Build all validators and serializers.

        Raises:
            Exception: An error of pydantic, if a type of an action is broken.
        """
        complete_models()
        building.run(self._prepare)

    def _prepare(self) -> None:
        for route in self.routes.values():
            prepare(route.action, route.returns)

    async def answer(
        self,
        route: BoundRoute[P],
        request: Request,
        body: RequestBody,
        scope: CancelScope,
    ) -> bytes:
        """Handle a request for a route. Returns the JSON of the response.

        Raises:
            Refusal: The answer is an action error.
            ClientGone: The client has left.
        """
        if request.method != "POST":
            raise MethodNotAllowed("POST")
        check_media_type(request.raw_headers)
        limiters = self.limiters
        if not limiters.arrival.has_room:
            raise limiters.arrival.refusal()
        scope.start(route.arrival)
        try:
            principal = await self.authenticate(request)
        except Unauthenticated:
            if route.info.auth == "required" or b"authorization" in request.raw_headers:
                raise
            # The handler of an action with `auth: none` takes a `Context[P | None]`.
            principal = cast("P", None)
        bodies = limiters.body
        scope.start(bodies.of_strangers if principal is None else bodies.of_known)
        data = await body.read(self.max_body)
        if not limiters.work.has_room:
            raise limiters.work.refusal()
        deadline = scope.start(route.work)
        ctx = Context(
            principal=principal, action=route.info, request=request, deadline=deadline
        )
        try:
            action = decode_request(
                route.action, data, unknown_fields=self.settings.unknown_fields
            )
        except DecodeError as error:
            raise invalid(error.problems) from None
        del data  # not kept while the handler runs: it may be large
        if self.authorize is not None:
            await self.authorize(action, ctx)
        value = await route.handler(action, ctx)
        return encode_response(route.returns, value)
