"""The commands that explain the tool and its language."""

from __future__ import annotations

import click

from .streams import hand_over


@click.command
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the CODE of a diagnostic (`NXG204`, `204` or its name) or of a change
    (`NXC201`) means and show an example. Without CODE, list them all."""
    from ..diagnostics.catalog import catalog, changes, find
    from ..diagnostics.explain import explain, index
    from ..text.suggest import closest, did_you_mean

    if code is None:
        hand_over(index())
    elif entry := find(code):
        hand_over(explain(entry))
    else:
        known = catalog() | changes()
        names = [each.name for each in known.values()]
        hint = "; ".join(["", *did_you_mean(closest(code, known, names))])
        raise click.UsageError(f"there is no diagnostic `{code}`{hint}")


@click.command
def schema() -> None:
    """Print the JSON Schema of the spec language, for editors."""
    from ..language.jsonschema import text

    hand_over(text())
