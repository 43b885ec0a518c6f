"""The facts of a scalar: the columns of the table of scalars."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from math import inf
from typing import Any, Protocol, TypeAlias

from ..dataclass import dataclass
from .invalid import InvalidScalar, MakeError

Json: TypeAlias = (
    "None | bool | int | float | str | Sequence[Json] | Mapping[str, Json]"
)


class JsonForm(Enum):
    """What a scalar is in JSON. The form decides which constraints apply."""

    TEXT = "any string"
    CODED = "a string of a form of its own"
    BYTES = "a string that stands for bytes"
    BOOL = "true or false"
    INTEGER = "a number without a fraction"
    WIDE = "a number without a fraction, or a string of digits"
    FLOAT = "a number, or a string that names one"
    ANY = "any value"
    NULL = "null"


class Read(Protocol):
    """See `ScalarFacts.read`."""

    def __call__(self, value: object, /, invalid: MakeError = InvalidScalar) -> object:
        """The Python value of a JSON value."""


def _as_it_is(value: object, /, invalid: MakeError = InvalidScalar) -> object:
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalarFacts:
    """The facts of one scalar: a row of the table.

    Args:
        form: What it is in JSON.
        python: Its type in Python: `model.X` is one of the models' own.
        types: The classes of its values as `read` gives them; none if any will do.
        demand: What a value must be, in words.
        docs: What it is, for the page about the language.
        wire: How it is written, for that page.
        description: What the OpenAPI document says of it where it is a component of its
            own; an empty one is written where it is used.
        json_schema: The JSON Schema of its JSON.
        pattern: The strings of a `CODED` one, as exactly as a pattern can tell.
        notation: What the strings of a `CODED` one look like, in words.
        sample: A string of a `CODED` one.
        lengths: How many characters a `CODED` one is written in, at least and at most.
        read: Turns the JSON value into a Python one; what it leaves alone is judged by
            `types` and the bounds. Raises what `invalid` makes.
        fit: Brings a Python value into its one form. Raises `InvalidScalar`.
        write: Turns the Python value into its JSON value.
        low: Smallest number.
        high: Largest number.
    """

    form: JsonForm
    python: str
    types: tuple[type, ...]
    demand: str
    docs: str
    wire: str
    json_schema: Mapping[str, Json]
    description: str = ""
    pattern: str = ""
    notation: str = ""
    sample: str = ""
    lengths: tuple[float, float] = (0, inf)
    read: Read = _as_it_is
    fit: Callable[[Any], object] = lambda value: value
    write: Callable[[Any], object] = lambda value: value
    low: int | float = -inf
    high: int | float = inf
