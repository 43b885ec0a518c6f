"""Enums as `StrEnum`."""

from __future__ import annotations

from ....ir.model import EnumDef
from .. import literals
from ..expr import Name, Raw
from ..view import ClassView, MemberView
from .classes import INDENT, class_view, member
from .context import Context
from .docs import with_lifecycle
from .draft import Draft


def lower_enum(enum: EnumDef, context: Context, draft: Draft) -> ClassView:
    """An enum; its members are the wire names."""
    names = context.names.members[enum.id]
    members: list[MemberView] = []
    for value in enum.values:
        docs = with_lifecycle(value.docs, value.lifecycle)
        wire = Raw(literals.string(value.wire))
        code = draft.layout.statement(f"{names[value.name]} = ", wire, indent=INDENT)
        members.append(member(code, docs))
    docs = with_lifecycle(enum.docs, enum.lifecycle) or f"The enum `{enum.id.name}`."
    base = Name("enum", "StrEnum")
    name = context.names.classes[enum.id].name
    return class_view(name, (base,), docs, draft, members)
