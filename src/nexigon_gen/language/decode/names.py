"""Names, and how they have to look: the Python side of the language."""

from __future__ import annotations

import re
import unicodedata

from ...syntax.implicit import in_odd_quotes, other_reading
from ...syntax.node import ScalarNode
from ...text.kinds import DUNDER_OR_UNDERSCORE, INVALID_IDENTIFIER, WRONG_CASE
from ...text.report import Report
from ...values import dataclass
from ..document import Text
from ..spelling import pascal, snake
from ..texts import check_text

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
_ALIKE = str.maketrans("аеорсухѕіјһԁАВЕКМНОРСТХ", "aeopcyxsijhdABEKMHOPCTX")
"""Cyrillic letters, and the ones they look like."""
_LATIN = (
    r"LATIN (?:CAPITAL|(SMALL)) (?:LETTER|LIGATURE) (?:DOTLESS )?"
    r"([A-Z]{1,2}|SHARP S|ETH|THORN)(?: WITH .*)?"
)
"""What Unicode calls a letter of the Latin alphabet."""
_SPELT = {"SHARP S": "SS", "ETH": "D", "THORN": "Th"}
_ON_WIRE = ("action", "namespace")
"""What a path is made of."""
_GLUED = r"([A-Za-z]\w*):(-?[0-9]+)"
"""A name and its number, which in braces YAML takes for one word."""
_RANGED = r"(\w+\??)\(([0-9]*\.\.[0-9]*)\)"
_HEIR = r"(?P<name>[A-Z]\w*) +(?:extends|implements|inherits) +(?P<base>[A-Z]\w*)"
"""A name with that of what it is made from, as in `Visit extends Base`."""
_MARKED = r"(?P<before>\?|optional )?\s*(?P<name>\w+)\s*(?P<behind>[?!*]?)"


def key_name(key: ScalarNode, style: Style, what: str, report: Report) -> Text:
    """The name that a key is, checked; one that has to be another anyway is not quoted
    first."""
    if style.pattern.fullmatch(key.text) or in_odd_quotes(key.text):
        check_text(key, report)
    return check_name(Text(key.text, key.span), style, what, report)


def check_name(name: Text, style: Style, what: str, report: Report) -> Text:
    """Returns `name` and reports it where it is not one or is written the wrong way."""
    if len(name.text) > MAX_LENGTH:
        message = f"a name has at most {MAX_LENGTH} characters"
        report.add(INVALID_IDENTIFIER, name.span, message)
        return name
    if style.pattern.fullmatch(name.text) or in_odd_quotes(name.text):
        return name  # what is in quotes that are none has been reported
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name.text):
        report.add(
            INVALID_IDENTIFIER,
            name.span,
            f"`{name.text}` is not a name",
            notes=(
                "a name has ASCII letters, digits and `_`, and no digit first",
                *_stranger(name.text),
            ),
            help=_instead(name.text, style, what),
        )
        # What follows from a name that is none says nothing new.
        if what == "type" and (heir := re.fullmatch(_HEIR, name.text)):
            return Text(heir["name"], name.span)
        if what in _ON_WIRE or not name.text.isprintable():
            meant = likely(name.text, style)
            return Text(meant or name.text, name.span)
    elif name.text.startswith("_") or "__" in name.text:
        message = f"`{name.text}` has an underscore at its start or two in a row"
        report.add(DUNDER_OR_UNDERSCORE, name.span, message)
    else:
        report.add(
            WRONG_CASE,
            name.span,
            f"{what} `{name.text}` is not written in {style.title}",
            help=(f"write `{_quoted(likely(name.text, style))}`",),
        )
    return name


def _quoted(name: str) -> str:
    return f'"{name}"' if other_reading(name) else name


def _stranger(name: str) -> tuple[str, ...]:
    """Names the first character that is not ASCII: it may be invisible, or look like
    one that is."""
    found = next((each for each in name if not each.isascii()), None)
    if found is None:
        return ()
    return (f"it contains U+{ord(found):04X}, {unicodedata.name(found, 'unnamed')}",)


def _instead(name: str, style: Style, what: str) -> tuple[str, ...]:
    meant = likely(name, style)
    if (
        what == "field"
        and (marked := re.fullmatch(_MARKED, name))
        and (name.isascii() and not marked["name"][0].isdigit())
    ):
        bare = snake(marked["name"])
        if marked["before"]:
            return (
                f"write `{bare}?`: the `?` of an optional field is behind its name",
            )
        if bare:
            return (f"write `{bare}`, or `{bare}?` if it is optional",)
    if what == "type" and (heir := re.fullmatch(_HEIR, name)):
        others = f"repeat the fields of `{heir['base']}`"
        return (f"nothing is inherited: write `{heir['name']}`, and {others}",)
    if what == "field" and (ranged := re.fullmatch(_RANGED, name)):
        return (f"write `{ranged[1]}`, and put the `({ranged[2]})` behind its type",)
    if name[:1].isdigit():
        numbered = re.sub(r"\W+", "_", f"{what}_{name}")
        meant = snake(numbered) if style is SNAKE else pascal(numbered)
        return (f"a name starts with a letter: write `{meant}`",)
    if what not in _NO_WIRE and not meant:
        return ("choose a name and give the spelling of the wire as `wire:`",)
    if what == "action" and "/" in name:
        return (f"an action has a name, not a path: write `{meant}`",)
    if glued := re.fullmatch(_GLUED, name):
        return (f"put a blank behind the colon: `{glued[1]}: {glued[2]}`",)
    if name.endswith(":"):
        return (f"one colon is enough: write `{meant}`",)
    if what not in _NO_WIRE and re.fullmatch(r"[\x21-\x7e]+", name):
        return (
            f"write `{meant}`, with `wire: {name}` if that is its name on the wire",
        )
    return (f"write `{meant}`",) if meant else ()


def declared(name: str) -> str:
    """The name in `class Visit(Base)` or `rpc Book()`."""
    from ..hints.words import DECLARES  # a good run does not need it

    *before, last = re.sub(r"(?<=\w)\s*\(.*\)$", "", name).split() or [name]
    return last if all(each in DECLARES for each in before) else name


def likely(name: str, style: Style) -> str:
    """The name as it may be meant; empty when nothing is left of it."""
    if style is not SNAKE:
        name = declared(name)
    folded = unicodedata.normalize("NFKD", name.translate(_ALIKE))
    plain = re.sub(r"[\u0300-\u036f\u200b-\u200f\u2060\ufeff]", "", folded)
    latin = re.sub(r"[^\x00-\x7f]", _in_ascii, plain)
    words = re.sub(r"[^A-Za-z0-9_]+", "_", latin)
    return snake(words) if style is SNAKE else pascal(words)


def _in_ascii(char: re.Match[str]) -> str:
    """A letter that has no form without its stroke: `ø` → `o`, `ß` → `ss`."""
    found = re.fullmatch(_LATIN, unicodedata.name(char[0], ""))
    if found is None:
        return char[0]
    letters = _SPELT.get(found[2], found[2].capitalize())
    return letters.lower() if found[1] else letters
