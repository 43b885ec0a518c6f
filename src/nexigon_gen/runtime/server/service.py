"""Services: the actions of a namespace and the handlers that serve them."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from functools import partial
from inspect import unwrap
from types import MethodType, UnionType
from typing import (
    Final,
    Generic,
    TypeAlias,
    TypeVar,
    cast,
    get_args,
    get_type_hints,
)

from ..model import Action, ActionInfo, Returns
from .request import Request
from .threads import Threads, is_async

A = TypeVar("A", bound=Action)
P = TypeVar("P")
P_co = TypeVar("P_co", covariant=True)
P_contra = TypeVar("P_contra", contravariant=True)


class Context(Generic[P_co]):
    """What a handler knows about its call, besides the action."""

    __slots__ = ("action", "deadline", "principal", "request")

    def __init__(
        self, principal: P_co, action: ActionInfo, request: Request, deadline: float
    ) -> None:
        self.principal: Final = principal
        """The result of `authenticate`. None for an anonymous call of an action that needs
        no token; the handler of such an action takes a `Context[P | None]`."""

        self.action: Final = action
        """The action that was called."""

        self.request: Final = request
        """Headers and peer of the request."""

        self.deadline: Final = deadline
        """When the call is cancelled, as a time of `time.monotonic()`."""

    @property
    def request_id(self) -> str:
        """The `x-request-id` of the answer, for logs."""
        return self.request.id

    @property
    def seconds_left(self) -> float:
        """Seconds until the deadline; negative if it has passed.

        A plain `def` handler cannot be cancelled, so a long one should look here.
        """
        return self.deadline - time.monotonic()


Handler: TypeAlias = Callable[[Action, Context[P]], Awaitable[object]]
"""The function that serves the action of a route."""


class Route(Generic[P_contra]):
    """An action and the `async def` method that serves it."""

    __slots__ = ("_method", "action", "implemented", "returns")

    def __init__(
        self, action: type[A], method: Callable[[A, Context[P_contra]], object]
    ) -> None:
        if not issubclass(action, Returns):
            raise TypeError(f"{action.__name__} does not say what it returns")
        self.action: type[Action] = action
        self.returns: type[Returns[object]] = action
        self.implemented: bool = not _is_stub(method)
        # It is called with instances of `action` only.
        self._method: Callable[[Action, Context[P_contra]], object] = cast(
            "Callable[[Action, Context[P_contra]], object]", method
        )

    def bind(self, threads: Threads) -> Handler[P_contra]:
        """The handler of the route, as a function whose result can be awaited.

        Raises:
            TypeError: The method is a plain `def` that says it returns the response itself.
        """
        method = self._method
        if is_async(method):
            return cast("Handler[P_contra]", method)
        fault = (
            f"the handler of {self.action.__action__.wire} is a plain `def`: write"
            " `async def`, or take the stub whose name ends in `Sync`"
        )
        if _returns_response(method):
            raise TypeError(fault)

        async def handler(action: Action, ctx: Context[P_contra]) -> object:
            # A plain function may return a coroutine.
            found = method(action, ctx)
            if not isinstance(found, Awaitable):
                raise TypeError(fault)
            return await cast("Awaitable[object]", found)

        return handler


class RouteSync(Route[P_contra]):
    """An action and the plain `def` method that serves it, in a thread."""

    __slots__ = ()

    def bind(self, threads: Threads) -> Handler[P_contra]:
        """The handler of the route: runs the method in one of `threads` and awaits it."""
        method = self._method

        async def handler(action: Action, ctx: Context[P_contra]) -> object:
            return await threads.run(partial(method, action, ctx))

        return handler


class Service(Generic[P_contra]):
    """Base class of the generated stubs, of which each namespace has one.

    To serve an action, override its method in a subclass of the stub. Methods of the stub
    itself count as not implemented. The type parameter is the type of the principals.
    """

    def routes(self) -> tuple[Route[P_contra], ...]:
        """The actions of the namespace with their methods."""
        raise NotImplementedError


def _returns_response(method: Callable[..., object]) -> bool:
    """Whether a plain function says that it returns something that cannot be awaited."""
    if unwrap(method) is not method:  # what it says is said of another function
        return False
    try:
        said = get_type_hints(method).get("return", Awaitable)
    except (AttributeError, NameError, TypeError):  # for type checkers alone
        return False
    return all(
        isinstance(each, type)
        and each is not object
        and not issubclass(each, Awaitable)
        for each in (get_args(said) if isinstance(said, UnionType) else (said,))
    )


def _is_stub(method: Callable[..., object]) -> bool:
    """Whether a method comes from a stub, the class right below `Service`."""
    if not isinstance(method, MethodType):
        return False
    owners = type(method.__self__).__mro__
    stubs = (owner for owner in owners if Service in owner.__bases__)
    return any(method.__func__ in vars(stub).values() for stub in stubs)
