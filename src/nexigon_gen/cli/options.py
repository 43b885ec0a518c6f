"""Options: what their values mean, and errors for those that mean nothing."""

from __future__ import annotations

from keyword import iskeyword

import click

from ..config import Output


def package_name(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    """The name of a package that Python can import."""
    if value is None:
        return None
    is_name = value.isascii() and value.isidentifier() and not iskeyword(value)
    # Python has its own meaning for `__init__` and the like.
    if is_name and not (value.startswith("__") and value.endswith("__")):
        return value
    raise click.BadParameter(f"`{value}` cannot be the name of a Python package")


def outputs(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> frozenset[Output]:
    """The outputs of a list; all of them when there is none."""
    if value is None:
        return frozenset(Output)
    known = {each.value: each for each in Output}
    words = [word.strip() for word in value.split(",")]
    for word in words:
        if word not in known:
            raise click.BadParameter(f"`{word}` is none of {', '.join(known)}")
    return frozenset(known[word] for word in words)


def warnings(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> frozenset[str]:
    """The codes of warnings, by code, number or name."""
    if not values:
        return frozenset()
    from ..diagnostics.catalog import find
    from ..text.kinds import Severity

    found = {value: find(value) for value in values}
    for value, code in found.items():
        if code is None or code.kind.severity is not Severity.WARNING:
            raise click.BadParameter(f"`{value}` is not the code of a warning")
    return frozenset(code.code for code in found.values() if code)
