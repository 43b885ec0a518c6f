"""The SDK: what pages say about the Python package of an API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ..ir.model import Action
from ..ir.terms import Json
from ..ir.typerefs import TypeId
from ..values import NamedTuple


class SampleCall(NamedTuple):
    """A call of an action: a program for each client, and a command where the package
    has a command line."""

    sync: str
    asynchronous: str
    command: str = ""


class Guide(NamedTuple):
    """Programs that show how the package is used."""

    call: str
    errors: str
    """A call, and what it may raise."""
    testing: str
    """A call in a test, without a server."""


class Sdk(Protocol):
    """The package, and how it writes things."""

    @property
    def package(self) -> str:
        """What is imported."""
        ...

    @property
    def env(self) -> str:
        """How the variables of the environment begin that a client reads."""
        ...

    @property
    def client(self) -> str:
        """The class of the sync client."""
        ...

    @property
    def program(self) -> str:
        """The command of the command line; empty if the package has none."""
        ...

    @property
    def exit_codes(self) -> Mapping[int, str]:
        """What the exit codes of the command line say, in words."""
        ...

    def call(self, namespace: str, action: Action, request: Json) -> SampleCall:
        """The call that sends a request."""
        ...

    def guide(
        self, namespace: str, action: Action, request: Json, response: Json
    ) -> Guide:
        """How the package is used, by one action."""
        ...

    def value(self, enum: TypeId, value: str) -> str:
        """A value of an enum."""
        ...

    def variant(self, union: TypeId, variant: str) -> str:
        """The class of a variant of a union; empty if it has none."""
        ...
