"""The commands that explain the tool and its language."""

from __future__ import annotations

import click

from .streams import print_result


@click.command
@click.argument("codes", metavar="[CODE]...", nargs=-1)
def explain(codes: tuple[str, ...]) -> None:
    """Say what the CODE of a diagnostic (`NXG204`, `204` or its name) or of a change
    (`NXC201`) means and show an example. Without CODE, list them all."""
    from ..diagnostics.catalog import catalog, changes, find
    from ..diagnostics.explain import explain, index
    from ..text.suggest import closest, did_you_mean

    found = [find(each) for each in codes]
    for code, entry in zip(codes, found, strict=True):
        if entry is None:
            known = catalog() | changes()
            names = [each.name for each in known.values()]
            hint = "; ".join(["", *did_you_mean(closest(code, known, names))])
            raise click.UsageError(f"there is no diagnostic `{code}`{hint}")
    shown = [explain(each) for each in found if each]
    print_result("\n".join(shown) if codes else index())


@click.command
def schema() -> None:
    """Print the JSON Schema of the spec language, for editors."""
    from ..language.jsonschema import text

    print_result(text())
