"""Classes: the header, the docstring and how close the members stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import literals
from ..expr import Expr
from ..view import ClassView, MemberView
from .draft import Draft

INDENT = 4


def class_view(
    name: str,
    bases: tuple[Expr, ...],
    docs: str,
    draft: Draft,
    members: Iterable[MemberView] = (),
) -> ClassView:
    """`class X(A, B, key=value):` with its docstring and members."""
    return ClassView(
        draft.layout.bracketed(f"class {name}(", bases, "):"),
        literals.docstring(docs, INDENT),
        tuple(_spaced(members)),
    )


def member(code: str, docs: str = "") -> MemberView:
    """A member and what is written below it."""
    return MemberView(code, literals.docstring(docs, INDENT) if docs else "")


def _spaced(members: Iterable[MemberView]) -> Iterator[MemberView]:
    """A blank line below the docstring of the class, and around whatever has docs."""
    before = True
    for each in members:
        documented = bool(each.docs)
        yield each._replace(is_apart=before or documented)
        before = documented
