"""The pages: templates in `templates/docs`, filled from the tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import codes, language

_TEMPLATES = Path(__file__).parents[3] / "templates"
"""The pages are made in a checkout only."""


def language_page() -> str:
    """The reference of the language."""
    return _render(
        "language",
        parts=language.PARTS,
        keys=language.keys_of,
        lifecycle=language.lifecycle(),
        cased=language.CASED,
        casings=language.casings(),
        scalars=language.SCALARS,
    )


def diagnostics_page() -> str:
    """The reference of all codes."""
    return _render("diagnostics", groups=codes.groups())


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "language.md": language_page,
    "diagnostics.md": diagnostics_page,
}
"""Every page by the name of its file."""


def _render(name: str, **values: object) -> str:
    text = _environment().get_template(f"docs/{name}.md.jinja").render(values)
    return re.sub(r"\n{3,}", "\n\n", text).rstrip("\n") + "\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        keep_trailing_newline=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
