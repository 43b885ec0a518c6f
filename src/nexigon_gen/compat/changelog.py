"""The changelog between two versions: what a caller has to know, and to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..ir.model import Api
from ..values import dataclass
from .change import Change
from .comparison import compare
from .names import listed
from .rulebook import rules
from .severity import Audience, Judged, judge
from .verdicts import Verdict

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
    """A change as those who call the API see it. `todos` are what they do about it, and
    for which actions, if that depends on them."""

    code: str
    subject: str
    message: str
    actions: tuple[str, ...]
    todos: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def todo(self) -> str:
        """What to do, as one text."""
        if len(self.todos) == 1:
            return self.todos[0][0]
        return "; ".join(f"{todo} ({listed(who)})" for todo, who in self.todos)


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
        if group := _group(each):
            groups[group][_entry(each)] = None
    found = tuple((name, tuple(entries)) for name, entries in groups.items() if entries)
    step = _step({name for name, _ in found})
    since, version = since or old.release, new.release
    if version is None or version == since:
        version = _next(since, step, today) if since else None
    return Changelog(new.title, found, step, version=version)


def _group(judged: Judged) -> str:
    """Breaking is what deployed clients, or code that calls them, cannot ignore, and what
    is an error on purpose; no group has what only those mend who write the spec."""
    change = judged.change
    client = any(each.cells.client is Verdict.BREAKS for each in change.effects)
    code = any(rules()[each].code for each in change.codes)
    is_error = change.effects and judged.rule.fixed == "error"
    if not change.draft.unstable and (client or code or is_error):
        return "breaking"
    return judged.rule.group


def _entry(judged: Judged) -> ChangelogEntry:
    change = judged.change
    draft, actions = change.draft, change.actions
    todos = _todos(change)
    if len(todos) == 1:
        ((todo, actions),) = todos
        todos = ((todo, ()),)
    return ChangelogEntry(
        judged.rule.id, draft.subject, draft.message, actions=actions, todos=todos
    )


def _todos(change: Change) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a caller of which actions does."""
    if change.draft.todo:
        return ((change.draft.todo, change.actions),)
    found: dict[str, frozenset[str]] = {}
    for effect in change.effects:
        if todo := rules()[effect.code].todo:
            found[todo] = found.get(todo, frozenset()) | {*effect.actions}
    if not found:
        todos = (rules()[code].todo for code in change.codes)
        found = {todo: frozenset(change.actions) for todo in todos if todo}
    return tuple((todo, tuple(sorted(names))) for todo, names in found.items())


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
    is_named = log.version and log.groups
    heading = f"# {log.title}: changes" + (f" in {log.version}" if is_named else "")
    lines = [heading, ""]
    if not log.groups:
        lines += ["Nothing changed.", ""]
    for name, entries in log.groups:
        lines += [f"## {_GROUPS[name]}", ""]
        if name == "documented":
            lines.append(f"- {_reworded(entries)}")
        else:
            lines += [line for each in entries for line in _item(each)]
        lines.append("")
    lines.append(f"This is a {log.step} step." if log.groups else "No new version.")
    return "\n".join([*lines, ""])


def _reworded(entries: Sequence[ChangelogEntry]) -> str:
    """All that only has other docs, in one sentence."""
    subjects = listed(sorted(each.subject for each in entries), most=20)
    return f"The docs of {subjects} say something else."


def _item(entry: ChangelogEntry) -> Iterator[str]:
    is_told_apart = len(entry.todos) > 1
    where = f" ({listed(entry.actions)})" if entry.actions and not is_told_apart else ""
    yield f"- {_sentence(f'{entry.message}{where}')}{_advice(entry)}"


def _advice(entry: ChangelogEntry) -> str:
    return "".join(
        f" {_sentence(todo + (f' ({listed(who)})' if who else ''))}"
        for todo, who in entry.todos
    )


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


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
