"""Severity: how much a change matters, and to whom."""

from __future__ import annotations

from enum import Enum

from ..text.kinds import Severity
from ..values import dataclass
from .change import Change, Impact
from .rulebook import Rule, rules
from .verdicts import Verdict


class Audience(Enum):
    """Whose side is taken."""

    WIRE = "wire"
    """Who is deployed, clients before servers."""
    CLIENT = "client"
    """Deployed clients, and code that calls them."""
    SERVER = "server"
    """Deployed servers, and code that implements them."""
    SOURCE = "source"
    """Code, and nobody who is deployed."""
    ALL = "all"
    """Everybody."""


_DOWN = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}
_ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Judged:
    """A change with its severity and the rule that gives it; None stands for one that
    only a changelog tells of."""

    change: Change
    rule: Rule
    severity: Severity | None

    @property
    def breaks_clients(self) -> bool:
        """Whether deployed clients break by it, and nobody told them before."""
        cells = (each.cells.client for each in self.change.effects)
        return not self.change.draft.unstable and Verdict.BREAKS in cells

    @property
    def is_of_the_wire(self) -> bool:
        """Whether the JSON of a call is not what it was, even if nobody minds."""
        moved = self.rule.group in ("added", "removed") and self.change.effects
        cells = (each.cells.worst for each in self.change.effects)
        return bool(moved) or any(each is not Verdict.SAFE for each in cells)

    @property
    def fingerprint(self) -> str:
        """Names the change for good: the rule and the subject."""
        return f"{self.rule.id}:{self.change.draft.subject}"


def judge(change: Change, audience: Audience) -> Judged:
    """How much a change matters to an audience."""
    found = [
        (_of(rules()[each.code], each, audience), rules()[each.code])
        for each in change.effects
    ]
    if change.draft.whole:
        rule = rules()[change.draft.codes.request]
        return Judged(change, rule, Severity(rule.severity))
    if not found:
        codes = dict.fromkeys(change.draft.codes)
        found = [(_of(rules()[code], None, audience), rules()[code]) for code in codes]
    severity, rule = max(found, key=lambda each: _rank(each[0]))
    others = (_of(rules()[code], None, audience) for code in change.draft.also)
    severity = max((severity, *others), key=_rank)
    return Judged(change, rule, _softened(severity, change, rule))


def _rank(severity: Severity | None) -> int:
    return _ORDER.index(severity) if severity else -1


def _softened(severity: Severity | None, change: Change, rule: Rule) -> Severity | None:
    """What is unstable may change; the end of what was deprecated was announced."""
    if severity and change.draft.unstable and rule.name != "made-unstable":
        return Severity.INFO
    ended = change.draft.ended
    if severity and ended and ended.deprecated and not change.draft.early:
        return _DOWN.get(severity, severity)
    return severity


def _of(rule: Rule, effect: Impact | None, audience: Audience) -> Severity | None:
    if rule.fixed == "off":
        return None
    client = effect.cells.client if effect else Verdict.SAFE
    server = effect.cells.server if effect else Verdict.SAFE
    match audience:
        case Audience.WIRE:
            if rule.fixed and effect:
                return Severity(rule.fixed)
            if client is Verdict.BREAKS:
                return Severity.ERROR
            if client is server is Verdict.SAFE and not rule.is_source:
                return Severity.INFO
            return Severity.WARNING
        case Audience.CLIENT:
            return _worst((client,), rule.code)
        case Audience.SERVER:
            return _worst((server,), rule.stub)
        case Audience.SOURCE:
            return _worst((), rule.code or rule.stub)
        case Audience.ALL:
            return _worst((client, server), rule.code or rule.stub)


def _worst(cells: tuple[Verdict, ...], source: str) -> Severity:
    if source or Verdict.BREAKS in cells:
        return Severity.ERROR
    return Severity.INFO if set(cells) <= {Verdict.SAFE} else Severity.WARNING
