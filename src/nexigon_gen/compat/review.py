"""A review: two versions compared, judged for an audience, less what is accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..text.kinds import DiagnosticKind, Severity
from ..text.report import Diagnostic, Label, Report
from ..values import dataclass, replace
from .accept_list import NAME, read, sift
from .blessed import BLESSED
from .comparison import compare
from .inputs import InputError, Version, load, load_document
from .lifecycle import same_line
from .report import POLICY, PUBLISHED_POLICY, STRICT_POLICY
from .severity import Audience, Judged, judge
from .snapshot import text

if TYPE_CHECKING:
    from .openapi.api import Gap

_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Review:
    """What a comparison came to: the changes, the worst first, and what is wrong with the
    accept list; `accepted` counts the changes that it covers, `policy` says how deployed
    clients and servers read."""

    versions: tuple[Version, Version]
    changes: tuple[Judged, ...]
    others: tuple[Diagnostic, ...]
    accepted: int
    policy: str

    def fails(self, limit: Severity) -> bool:
        """Whether anything is as bad as a limit."""
        found = [*(each.severity for each in self.changes if each.severity)]
        found += [each.severity for each in self.others]
        return any(_RANKS[each] <= _RANKS[limit] for each in found)


def versions(old: str, new: str, report: Report) -> tuple[Version, Version] | None:
    """The versions that two arguments name; None after errors, which `report` gets.

    Raises:
        InputError: There is nothing that could be read.
    """
    before, after = load(old, report, [new]), load(new, report, [old])
    return (before, after) if before and after else None


def review(
    both: tuple[Version, Version],
    audience: Audience,
    accepted: Path | None,
    today: date,
    *,
    strict: bool = False,
) -> Review:
    """Compares two versions.

    Raises:
        InputError: The accept list cannot be read.
    """
    changes = compare(both[0].api, both[1].api, strict=strict)
    judged = [found for each in changes if (found := judge(each, audience)).severity]
    policy = STRICT_POLICY if strict else POLICY
    return _review(both, judged, accepted, today, policy)


def published(
    spec: Version, path: Path, accepted: Path | None, today: date, report: Report
) -> Review | None:
    """Compares a spec with a published OpenAPI document, as far as the wire goes; None
    after errors, which `report` gets.

    Raises:
        InputError: The document or the accept list cannot be read.
    """
    found = load_document(path, spec, report)
    if found is None:
        return None
    version, gaps = found
    compared = compare(spec.api, version.api, nameless=True)
    changes = [judge(each, Audience.WIRE) for each in compared]
    judged = [each for each in changes if each.severity and each.is_of_the_wire]
    both = (spec, version)
    told = _review(both, judged, accepted, today, PUBLISHED_POLICY)
    return replace(told, others=(*told.others, *map(_gap, gaps)))


def _step(
    both: tuple[Version, Version], left: Sequence[Judged]
) -> Iterator[Diagnostic]:
    """A version that does not say that clients break."""
    was, is_ = (each.api.release for each in both)
    if (
        was
        and is_
        and any(each.breaks_clients for each in left)
        and same_line(was, is_)
    ):
        kind = DiagnosticKind("NXC805", Severity.WARNING)
        told = f"from `{was}` to `{is_}`: it is no major step"
        if was == is_:
            told = f"and the version is still `{is_}`"
        message = f"deployed clients break {told}"
        yield Diagnostic(kind, message)


def _gap(gap: Gap) -> Diagnostic:
    kind = DiagnosticKind("NXC903", Severity.INFO)
    return Diagnostic(kind, f"not compared: {gap.why}", Label(gap.span, f"#{gap.at}"))


def _review(
    both: tuple[Version, Version],
    judged: list[Judged],
    accepted: Path | None,
    today: date,
    policy: str,
) -> Review:
    entries = read(accepted) if accepted else ()
    left, others = sift(judged, entries, today)
    left.sort(key=lambda each: _RANKS[each.severity or Severity.INFO])
    others += _step(both, left)
    return Review(
        both,
        tuple(left),
        tuple(others),
        accepted=len(judged) - len(left),
        policy=policy,
    )


def accept_list(new: str) -> Path | None:
    """The list beside a spec, if there is one."""
    path = Path(new)
    beside = (path if path.is_dir() else path.parent) / NAME
    return beside if beside.is_file() else None


def bless(new: str, name: str, report: Report) -> Path | None:
    """Writes the IR of a spec to `blessed/NAME.json` beside it, to be compared with later;
    None after errors, which `report` gets.

    Raises:
        InputError: The name is no name of a file, or the file cannot be written.
    """
    version = load(new, report)
    if version is None:
        return None
    if not name or name != Path(name).name or name.startswith("."):
        raise InputError(f"`{name}` cannot be the name of a file")
    path = Path(new)
    folder = (path if path.is_dir() else path.parent) / BLESSED
    target = folder / f"{name}.json"
    try:
        folder.mkdir(exist_ok=True)
        target.write_text(text(version.api), "utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"`{target}` cannot be written: {reason}") from None
    return target
