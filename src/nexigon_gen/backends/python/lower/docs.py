"""Docs: the words of the spec, and what the spec says of a thing's life."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ....ir.docs_links import LINK
from ....ir.lifecycle import closed, deprecation
from ....ir.terms import STABLE, Lifecycle, Unstable

_LINK = rf"`[^`]*`|{LINK}"
"""Code, in which nothing is a link, or a link to something of the API."""

_STANDS_APART = r"$|\s|[-*+>#|] |#+ |\d+[.)] |\|"
"""The beginning of a line of Markdown that does not go on with the one above."""


def in_help(docs: str, names: Container[str]) -> str:
    """Docs in a terminal, where nothing can be followed: of a link the name is left. Lines
    of a paragraph become one, to be wrapped to the width there."""
    return _flowed(_named(docs, names, ""))


def _flowed(docs: str) -> str:
    lines: list[str] = []
    is_code = is_open = False  # `is_open` if a line may go on with the one above
    for line in docs.split("\n"):
        is_fence = line.lstrip().startswith(("```", "~~~"))
        is_apart = is_code or is_fence or bool(re.match(_STANDS_APART, line))
        if is_open and not is_apart:
            lines[-1] += f" {line}"
        else:
            lines.append(line)
        is_code ^= is_fence
        is_whole = line.startswith(("#", "|")) or line.endswith("  ")
        is_open = bool(line.strip()) and not (is_code or is_fence or is_whole)
    return "\n".join(lines)


def in_code(docs: str, names: Container[str]) -> str:
    """Docs where nothing can be followed and names are code: so is that of a link."""
    return _named(docs, names, "`")


def _named(docs: str, names: Container[str], tick: str) -> str:
    if "[" not in docs:  # as in most
        return docs

    def name(found: re.Match[str]) -> str:
        if not found[2] or found[2].partition(".")[0] not in names:
            return found[0]  # code, or brackets that mean nothing
        around = found[1] or tick
        return f"{around}{found[2]}{around}"

    return re.sub(_LINK, name, docs)


def with_lifecycle(docs: str, *lifecycles: Lifecycle) -> str:
    """The docs, with a paragraph for each thing that is not as usual, each said once."""
    if lifecycles.count(STABLE) == len(lifecycles):  # as most are
        return docs
    notes = [note for lifecycle in lifecycles for note in _notes(lifecycle)]
    return "\n\n".join([*([docs] if docs else []), *dict.fromkeys(notes)])


def heading(text: str, *headings: str) -> str:
    """The first heading of a part of a docstring that `text` has not itself."""
    lines = {line.strip() for line in text.split("\n")}
    return next((each for each in headings if each not in lines), headings[-1])


def _notes(lifecycle: Lifecycle) -> Iterator[str]:
    if lifecycle.deprecated:
        yield deprecation(lifecycle.deprecated)
    if lifecycle.unstable:
        yield f"Unstable: {_unstable_note(lifecycle.unstable)}"
    if lifecycle.since:
        yield f"Since {lifecycle.since}."


def _unstable_note(unstable: Unstable) -> str:
    """The author's words come first: they may start in any way."""
    parts = [closed(unstable.note)] if unstable.note else []
    parts.append(f"Part of `{unstable.feature}`, may change without notice.")
    if unstable.issue:
        parts.append(f"See {unstable.issue}.")
    return " ".join(parts)
