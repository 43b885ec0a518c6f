"""Two versions of an API, and the relations between them in each direction."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeAlias

from ..ir.model import Api
from ..values import dataclass
from .names import Names, ambiguous
from .relation import Relation
from .verdicts import CLIENT, SERVER, STRICT_SERVER, Flow, Verdict, verdict, worst
from .wire_forms import Part, StructForm
from .writer_forms import WriterForms


class Direction(Enum):
    """Which way a value goes."""

    REQUEST = "request"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True)
class Cells:
    """What a change does on the wire: to deployed clients, which meet a new server, and
    to deployed servers, which meet new clients."""

    client: Verdict = Verdict.SAFE
    server: Verdict = Verdict.SAFE

    @property
    def worst(self) -> Verdict:
        """The worse of both."""
        return worst(self.client, self.server)


SAFE = Cells()
Judge: TypeAlias = Callable[[Direction], Cells]
"""What a change does in a direction."""


class Versions:
    """Two versions of an API, with four relations: requests and responses, forward from old
    writers to new readers and backward from new writers to old readers.

    Args:
        old: The version that is deployed.
        new: The version that comes after it.
        strict: Whether servers refuse keys that they do not know.
        nameless: Whether the types of the new version have no names, as in an OpenAPI
            document: they are known by where they are used.
    """

    def __init__(
        self, old: Api, new: Api, *, strict: bool = False, nameless: bool = False
    ) -> None:
        self.old = old
        self.new = new
        self.nameless = nameless
        shared = ambiguous(old) if nameless else ambiguous(old, new)
        self.was, self.now = Names(old, shared), Names(new, shared)
        server = STRICT_SERVER if strict else SERVER
        readers = {Direction.REQUEST: server, Direction.RESPONSE: CLIENT}
        ahead, back = WriterForms(old), WriterForms(new)
        self.forward = {each: Relation(ahead, new, s) for each, s in readers.items()}
        self.backward = {each: Relation(back, old, s) for each, s in readers.items()}

    def types(self, old: Part, new: Part) -> Judge:
        """A type becomes another."""

        def judge(direction: Direction) -> Cells:
            forward = self.forward[direction].of(old, new)
            return cells(direction, forward, self.backward[direction].of(new, old))

        return judge

    def structs(self, old: StructForm, new: StructForm) -> Judge:
        """Members of a struct become others."""

        def judge(direction: Direction) -> Cells:
            forward = self.forward[direction].of_structs(old, new)
            backward = self.backward[direction].of_structs(new, old)
            return cells(direction, forward, backward)

        return judge


def cells(direction: Direction, forward: Flow, backward: Flow) -> Cells:
    """Who meets what: a request goes from an old client to a new server, a response the
    other way."""
    ahead, back = verdict(forward), verdict(backward)
    if direction is Direction.REQUEST:
        return Cells(client=ahead, server=back)
    return Cells(client=back, server=ahead)


def flows(
    forward: Callable[[Direction], Flow], backward: Callable[[Direction], Flow]
) -> Judge:
    """A change that is judged by what becomes of a part of the values."""
    return lambda direction: cells(direction, forward(direction), backward(direction))


def nothing(direction: Direction) -> Flow:
    """No value gets there."""
    return Flow.NOTHING


def harmless(direction: Direction) -> Cells:
    """Nothing changes on the wire."""
    return SAFE
