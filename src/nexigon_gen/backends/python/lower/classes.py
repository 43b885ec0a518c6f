"""Classes: their bases and members, and how close the members stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..expr import Expr
from ..view import ClassView, ItemView, MemberView
from .draft import Draft


def class_item(
    name: str,
    bases: Iterable[Expr],
    docs: str,
    draft: Draft,
    members: Iterable[MemberView] = (),
) -> ItemView:
    """A class with its docs; a base may be a `Keyword`."""
    spelled = tuple(map(draft.spelling.text, bases))
    return ItemView(cls=ClassView(name, spelled, tuple(_spaced(members))), docs=docs)


def _spaced(members: Iterable[MemberView]) -> Iterator[MemberView]:
    """A blank line below the docs of the class, and around whatever has docs."""
    before = True
    for each in members:
        documented = bool(each.docs)
        yield each._replace(is_apart=before or documented)
        before = documented
