"""Repairs of quotes round a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.kinds import UNQUOTED_COLON_IN_DOCS, YAML_SYNTAX
from .edit import Repair, edit
from .lines import ITEM, NAME, PAIR, Line, Page

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_SMART = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "‘": "'",
    "’": "'",
    "«": '"',
    "»": '"',
}
_MAX_OPEN = 3
_OPEN_KEY = re.compile(rf"(\s*(?:- +)?)([\"'])(?={NAME} ?:(?: |$))")


def smart(line: Line) -> Iterator[Repair]:
    """Quotes as a word processor writes them, round a whole value."""
    pair = PAIR.match(line.text) or ITEM.match(line.text)
    if pair and pair["value"][0] in _SMART and pair["value"][-1] in _SMART:
        inner = pair["value"][1:-1]
        value = _in_quotes(inner)
        at = (pair.start("value"), pair.start("value") + 1)
        message = f"`{pair['value'][0]}` is no quote to YAML"
        text = pair["before"] + value
        yield edit(line, text, at=at, message=message, help=f"write {_shown(value)}")


def escapes(line: Line) -> Iterator[Repair]:
    r"""A backslash in double quotes, as in "^\d$"."""
    for found in _QUOTED.finditer(line.text):
        bad = re.search(r'\\(?![0abtnvfre "/\\N_LPxuU\n])', found[0])
        if bad:
            value = "'" + found[0][1:-1].replace("'", "''") + "'"
            value = value.replace("\\\\", "\\")
            at = found.start() + bad.start()
            text = line.text[: found.start()] + value + line.text[found.end() :]
            message = f"`{found[0][bad.start() : bad.end() + 1]}` is no escape of YAML"
            help = f"a backslash stays as it is in single quotes: write `{value}`"
            yield edit(line, text, at=(at, at + 2), message=message, help=help)
            return


def open_quote(line: Line) -> Iterator[Repair]:
    """A quote that is open at the end of a line: within braces, or of a key."""
    if key := _OPEN_KEY.match(line.text):
        text = key[1] + line.text[key.end(1) + 1 :]
        place = (key.end(1), key.end(1) + 1)
        message = f"the quote {key[2]} is not closed"
        help = f"take it away: `{text.strip()}`"
        yield edit(line, text, at=place, message=message, help=help)
    pair = PAIR.match(line.text) or ITEM.match(line.text)
    at = _open_at(line.text)
    if pair is None or at < 0 or pair["value"][0] not in "{[":
        return
    rest = line.text[at + 1 :]
    ends = [m.start() for m in re.finditer(r"[,\]}]", rest)] + [len(rest.rstrip())]
    for end in ends:
        closed = f"{rest[:end].rstrip()}{line.text[at]}"
        text = line.text[: at + 1] + closed + rest[end:]
        message = f"the quote {line.text[at]} is not closed"
        help = f"write `{line.text[at]}{closed}`"
        yield edit(line, text, at=(at, at + 1), message=message, help=help)


def left_open(page: Page, index: int) -> Iterator[int]:
    """Indexes of the lines above, the nearest first, that end in the middle of a quote:
    it goes on to the next one in the file, and what is wrong there is no mistake."""
    found = 0
    for each in range(index - 1, -1, -1):
        pair = PAIR.match(page.lines[each].text)
        value = pair["value"] if pair else ""
        if value[:1] in ("'", '"') and value[0] not in value[1:]:
            yield each
            found += 1
        if found == _MAX_OPEN:
            return


def _open_at(text: str) -> int:
    """Where the quote is that is not closed on its line; -1 without one."""
    quote, opened, last = "", -1, ""
    for at, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and last in ("", *":,[{- "):
            quote, opened = character, at
        last = character
    return opened if quote else -1


def quote(line: Line) -> Iterator[Repair]:
    """A text that needs quotes, or has one too few."""
    pair = PAIR.match(line.text) or ITEM.match(line.text)
    if pair is None:
        return
    value, start = pair["value"], pair.start("value")
    first = value[0]
    code, at = YAML_SYNTAX, (start, start + 1)
    if docstring := re.fullmatch(r'"""(.*)"""', value):
        quoted = _in_quotes(docstring[1].strip())
        message = 'a text has one quote on either side, not `"""`'
        text = pair["before"] + quoted
        yield edit(
            line,
            text,
            at=at,
            message=message,
            help=f"write {_shown(quoted)}",
            kind=code,
        )
        return
    if first in "\"'" and first not in value[1:]:
        message = f"the quote {first} is not closed"
        closed = value + first
        yield edit(
            line,
            pair["before"] + closed,
            at=at,
            message=message,
            help=f"write {_shown(closed)}",
            kind=code,
        )
        return
    if first in "\"'":
        inner = value[1:-1] if value[-1] == first else value
        message = "the text goes on behind the quote that ends it"
        behind = value[value.find(first, 1) + 1 :]
        end = len(line.text.rstrip()) - len(behind.lstrip())
        at = (end, end + 1)
    elif first in "{[" and value[-1] in "}]" and ":" in value:
        return
    elif (colon := value.find(": ")) >= 0 and first not in "{[":
        inner, message, code = (
            value,
            "`: ` ends a plain text in YAML",
            UNQUOTED_COLON_IN_DOCS,
        )
        at = (start + colon, start + colon + 1)
    else:
        inner, message = value, f"a plain text cannot start with `{first}`"
        if first.isalnum():
            return
    quoted = _in_quotes(inner)
    text = pair["before"] + quoted
    help = f"put the whole value into quotes: {_shown(quoted)}"
    yield edit(line, text, at=at, message=message, help=help, kind=code)


def _in_quotes(text: str) -> str:
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _shown(text: str) -> str:
    return f"`{text}`" if len(text) <= 100 else f"{text[:97]}…"
