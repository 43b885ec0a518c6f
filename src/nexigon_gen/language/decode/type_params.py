"""Type parameters, which stand behind the name of a generic: `Page<T>`."""

from __future__ import annotations

import re

from ...syntax.node import ScalarNode
from ...text.kinds import DUPLICATE_TYPE, INVALID_IDENTIFIER
from ...text.report import Label, Report
from ..document import Text
from ..texts import part_of
from .names import PASCAL, check_name, key_name

_GENERIC = re.compile(r"([^<]*)<(.*)>")


def name_and_params(
    key: ScalarNode, report: Report
) -> tuple[Text, tuple[Text, ...] | None]:
    """`Page<T>` as the name and its parameters; None after an error in their list."""
    match = _GENERIC.fullmatch(key.text)
    if match is None:
        return key_name(key, PASCAL, "type", report), ()
    name = check_name(part_of(key, 0, match.end(1)), PASCAL, "type", report)
    return name, _params(key, match.start(2), report)


def _params(key: ScalarNode, start: int, report: Report) -> tuple[Text, ...] | None:
    """The names from `start` up to the `>` that ends a key."""
    found: dict[str, Text] = {}
    for part in key.text[start:-1].split(","):
        text = part.strip()
        at = start + part.index(text)
        start += len(part) + 1
        if not text:
            message = f"a type parameter is missing in `{key.text}`"
            help = ("write `Name<T>`, or the name alone",)
            report.add(INVALID_IDENTIFIER, key.span, message, help=help)
            return None
        param = part_of(key, at, at + len(text))
        check_name(param, PASCAL, "type parameter", report)
        if not text.isidentifier():
            return None
        first = found.setdefault(text, param)
        if first is not param:
            report.add(
                DUPLICATE_TYPE,
                param.span,
                f"type parameter `{text}` is there twice",
                others=(Label(first.span, "the first one"),),
            )
            return None
    return tuple(found.values())
