"""Classes: their bases and members, and how close the members stand."""

from __future__ import annotations

from collections.abc import Iterable

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
    cls = ClassView(name, spelled, tuple(map(tuple, _groups(members))))
    return ItemView(cls=cls, docs=docs, is_apart=True)


def _groups(members: Iterable[ClassMemberView]) -> list[list[ClassMemberView]]:
    """A member with docs stands alone."""
    groups: list[list[ClassMemberView]] = []
    is_open = False
    for each in members:
        if is_open and not each.docs:
            groups[-1].append(each)
        else:
            groups.append([each])
        is_open = not each.docs
    return groups
