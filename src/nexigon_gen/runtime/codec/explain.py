"""Problems made of errors of reading and writing, in wire names, without the input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..model.locations import in_data
from ..model.refusal import HOLDS_LOST, HOLDS_UNKNOWN, REFUSED, is_noise
from ..problems import Problem
from ..strict_json import TOO_DEEP, StrictJsonError

DEPTH_EXCEEDED: Final = "depth exceeded"
"""Message of pydantic about a value that is nested too deeply to be written."""

MAX_PROBLEMS: Final = 20
_MAX_ERRORS: Final = 1000

# From pydantic's error type to our rule and message. The message is filled from the
# context of the error: only with facts about the type, never with input.
_RULES: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("missing", "is missing"),
    "extra_forbidden": ("unknown-field", "has a field that is not known"),
    "enum": ("unknown-value", "must be one of {expected}"),
    "literal_error": ("unknown-value", "must be {expected}"),
    "greater_than_equal": ("range", "must be at least {ge}"),
    "less_than_equal": ("range", "must be at most {le}"),
    "union_tag_not_found": ("missing", "is missing"),
    "union_tag_invalid": ("unknown-variant", "must be one of {expected_tags}"),
    "json_invalid": ("json", "is not JSON: {error}"),
    "string_type": ("type", "must be a string"),
    "int_type": ("type", "must be an integer"),
    "float_type": ("type", "must be a number"),
    "bool_type": ("type", "must be true or false"),
    "none_required": ("type", "must be null"),
    "list_type": ("type", "must be an array"),
    "tuple_type": ("type", "must be an array"),
    "too_long": ("length", "must have a length of {max_length}"),
    "dict_type": ("type", "must be an object"),
    "model_type": ("type", "must be an object"),
    "model_attributes_type": ("type", "must be an object"),
    "bytes_type": ("type", "must be bytes"),
    "date_type": ("type", "must be a date"),
    "datetime_type": ("type", "must be a datetime"),
    "is_instance_of": ("type", "must be an instance of {class}"),
    "recursion_loop": ("cycle", "must not hold itself, or be nested too deeply"),
}
_TOO_DEEP: Final = "recursion limit exceeded"
_UNFIT: Final = ("type", "is not of the type asked for")


def explain(error: ValidationError, known: frozenset[str]) -> tuple[Problem, ...]:
    """At most 20 problems.

    Args:
        error: The error of pydantic.
        known: Wire names that may be shown. Any other key is input, and shown as `*`.
    """
    if error.error_count() > _MAX_ERRORS:
        # A hostile body can hold millions; to list them costs gigabytes.
        return (Problem("", "type", "has too many problems to list"),)
    found = error.errors(include_url=False, include_input=False)
    problems = (_problem(each, known) for each in found if not is_noise(each))
    return tuple(islice(problems, MAX_PROBLEMS))


def _problem(error: ErrorDetails, known: frozenset[str]) -> Problem:
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    if kind == REFUSED:
        return Problem(_path(loc, known), context["rule"], context["message"])
    if kind == "extra_forbidden":
        loc = loc[:-1]
    elif kind.startswith("union_tag"):
        loc = (*loc[:-1], context["discriminator"].strip("'"))
    if kind == "json_invalid" and _TOO_DEEP in context["error"]:
        return Problem("", "json", TOO_DEEP)
    rule, words = _RULES.get(kind, _UNFIT)
    if "given" in context:  # in place of a variant
        words += (
            ": {given} is its payload" if context["is_payload"] else ", not {given}"
        )
    return Problem(_path(loc, known), rule, words.format_map(context))


def _path(loc: Iterable[int | str], known: frozenset[str]) -> str:
    path = ""
    for part in in_data(loc):
        if isinstance(part, int):
            path += f"[{part}]"
        elif part != "[key]":
            path += f".{part if part in known else '*'}"
    return path.removeprefix(".")


def explain_no_json(error: StrictJsonError) -> Problem:
    """The problem of a text that is no strict JSON."""
    return Problem("", "json", str(error))


def explain_writing(error: str) -> Problem:
    """The problem of a value that pydantic cannot write. The message of pydantic may quote
    values, so it is only searched for known phrases."""
    if HOLDS_UNKNOWN in error:
        return Problem("", "unknown-variant", HOLDS_UNKNOWN)
    if HOLDS_LOST in error:
        return Problem("", "secret", HOLDS_LOST)
    if DEPTH_EXCEEDED in error:
        return Problem("", "json", TOO_DEEP)
    if "Circular reference" in error:
        return Problem("", "cycle", "must not hold itself")
    return Problem("", "type", "holds a value that its type does not allow")
