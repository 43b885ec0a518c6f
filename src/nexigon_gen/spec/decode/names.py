"""How names have to look: the Python side of the language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ... import words
from ...diagnostics.model import Report
from ..document import Text

MAX_LENGTH = 128
"""Most characters of a name: modules are called after namespaces, and the names of files
have a limit too."""


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write names, with the words for it."""

    pattern: re.Pattern[str]
    title: str


SNAKE = Style(re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"), "snake_case")
PASCAL = Style(re.compile(r"[A-Z][A-Za-z0-9]*"), "PascalCase")
_NO_WIRE = ("namespace", "type", "type parameter")
"""What has no spelling of its own on the wire."""


def check_name(name: Text, style: Style, what: str, report: Report) -> Text:
    """Returns `name` and reports it where it is not one or is written the wrong way."""
    if len(name.text) > MAX_LENGTH:
        message = f"a name has at most {MAX_LENGTH} characters"
        report.error("NXG302", name.span, message)
        return name
    if style.pattern.fullmatch(name.text):
        return name
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name.text):
        report.error(
            "NXG302",
            name.span,
            f"`{name.text}` is not a name",
            notes=(
                "a name has ASCII letters, digits and `_`, and no digit first",
                *_stranger(name.text),
            ),
            help=_instead(name.text, style, what),
        )
    elif name.text.startswith("_") or "__" in name.text:
        message = f"`{name.text}` has an underscore at its start or two in a row"
        report.error("NXG604", name.span, message)
    else:
        report.error(
            "NXG303",
            name.span,
            f"{what} `{name.text}` is not written in {style.title}",
            help=(f"write `{_restyle(name.text, style)}`",),
        )
    return name


def _stranger(name: str) -> tuple[str, ...]:
    """Names the first character that is not ASCII: it may be invisible, or look like
    one that is."""
    found = next((each for each in name if not each.isascii()), None)
    if found is None:
        return ()
    return (f"it contains U+{ord(found):04X}, {unicodedata.name(found, 'unnamed')}",)


def _instead(name: str, style: Style, what: str) -> tuple[str, ...]:
    if what not in _NO_WIRE:
        return ("choose a name and give the spelling of the wire as `wire:`",)
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9_ ./:-]*", name):
        return (f"write `{_restyle(name, style)}`",)
    return ()


def _restyle(name: str, style: Style) -> str:
    return words.snake(name) if style is SNAKE else words.pascal(name)
