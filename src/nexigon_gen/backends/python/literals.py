"""Literals: texts and numbers of a spec as Python source. There is no other way for them
into the output, so text of a spec cannot become code."""

from __future__ import annotations

import re

from ...text.unseen import UNSEEN, is_seen

_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPES["\u200d"] = "\u200d"  # the joiner, with which pictures are made


def string(text: str) -> str:
    """A string literal, with the quotes that Black prefers."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    body = _escaped(text).replace(quote, f"\\{quote}")
    return f"{quote}{body}{quote}"


def wire_name(name: str | int) -> str:
    """A wire name as a literal."""
    return number(name) if isinstance(name, int) else string(name)


def docstring(text: str, indent: int) -> str:
    """A docstring literal; its first line is already indented by `indent` spaces.

    The value is `text` after `inspect.cleandoc`. Text that cleaning or a formatter would
    change stands on one line, with its line breaks and outer blanks escaped.
    """
    lines = text.split("\n")
    if len(lines) == 1 or not _is_clean(lines):
        return f'"""{_inside(_shielded(text))}"""'
    pad = " " * indent
    first, *rest = (_inside(_escaped(line)) for line in lines)
    body = [first, *(pad + line if line else "" for line in rest), pad]
    return '"""' + "\n".join(body) + '"""'


def number(value: float) -> str:
    """A number literal."""
    return repr(value).replace("e+", "e")


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\")
    return text if is_seen(text) else re.sub(UNSEEN, _escape, text)


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if code < 0x100:
        return _ESCAPES.get(char, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _is_clean(lines: list[str]) -> bool:
    """Whether several lines survive `inspect.cleandoc` and a formatter. To ask `inspect`
    itself would take longer to import than to write a small package."""
    first, *rest = lines
    framed = bool(first and rest[-1]) and first == first.lstrip()
    ragged = any(line != line.rstrip() or "\t" in line for line in lines)
    margin = min((len(x) - len(x.lstrip()) for x in rest if x.strip()), default=0)
    return framed and not ragged and margin == 0


def _shielded(text: str) -> str:
    """Escaped text whose blanks at either end are no blanks to a formatter."""
    core = text.strip(" ")
    if not core:
        return "\\x20" * len(text)
    start = text.index(core)
    end = len(text) - start - len(core)
    return "\\x20" * start + _escaped(core) + "\\x20" * end


def _inside(escaped: str) -> str:
    """Keeps quotes from ending the literal; Black pads a quote at either end."""
    if escaped.startswith('"'):
        escaped = "\\x22" + escaped[1:]
    if escaped.endswith('"'):
        escaped = escaped[:-1] + "\\x22"
    return escaped.replace('"""', '\\"\\"\\"')
