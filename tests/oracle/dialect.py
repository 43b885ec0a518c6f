"""JSON Schema as its specification has it, where the library follows Python instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

_TOKEN = re.compile(r"(\\.|\[\^?(?:\\.|[^\]\\])*\])|\$", re.DOTALL)


@cache
def _search(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """A search in which `$` is the end of the text, as in ECMA-262. In Python it is also
    before a line break at the end."""
    return re.compile(_TOKEN.sub(lambda m: m[1] or r"\Z", pattern)).search


def _pattern(
    validator: Validator, pattern: str, instance: object, schema: object
) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not _search(pattern)(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _is_integer(checker: object, instance: object) -> bool:
    """Whether a number is spelled as an integer. To JSON Schema `1.0` is one, too, to
    wire.md W4.1 it is not: a gap that is left to a test of its own."""
    return isinstance(instance, int) and not isinstance(instance, bool)


# The stubs leave `extend` without types.
Draft: type[Validator] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"pattern": _pattern}
)
"""Draft 2020-12, formats being annotations only."""

Exact: type[Validator] = extend(  # type: ignore[no-untyped-call]
    Draft,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)
"""The same, but `1.0` is no integer."""
