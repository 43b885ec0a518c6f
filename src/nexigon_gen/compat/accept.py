"""The accept list: changes that are meant, each with a reason, in `compat.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import cast

from ..text.kinds import DiagnosticKind, Severity
from ..text.report import Diagnostic
from ..values import dataclass
from .inputs import InputError
from .judge import Judged
from .rulebook import rules

NAME = "compat.toml"
"""How the list is called, beside the spec."""

_TEXTS = ("rule", "subject", "reason")


@dataclass(frozen=True, slots=True)
class Accepted:
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


def read(path: Path) -> tuple[Accepted, ...]:
    """The entries of a list.

    Raises:
        InputError: It cannot be read, or an entry is not complete.
    """
    try:
        table: dict[str, object] = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"`{path}` cannot be read: {reason}") from None
    except ValueError as error:
        raise InputError(f"`{path}` is not TOML: {error}") from None
    entries = table.pop("accept", [])
    if table or not isinstance(entries, list):
        raise InputError(f"`{path}` has something else than `[[accept]]`")
    return tuple(_entry(each, path) for each in cast("list[object]", entries))


def _entry(given: object, path: Path) -> Accepted:
    entry = dict(cast("dict[str, object]", given)) if isinstance(given, dict) else {}
    rule, subject, reason = (str(entry.pop(key, "")) for key in _TEXTS)
    until = entry.pop("until", None)
    if entry or not (rule and subject and reason) or not isinstance(until, date | None):
        help = "an entry has `rule`, `subject`, `reason` and maybe `until`, a date"
        raise InputError(f"`{path}` has an entry that is not complete", help)
    if rule not in {name for each in rules().values() for name in (each.id, each.name)}:
        help = "`nexigon-gen explain` lists them"
        raise InputError(f"`{path}` accepts `{rule}`, which is no rule", help)
    return Accepted(rule, subject, reason, until=until)


def sift(
    found: Sequence[Judged], accepted: Sequence[Accepted], today: date
) -> tuple[list[Judged], list[Diagnostic]]:
    """The changes that nobody accepted, and what is wrong with the list."""
    valid = [each for each in accepted if not each.until or today <= each.until]
    left = [each for each in found if not any(entry.fits(each) for entry in valid)]
    return left, [*_complaints(found, accepted, today)]


def _complaints(
    found: Sequence[Judged], accepted: Sequence[Accepted], today: date
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


def _warning(code: str, message: str, entry: Accepted) -> Diagnostic:
    kind = DiagnosticKind(code, Severity.WARNING)
    return Diagnostic(kind, message, notes=(f"reason: {entry.reason}",))
