"""Enums as `StrEnum`."""

from __future__ import annotations

from ....ir import casing
from ....ir.model import EnumDef
from .. import literals
from ..expr import Name, Raw
from ..names import Names, identifier
from ..view import ClassView, MemberView
from .classes import INDENT, class_view, member
from .context import Context, class_name
from .docs import with_lifecycle
from .draft import Draft


def lower_enum(enum: EnumDef, context: Context, draft: Draft) -> ClassView:
    """An enum; its members are the wire names."""
    names = Names(f"enum `{enum.id.name}`", context.report, code="NXG605")
    members: list[MemberView] = []
    for value in enum.values:
        name = names.take(identifier(casing.upper_snake(value.name)), value.span)
        docs = with_lifecycle(value.docs, value.lifecycle)
        wire = Raw(literals.string(value.wire))
        code = draft.layout.statement(f"{name} = ", wire, indent=INDENT)
        members.append(member(code, docs))
    docs = with_lifecycle(enum.docs, enum.lifecycle) or f"The enum `{enum.id.name}`."
    base = Name("enum", "StrEnum")
    return class_view(class_name(enum.id), (base,), docs, draft, members)
