"""Options: what their values mean, and errors for those that mean nothing."""

from __future__ import annotations

import click

from .. import config


def package_name(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    """The name of a package that Python can import."""
    try:
        return None if value is None else config.package_name(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def outputs(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[str, ...] | None:
    """The words of a list."""
    return None if value is None else tuple(map(str.strip, value.split(",")))


def warnings(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> frozenset[str]:
    """The codes of warnings, by code, number or name."""
    if not values:
        return frozenset()
    from ..diagnostics import catalog

    try:
        return catalog.warnings(values)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
