"""The routes of an app, by path, with handlers that are ready to be called."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Mapping
from functools import partial
from typing import Generic, TypeVar

from ..dataclass import dataclass
from ..model import Action, ActionInfo, Returns
from .cancel_scope import StageBounds
from .checks import instance_of
from .limiter import Limiters
from .refusals import DeadlineExceeded
from .request import PREFIX
from .service import Context, Handler, Route, Service
from .settings import Interceptor
from .threads import Threads

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class BoundRoute(Generic[P]):
    """A route whose handler is wrapped in its interceptors and can be awaited.

    `arrival` and `work` bound the stages of a request before and after its body.
    """

    action: type[Action]
    returns: type[Returns[object]]
    info: ActionInfo
    handler: Handler[P]
    implemented: bool
    arrival: StageBounds
    work: StageBounds


def bind_all(
    services: Iterable[Service[P]],
    interceptors: Iterable[Interceptor[P]],
    threads: Threads,
    limiters: Limiters,
    timeout: float,
) -> Mapping[str, BoundRoute[P]]:
    """The routes of all services, by path. Each stage of a request may take `timeout` seconds,
    unless the action has a timeout.

    Raises:
        ValueError: An action is served twice.
        TypeError: Something is no service, or its handler cannot be awaited.
    """
    outwards = tuple(interceptors)[::-1]
    routes: dict[str, BoundRoute[P]] = {}
    for route in (route for service in services for route in _routes(service)):
        info = route.action.__action__
        if PREFIX + info.wire in routes:
            raise ValueError(f"two services serve {info.wire}")
        handler = route.bind(threads)
        for interceptor in outwards:
            handler = _intercepted(interceptor, handler)
        seconds = info.timeout or timeout
        routes[PREFIX + info.wire] = BoundRoute(
            route.action,
            route.returns,
            info,
            handler=handler,
            implemented=route.implemented,
            arrival=StageBounds(seconds, DeadlineExceeded, limiters.arrival),
            work=StageBounds(
                seconds, DeadlineExceeded, limiters.work, ends_on_disconnect=True
            ),
        )
    return routes


def _routes(service: Service[P]) -> Iterable[Route[P]]:
    instance_of("a service", service, Service)
    return service.routes()


def _intercepted(interceptor: Interceptor[P], inner: Handler[P]) -> Handler[P]:
    def handler(action: Action, ctx: Context[P]) -> Awaitable[object]:
        return interceptor(action, ctx, partial(inner, action, ctx))

    return handler
