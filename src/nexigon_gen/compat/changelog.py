"""The changelog between two versions: what a caller has to know, and to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from ..ir.model import Api
from ..values import dataclass
from .compare import compare
from .flow import Verdict
from .judge import Audience, Judged, judge
from .names import listed
from .rulebook import rules

_GROUPS = {
    "breaking": "Breaking",
    "added": "Added",
    "changed": "Changed",
    "deprecated": "Deprecated",
    "removed": "Removed",
    "documented": "Documentation",
}
_SEMVER = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?")
_CALVER = re.compile(r"(\d{4})\.(\d{1,2})(?:\.(\d+))?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class ChangelogEntry:
    """A change as those who call the API see it. `todo` is what they do about it."""

    code: str
    subject: str
    message: str
    actions: tuple[str, ...]
    todo: str


@dataclass(frozen=True, slots=True)
class Changelog:
    """The entries by group, and the version that they call for: `major`, `minor`, `patch`
    or `none`, and its name if that of the old one is known."""

    title: str
    groups: tuple[tuple[str, tuple[ChangelogEntry, ...]], ...]
    step: str
    version: str | None


def changelog(old: Api, new: Api, since: str | None, today: date) -> Changelog:
    """The changelog from one API to another; `since` is the version of the old one,
    unless it says that itself."""
    judged = [judge(each, Audience.ALL) for each in compare(old, new)]
    groups: dict[str, dict[ChangelogEntry, None]] = {name: {} for name in _GROUPS}
    for each in judged:
        groups[_group(each)][_entry(each)] = None
    found = tuple((name, tuple(entries)) for name, entries in groups.items() if entries)
    step = _step({name for name, _ in found})
    since, version = since or old.release, new.release
    if version is None or version == since:
        version = _next(since, step, today) if since else None
    return Changelog(new.title, found, step, version=version)


def _group(judged: Judged) -> str:
    """Breaking is what deployed clients, or code that calls them, cannot ignore."""
    client = any(each.cells.client is Verdict.BREAKS for each in judged.change.effects)
    if not judged.change.draft.unstable and (client or judged.rule.code):
        return "breaking"
    return judged.rule.group


def _entry(judged: Judged) -> ChangelogEntry:
    draft = judged.change.draft
    known = [rules()[code].todo for code in judged.change.codes]
    todo = draft.help if judged.rule.name == "deprecated" else judged.rule.todo
    todo = todo or next(filter(None, known), "")
    return ChangelogEntry(
        judged.rule.id,
        draft.subject,
        draft.message,
        actions=judged.change.actions,
        todo=todo,
    )


def _step(groups: set[str]) -> str:
    if "breaking" in groups:
        return "major"
    if groups & {"added", "changed", "deprecated", "removed"}:
        return "minor"
    return "patch" if groups else "none"


def _next(since: str, step: str, today: date) -> str | None:
    """The version after one, by its own scheme; None if that is not known."""
    if step == "none":
        return since
    if _DATE.fullmatch(since):
        return today.isoformat()
    if found := _CALVER.fullmatch(since):
        year, month, number = found.groups()
        if (int(year), int(month)) == (today.year, today.month):
            return f"{year}.{month}.{int(number or 0) + 1}"
        width = len(month)
        return f"{today.year}.{today.month:0{width}}" + (".0" if number else "")
    if found := _SEMVER.fullmatch(since):
        major, minor, patch = (int(each or 0) for each in found.groups())
        if step == "major" and major:
            return f"{major + 1}.0.0"
        # Before 1.0.0, what breaks raises the second number.
        if step in ("major", "minor") and (major or step == "major"):
            return f"{major}.{minor + 1}.0"
        return f"{major}.{minor}.{patch + 1}"
    return None


def as_markdown(log: Changelog) -> str:
    """The text for people."""
    heading = f"# {log.title}: changes" + (f" in {log.version}" if log.version else "")
    lines = [heading, ""]
    if not log.groups:
        lines += ["Nothing changed.", ""]
    for name, entries in log.groups:
        lines += [f"## {_GROUPS[name]}", ""]
        lines += [line for each in entries for line in _item(each)]
        lines.append("")
    lines.append(f"This is a {log.step} step." if log.groups else "No new version.")
    return "\n".join([*lines, ""])


def _item(entry: ChangelogEntry) -> Iterator[str]:
    where = f" ({listed(entry.actions)})" if entry.actions else ""
    message = entry.message[0].upper() + entry.message[1:]
    todo = (
        f" {entry.todo[0].upper()}{entry.todo[1:].rstrip('.')}." if entry.todo else ""
    )
    yield f"- {message}{where}.{todo}"


def as_json(log: Changelog) -> str:
    """The same for programs."""
    document = {
        "version": 1,
        "title": log.title,
        "step": log.step,
        "next": log.version,
        "groups": {
            name: [
                {
                    "code": each.code,
                    "subject": each.subject,
                    "message": each.message,
                    "actions": list(each.actions),
                    "todo": each.todo or None,
                }
                for each in entries
            ]
            for name, entries in log.groups
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
