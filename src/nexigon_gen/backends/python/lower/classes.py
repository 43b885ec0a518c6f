"""Classes: their bases and members, and how close the members stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....values import replace
from ..expr import Expr
from ..view import ClassMemberView, ClassView, ItemView
from .draft import ModuleDraft


def class_item(
    name: str,
    bases: Iterable[Expr],
    docs: str,
    draft: ModuleDraft,
    members: Iterable[ClassMemberView] = (),
) -> ItemView:
    """A class with its docs; a base may be a `Keyword`."""
    spelled = tuple(map(draft.spelling.text, bases))
    return ItemView(cls=ClassView(name, spelled, tuple(_spaced(members))), docs=docs)


def _spaced(members: Iterable[ClassMemberView]) -> Iterator[ClassMemberView]:
    """A blank line below the docs of the class, and around whatever has docs."""
    before = True
    for each in members:
        is_apart = before or bool(each.docs)
        yield each if is_apart else replace(each, is_apart=False)
        before = bool(each.docs)
