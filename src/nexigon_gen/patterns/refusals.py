"""Refusals: what a pattern may not have, and what to write instead."""

from __future__ import annotations

import re


class DialectError(ValueError):
    """A text that is no pattern of the dialect; `start` and `end` are the place in it.

    Args:
        message: What is wrong, as a diagnostic says it.
        start: Offset of the first character that shows it.
        end: Offset behind the last one.
        help: What to write instead, if there is anything.
    """

    def __init__(self, message: str, start: int, end: int, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.help = help


_ESCAPES = {
    "A": ("`\\A` is not of every engine", "write `^`, which is the start of the text"),
    "Z": ("`\\Z` is not of every engine", "write `$`, which is the end of the text"),
    "z": ("`\\z` is not of every engine", "write `$`, which is the end of the text"),
    "b": (
        "`\\b` has no one meaning: engines differ in what a word is",
        "say what may stand beside the word, as in `(?:^|[^0-9A-Za-z_])`",
    ),
    "B": (
        "`\\B` has no one meaning: engines differ in what a word is",
        "say what may stand there, as in `[0-9A-Za-z_]`",
    ),
    "p": (
        "`\\p` has no one meaning: engines know different versions of Unicode",
        "write the ranges that are meant, as in `[A-Za-zÀ-ÿ]`",
    ),
    "P": (
        "`\\P` has no one meaning: engines know different versions of Unicode",
        "write the ranges that are meant, as in `[^A-Za-zÀ-ÿ]`",
    ),
    "k": ("a pattern cannot refer back to a group", "write out what it stands for"),
    "a": ("`\\a` is not of every engine", r"write `\x07`"),
    "e": ("`\\e` is not of every engine", r"write `\x1B`"),
    "h": ("`\\h` is not of every engine", r"write `[\t ]`"),
    "R": ("`\\R` is not of every engine", r"write `(?:\r\n|\n|\r)`"),
    "U": ("`\\U` is not of every engine", r"write `\u{…}` with the number in braces"),
    "x": (r"`\x` takes two hexadecimal digits", r"write `\x0A`"),
    "u": (r"`\u` takes four hexadecimal digits", r"write `\u000A` or `\u{1F600}`"),
    "N": ("`\\N` is not of every engine", "write the character itself"),
}

_GROUPS = (
    (
        r"\(\?=",
        "a pattern cannot look ahead",
        "give each condition an entry of its own in `validate`; all must hold",
    ),
    (
        r"\(\?!",
        "a pattern cannot look ahead",
        "say what may stand there, as in `[^a]`",
    ),
    (
        r"\(\?<[=!]",
        "a pattern cannot look behind",
        "give each condition an entry of its own in `validate`; all must hold",
    ),
    (r"\(\?P=", "a pattern cannot refer back to a group", "write it out"),
    (r"\(\?P?<|\(\?'", "groups have no names in a pattern", "write `(?:`"),
    (r"\(\?>", "a pattern has no atomic groups", "write `(?:`; no engine goes back"),
    (r"\(\?#", "a pattern has no comments", "say it in `docs`"),
    (r"\(\?\(", "a pattern has no conditions", "write both cases, as in `(?:ab|c)`"),
    (
        r"\(\?-?[imsuxLUa]",
        "a pattern has no flags",
        "write what is meant, as in `[Aa]` for either case",
    ),
    (r"", "this is no group of a pattern", "write `(?:` or `(`"),
)


_DELIMITED = re.compile(r"/(\^.*|.*\$)/[a-z]*")


def delimited(text: str) -> DialectError | None:
    """A pattern between slashes, behind which no text starts, and before which none
    ends: it would find nothing."""
    found = _DELIMITED.fullmatch(text)
    if found is None:
        return None
    message = "a pattern does not stand between slashes, which are characters of it"
    return DialectError(message, 0, len(text), help=f"write `{found[1]}`")


def group(text: str, start: int) -> DialectError:
    """A group that begins with `(?` and is not `(?:`."""
    for form, message, help in _GROUPS:
        if found := re.compile(form).match(text, start):
            return DialectError(message, start, max(found.end(), start + 2), help=help)
    raise AssertionError("the last form fits")


def escape(text: str, start: int) -> DialectError:
    """A backslash with a letter or digit that means nothing, or not the same to all."""
    letter = text[start + 1 : start + 2]
    end = start + 1 + len(letter)
    if not letter:
        message, help = "the pattern ends in a backslash", r"write `\\`"
    elif letter in "123456789":
        message, help = _ESCAPES["k"]
    elif letter == "0":
        message, help = r"`\0` is followed by a digit", r"write `\x00`"
    else:
        default = (f"`\\{letter}` is no escape of a pattern", f"write `{letter}`")
        message, help = _ESCAPES.get(letter, default)
    return DialectError(message, start, end, help=help)


def negated(text: str, start: int) -> DialectError:
    """`\\D`, `\\W` or `\\S` in a class."""
    letter = text[start + 1]
    every = re.compile(r"\[\\([dws])\\([DWS])\]|\[\\([DWS])\\([dws])\]")
    found = every.match(text, start - 1) or every.match(text, max(start - 3, 0))
    if found and _is_all(found):
        help = r"for any character, write `(?:.|[\n\r])`"
        message = f"`{found[0]}` is not of every engine"
        return DialectError(message, found.start(), found.end(), help=help)
    return DialectError(
        f"`\\{letter}` does not stand in a class",
        start,
        start + 2,
        help=f"write `(?:\\{letter}|[…])`, with the rest of the class for `…`",
    )


def _is_all(found: re.Match[str]) -> bool:
    """Whether a class is a shorthand and its opposite."""
    one, other = (each for each in found.groups() if each)
    return one.lower() == other.lower()


def stray(text: str, at: int, *, in_class: bool = False) -> DialectError:
    """A character that has to be escaped, or repeats nothing."""
    char = text[at]
    if text.startswith("[:", at) and in_class:
        posix = re.compile(r"\[:\^?[a-z]*:\]").match(text, at)
        end = posix.end() if posix else at + 2
        help = "write the ranges, as in `[A-Za-z]`"
        return DialectError("a class has no named classes", at, end, help=help)
    if not char.isprintable():
        message = f"a pattern has no U+{ord(char):04X} in it as it is"
        written = {"\n": r"\n", "\t": r"\t", "\r": r"\r"}.get(char)
        help = f"write `{written or f'{chr(92)}x{ord(char):02X}'}`"
        if char == "\n" and at == len(text) - 1:
            help = "write the pattern in quotes, or behind `|-` instead of `|`"
        return DialectError(message, at, at + 1, help=help)
    if char in "*+?" or (char == "{" and re.match(r"\{[0-9]*,?[0-9]*\}", text[at:])):
        message = f"`{char}` has nothing to repeat"
    else:
        message = f"`{char}` stands for itself only behind a backslash"
    return DialectError(message, at, at + 1, help=f"write `\\{char}` for the character")


def counts(text: str, at: int) -> DialectError:
    """A `{` that begins no repetition."""
    if found := re.compile(r"\{\s*,\s*([0-9]+)\s*\}").match(text, at):
        message = f"to some engines `{found[0]}` is text"
        help = f"write `{{0,{found[1]}}}`"
    elif found := re.compile(r"\{([0-9]+),([0-9]+)\}").match(text, at):
        message = (
            f"`{found[0]}` repeats at least {found[1]} and at most {found[2]} times"
        )
        help = f"write `{{{found[2]},{found[1]}}}`"
    elif found := re.compile(r"\{\s*([0-9]+)\s*(,?)\s*([0-9]*)\s*\}").match(text, at):
        message = f"to some engines `{found[0]}` is text"
        help = f"write `{{{found[1]}{found[2]}{found[3]}}}`"
    else:
        return stray(text, at)
    return DialectError(message, at, found.end(), help=help)


def repeated_twice(text: str, start: int, begin: int, at: int) -> DialectError:
    """A repetition right behind another one."""
    if text[at] == "+":
        message = f"`{text[begin : at + 1]}` is not of every engine"
        help = f"write `{text[start:at]}`; no engine goes back"
    else:
        again = re.compile(r"[*?]|\{[0-9,]*\}?").match(text, at)
        message = f"`{text[at]}` repeats a repetition"
        help = f"write `(?:{text[start:at]}){again[0] if again else ''}`"
    return DialectError(message, begin, at + 1, help=help)


def repeated_edge(at: int) -> DialectError:
    """`^*` or `$?`."""
    message = "the start and the end of the text cannot be repeated"
    return DialectError(message, at, at + 1, help="leave the repetition out")


def dash(at: int) -> DialectError:
    """A `-` in the middle of a class."""
    message = "`-` stands between other characters of a class"
    return DialectError(message, at, at + 1, help=r"write `\-` for the character")


def doubled(text: str, at: int) -> DialectError:
    """`&&` in a class, and its like."""
    pair = text[at : at + 2]
    message = f"to some engines `{pair}` in a class is an operation"
    help = f"write `\\{pair[0]}` once for the character"
    return DialectError(message, at, at + 2, help=help)


def range_(text: str, start: int, end: int) -> DialectError:
    """A range that is empty, or begins or ends in a shorthand."""
    shown = text[start:end]
    if "\\" in shown and re.search(r"\\[dws]", shown):
        help = r"write `\-` for the character"
        return DialectError(f"`{shown}` is no range", start, end, help=help)
    low, _, high = shown.partition("-")
    return DialectError(
        f"no character is in `{shown}`", start, end, help=f"write `{high}-{low}`"
    )


def empty_class(text: str, start: int, end: int) -> DialectError:
    """`[]` or `[^]`, which to some engines go on."""
    message = f"`{text[start:end]}` has no characters, or goes on: engines differ"
    return DialectError(message, start, end, help=r"write `\]` if the bracket is meant")


def no_character(text: str, start: int, end: int) -> DialectError:
    """An escape with half of a surrogate pair, or too large a number."""
    message = f"`{text[start:end]}` is no character"
    return DialectError(
        message, start, end, help=r"write the character, or `\u{1F600}`"
    )


def unopened(at: int) -> DialectError:
    """A `)` too many."""
    message = "`)` closes no group"
    return DialectError(message, at, at + 1, help=r"write `\)` for the character")


def unclosed(start: int) -> DialectError:
    """A `(` too many."""
    message = "this group is not closed"
    return DialectError(message, start, start + 1, help=r"add `)`, or write `\(`")


def unclosed_class(start: int) -> DialectError:
    """A `[` too many."""
    message = "this class is not closed"
    return DialectError(message, start, start + 1, help=r"add `]`, or write `\[`")


def too_deep(start: int) -> DialectError:
    """Groups in groups in groups."""
    return DialectError("the groups are nested too deeply", start, start + 1)


def too_large(text: str) -> DialectError:
    """Repetitions that multiply."""
    help = "repeat less; how long a text may be is said with `length`"
    return DialectError("the pattern is too large", 0, len(text), help=help)


def too_slow(text: str) -> DialectError:
    """Many ways through a pattern at the same time."""
    message = "a search for the pattern takes too long: it goes many ways at once"
    help = (
        "repeat less of what overlaps, or begin with `^`; how long a text may be is "
        "said with `length`"
    )
    return DialectError(message, 0, len(text), help=help)
