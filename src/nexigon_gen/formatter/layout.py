"""Docs → lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .doc import NOTHING, Atom, Doc, FlatAlt, Group, Member
from .scalars import WIDTH, ScalarContext, block, inline

_STEP = 2


def lines(group: Group, indent: int = 0) -> Iterator[str]:
    """A mapping or a list, one member after the other."""
    for number, member in enumerate(group.members):
        lead = member.lead if number else _without_blanks(member.lead)
        yield from _comments(lead, indent)
        yield from _member(member, indent)
    yield from _comments(group.tail, indent)


def _member(member: Member, indent: int) -> Iterator[str]:
    pad = " " * indent
    head = f"{pad}{inline(member.key, ScalarContext.KEY)}:" if member.key else f"{pad}-"
    comment = f"  {member.trailing}" if member.trailing else ""
    match member.value:
        case Atom() as text:
            yield from _text(text, head, comment, indent + _STEP)
        case FlatAlt(short, long):
            line = f"{head} {inline(short, ScalarContext.VALUE)}"
            if len(line) <= WIDTH:
                yield f"{line}{comment}"
            else:
                yield from _group(long, head, comment, indent)
        case Group() as group:
            flow = one_line(group, ScalarContext.VALUE)
            if flow and (len(head) + 1 + len(flow) <= WIDTH or not group.members):
                yield f"{head} {flow}{comment}"
            else:
                yield from _group(group, head, comment, indent)


def _text(text: Atom, head: str, comment: str, indent: int) -> Iterator[str]:
    if found := block(text, indent, len(head) + 1):
        header, *content = found
        yield f"{head} {header}{comment}"
        yield from (f"{' ' * indent}{line}" if line else "" for line in content)
    else:
        yield f"{head} {inline(text, ScalarContext.VALUE)}".rstrip(" ") + comment


def _group(group: Group, head: str, comment: str, indent: int) -> Iterator[str]:
    """Behind a key on lines of its own; behind a dash on the line of the dash."""
    content = lines(group, indent + _STEP)
    if head.endswith(":"):
        yield f"{head}{comment}"
    else:
        if comment:
            yield f"{' ' * indent}{comment.strip()}"
        yield f"{head} {next(content).lstrip(' ')}"
    yield from content


def one_line(doc: Doc, where: ScalarContext) -> str | None:
    """A doc on one line, or None if it has to be on several."""
    match doc:
        case Atom() as text:
            is_block = "\n" in text.text and block(text, 0, 0)
            is_gap = text == NOTHING and where is ScalarContext.FLOW
            return None if is_block or is_gap else inline(text, where)
        case FlatAlt(short, _):
            return inline(short, where)
        case Group(members=members, is_list=is_list):
            if doc.tail or not doc.flow or any(map(_has_comments, members)):
                return None
            parts = [_part(member) for member in members]
            found = ", ".join(part for part in parts if part is not None)
            brackets = "[]" if is_list else "{}"
            return None if None in parts else f"{brackets[0]}{found}{brackets[1]}"


def _part(member: Member) -> str | None:
    """A member inside of brackets."""
    value = one_line(member.value, ScalarContext.FLOW)
    if member.key is None or value is None:
        return value
    return f"{inline(member.key, ScalarContext.FLOW_KEY)}: {value}"


def _has_comments(member: Member) -> bool:
    return any(member.lead) or bool(member.trailing)


def _comments(comments: Iterable[str], indent: int) -> Iterator[str]:
    yield from (f"{' ' * indent}{comment}" if comment else "" for comment in comments)


def _without_blanks(lead: Sequence[str]) -> Sequence[str]:
    """The lines from the first comment on."""
    blanks = next((number for number, line in enumerate(lead) if line), len(lead))
    return lead[blanks:]
