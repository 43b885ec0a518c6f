"""The accept list: changes that are meant, each with a reason, in `compat.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TypeGuard, cast

from ..text import toml
from ..text.kinds import DiagnosticKind, Severity
from ..text.report import Diagnostic
from ..text.suggest import closest, did_you_mean
from ..values import dataclass
from .inputs import InputError
from .rulebook import rules
from .severity import Judged

NAME = "compat.toml"
"""How the list is called, beside the spec."""

_HEADER = re.compile(r"^[ \t]*\[\[\s*accept\s*\]\]", re.MULTILINE)
_TEXTS = ("rule", "subject", "reason")


@dataclass(frozen=True, slots=True)
class AcceptedChange:
    """A change that is meant; `until` is the last day on which it is."""

    rule: str
    subject: str
    reason: str
    until: date | None = None

    def fits(self, judged: Judged) -> bool:
        """Whether it is about a change."""
        names = {
            name for code in judged.change.codes for name in (code, rules()[code].name)
        }
        return self.rule in names and self.subject == judged.change.draft.subject


def read(path: Path) -> tuple[AcceptedChange, ...]:
    """The entries of a list.

    Raises:
        InputError: It cannot be read, or an entry is not complete.
    """
    try:
        text = path.read_text("utf-8")
        table = toml.parse(text)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"`{path}` cannot be read: {reason}") from None
    except ValueError as error:
        raise InputError(f"`{path}` is not TOML: {error}") from None
    entries = table.pop("accept", [])
    if table or not isinstance(entries, list):
        other = next(iter(table), "")
        name = re.escape(other or "accept")
        found = re.search(rf"^[ \t\[]*{name}\b", text, re.MULTILINE)
        line = f":{text.count(chr(10), 0, found.end()) + 1}" if found else ""
        help = "each entry begins with `[[accept]]`, on a line of its own"
        message = f"`{path}{line}` has something else than `[[accept]]`"
        raise InputError(message, help)
    listed = cast("list[object]", entries)
    places = [text.count("\n", 0, each.start()) + 1 for each in _HEADER.finditer(text)]
    if len(places) != len(listed):  # written in another way
        return tuple(_entry(each, str(path)) for each in listed)
    return tuple(
        _entry(each, f"{path}:{line}")
        for each, line in zip(listed, places, strict=True)
    )


def _entry(given: object, path: str) -> AcceptedChange:
    entry = dict(cast("dict[str, object]", given)) if isinstance(given, dict) else {}
    rule, subject, reason = (str(entry.pop(key, "")) for key in _TEXTS)
    until = entry.pop("until", None)
    if entry or not (rule and subject and reason) or not _is_day(until):
        help = "an entry has `rule`, `subject`, `reason` and maybe `until`, a date"
        texts = zip(_TEXTS, (rule, subject, reason), strict=True)
        lacking = [f"`{key}`" for key, text in texts if not text]
        fault = f"an entry without {' and '.join(lacking)}"
        if entry:
            fault = f"an entry with `{next(iter(entry))}`, which means nothing"
        elif not lacking:
            fault = "an entry whose `until` is no date"
            help = "write a day, without quotes: `until = 2027-01-31`"
        raise InputError(f"`{path}` has {fault}", help)
    if rule not in {name for each in rules().values() for name in (each.id, each.name)}:
        names = [name for each in rules().values() for name in (each.id, each.name)]
        meant = did_you_mean(closest(rule, names))
        help = meant[0] if meant else "`nexigon-gen explain` lists them"
        raise InputError(f"`{path}` accepts `{rule}`, which is no rule", help)
    return AcceptedChange(rule, subject, reason, until=until)


def _is_day(given: object) -> TypeGuard[date | None]:
    """Whether it is a day, if it is there: a point in time is one to Python."""
    return isinstance(given, date | None) and not isinstance(given, datetime)


def sift(
    found: Sequence[Judged], accepted: Sequence[AcceptedChange], today: date
) -> tuple[list[Judged], list[Diagnostic]]:
    """The changes that nobody accepted, and what is wrong with the list."""
    valid = [each for each in accepted if not each.until or today <= each.until]
    left = [each for each in found if not any(entry.fits(each) for entry in valid)]
    return left, [*_complaints(found, accepted, today)]


def _complaints(
    found: Sequence[Judged], accepted: Sequence[AcceptedChange], today: date
) -> Iterator[Diagnostic]:
    for entry in accepted:
        if entry.until and entry.until < today:
            message = (
                f"`{entry.rule}` of `{entry.subject}` was accepted until {entry.until}"
            )
            yield _warning("NXC902", message, entry)
        elif not any(entry.fits(each) for each in found):
            message = f"there is no `{entry.rule}` of `{entry.subject}` to accept"
            yield _warning("NXC901", message, entry)


def _warning(code: str, message: str, entry: AcceptedChange) -> Diagnostic:
    kind = DiagnosticKind(code, Severity.WARNING)
    return Diagnostic(kind, message, notes=(f"reason: {entry.reason}",))
