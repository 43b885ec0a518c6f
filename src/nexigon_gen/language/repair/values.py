"""Repairs of brackets, commas and types in the value of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.kinds import WRONG_INDENTATION
from ..hints.calls import annotated, with_limits
from ..hints.dialects import translate
from ..hints.foreign_types import Foreign
from ..hints.types import defined, no_data
from ..spelling import pascal
from .edit import Repair, edit
from .lines import KEY, NAME, PAIR, Line, Page

_CLOSING = {"{": "}", "[": "]"}
_ANNOTATED = re.compile(r"((?:@\w+(?:\([^()]*\))?\s+)+)([\w.<>]+\??)")
_TWO = re.compile(
    rf"(?P<before>\s*(?:- +)?)(?P<first>{NAME} ?: +(?:\{{.*?\}}|\[.*?\]|[\"'].*?[\"']|[^\s:]+))"
    rf" +(?P<second>(?P<key>{NAME}) ?:(?: .*)?)"
)
_TEXTS = ("docs", "api", "message", "namespace")
"""Keys that take a text, so that no type can be meant."""


def below(page: Page, index: int) -> Iterator[Repair]:
    """A value on the line below its key, and no deeper than that."""
    line, above = page.lines[index], page.lines[index - 1]
    is_value = index and not KEY.match(line.body) and not line.body.startswith("- ")
    is_open = above.body.endswith(":") and KEY.match(above.body)
    # At the side of a key stands what may be a key that lacks its colon.
    is_its = line.indent < above.indent or above.key in _TEXTS
    if is_value and is_open and is_its and line.indent <= above.indent:
        yield Repair(
            above.start,
            line.end,
            f"{above.text.rstrip()} {line.body}",
            kind=WRONG_INDENTATION,
            at=(line.start + line.indent, line.end),
            message=f"the value of `{above.key}` is no deeper than its key",
            help=f"write `{above.body} {line.body}` on one line",
        )


def flow(line: Line) -> Iterator[Repair]:
    """Commas and colons between braces."""
    start, end = line.text.find("{"), line.text.rfind("}")
    if start < 0 or end < start:
        return
    inside = line.text[start + 1 : end]
    trials = (
        (r";\s*", ", ", "a `;` is no comma", "write a comma"),
        (rf"({NAME})\s*=\s*", r"\1: ", "a key is followed by a colon", "write `: `"),
        (
            rf"(?<=[^\s,{{:])\s+(?=[\"']?{NAME}[\"']?: )",
            ", ",
            "a comma is missing",
            "write a comma",
        ),
        (
            rf"({NAME}: +)([^,\"'{{}}\[\]]*: [^,\"'{{}}\[\]]*)",
            r'\1"\2"',
            "`: ` ends a plain text in YAML",
            "put the text into quotes",
        ),
    )
    pair = PAIR.match(line.text)
    if pair and (mixed := re.fullmatch(r"([\w<>?]+)\s+\{(.*)\}", pair["value"])):
        value = f"{{type: {mixed[1]}, {mixed[2]}}}"
        place = (pair.start("value"), pair.end("value"))
        message = "a value and a mapping stand side by side"
        text = pair["before"] + value
        yield edit(line, text, at=place, message=message, help=f"write `{value}`")
    for pattern, put, message, help in trials:
        if found := re.search(pattern, inside):
            changed = re.sub(pattern, put, inside)
            at = start + 1 + found.start()
            whole = line.text[: start + 1] + changed + line.text[end:]
            shown = f"{help}: `{{{changed}}}`"
            yield edit(line, whole, at=(at, at + 1), message=message, help=shown)


def typed(line: Line) -> Iterator[Repair]:
    """A type of another language that YAML cannot read: `[]string`, `map<a: b>`."""
    pair = PAIR.match(line.text)
    if pair is None or line.key in _TEXTS:
        return
    value = pair["value"].partition(" -- ")[0].rstrip()
    behind = pair["value"][len(value) :]
    if behind and value[:1] in "\"'" and "|" not in value:
        return  # a text with docs behind it
    if behind_them := _ANNOTATED.fullmatch(value):
        own = annotated(behind_them[1], behind_them[2])
        at = (pair.start("value"), pair.start("value") + behind_them.end(1))
        message = "there are no annotations"
        text = pair["before"] + own + behind
        yield edit(line, text, at=at, message=message, help=f"write `{own}`")
        return
    found = translate(value.strip("`@%!"))
    if found is None and re.fullmatch(r"[`@%!]\w+`?", value):
        found = Foreign(value.strip("`@%!"))
    if re.fullmatch(r"`[^`]*\$\{[^`]*`", value):
        found = Foreign("string")
    before = pair["before"]
    at = (pair.start("value"), pair.start("value") + len(value))
    message = f"`{value}` is no type of this language"
    if limited := _limited(value):
        yield edit(
            line, before + limited, at=at, message=message, help=f"write `{limited}`"
        )
    if no_data(value):
        help = f"a function is no data: leave `{line.key.rstrip('?')}` out"
        yield edit(line, "", at=at, message=message, help=help)
    if found is None:
        return
    if found.one_of:
        name = line.key.rstrip("?")
        mark = "?" if found.optional or line.key.endswith("?") else ""
        text = (
            f"{before.rstrip().removesuffix(':').rstrip('?')}{mark}: {pascal(name)}Kind"
        )
        (help,) = defined(found, name, mark)
        yield edit(line, text, at=at, message=message, help=help)
        return
    mark = "?" if found.optional and not before.rstrip().endswith("?:") else ""
    text = before.rstrip().removesuffix(":") + f"{mark}: {found.text}{behind}"
    yield edit(line, text, at=at, message=message, help=f"write `{text.strip()}`")


def _limited(value: str) -> str:
    """`string(maxLength: 5)`, as it is written here; empty where it is none."""
    found = re.fullmatch(r"(\w+)\(([^()]*)\)", value)
    return with_limits(found[1], found[2]) if found else ""


def brackets(line: Line) -> Iterator[Repair]:
    """A bracket that is open at the end, too many, or of the wrong kind."""
    stack: list[tuple[str, int]] = []
    for at, character in _outside_quotes(line.text):
        if character in _CLOSING:
            stack.append((character, at))
        elif character in _CLOSING.values():
            if stack and _CLOSING[stack[-1][0]] == character:
                stack.pop()
                continue
            text = line.text[:at] + line.text[at + 1 :]
            if stack:
                wanted = _CLOSING[stack[-1][0]]
                opening, place = stack[-1][0], (stack[-1][1], stack[-1][1] + 1)
                closed = line.text[:at] + wanted + line.text[at:]
                message, help = (
                    f"`{opening}` is not closed",
                    f"write `{wanted}{character}`",
                )
                yield edit(line, closed, at=place, message=message, help=help)
                fixed = line.text[:at] + wanted + line.text[at + 1 :]
                message = f"`{character}` closes no `{stack[-1][0]}`"
                place = (at, at + 1)
                yield edit(
                    line, fixed, at=place, message=message, help=f"write `{wanted}`"
                )
            message = f"`{character}` closes nothing"
            yield edit(
                line, text, at=(at, at + 1), message=message, help="take it away"
            )
            opening = next(each for each, end in _CLOSING.items() if end == character)
            if pair := PAIR.match(line.text):
                value = opening + pair["value"]
                text, help = pair["before"] + value, f"write `{value}`"
                yield edit(line, text, at=(at, at + 1), message=message, help=help)
            return
    if stack:
        closing = "".join(_CLOSING[each] for each, _ in reversed(stack))
        opening, at = stack[-1]
        message = f"`{opening}` is not closed"
        help = f"write `{line.body[:80]}{closing}`"
        text = line.text.rstrip() + closing
        yield edit(line, text, at=(at, at + 1), message=message, help=help)


def _outside_quotes(text: str) -> Iterator[tuple[int, str]]:
    """The characters that are in no quotes and no comment."""
    quote, last = "", ""
    for at, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and last in ("", *":,[{- "):
            quote = character
        elif character == "#" and last in ("", " "):
            return
        else:
            yield at, character
        last = character


def comma(line: Line) -> Iterator[Repair]:
    """A comma or semicolon behind a quoted value."""
    if found := re.search(r"(?:\"[^\"]*\"|'[^']*')\s*([,;])\s*$", line.text):
        at = found.span(1)
        text = line.text[: at[0]].rstrip()
        help = f"take the `{found[1]}` away: a value ends with its line"
        message = f"`{found[1]}` stands behind the whole value"
        yield edit(line, text, at=at, message=message, help=help)


def two(line: Line) -> Iterator[Repair]:
    """Two keys on one line."""
    if found := _TWO.fullmatch(line.text):
        depth = found.end("before")
        text = f"{found['before']}{found['first']}\n{' ' * depth}{found['second']}"
        place = found.span("key")
        message = f"`{found['key']}` stands on the line of another key"
        help = f"write `{found['second']}` on the next line, indented by {depth}"
        yield edit(line, text, at=place, message=message, help=help)


def block_text(line: Line) -> Iterator[Repair]:
    """`docs: | text`"""
    pair = PAIR.match(line.text)
    if pair and (found := re.match(r"[|>][-+]?\s+(?=\S)", pair["value"])):
        at = (pair.start("value"), pair.start("value") + 1)
        value = pair["value"][found.end() :]
        message = f"a text behind `{pair['value'][0]}` starts on the next line"
        yield edit(
            line,
            pair["before"] + value,
            at=at,
            message=message,
            help=f"write `{line.key}: {value}`",
        )
