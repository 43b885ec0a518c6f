"""Enums as `StrEnum`, or as enums of numbers."""

from __future__ import annotations

from ....ir.model import EnumDef
from .. import literals
from ..expr import Name, runtime
from ..view import ClassMemberView, ItemView
from .classes import class_item
from .context import Lowering
from .draft import ModuleDraft


def lower_enum(enum: EnumDef, context: Lowering, draft: ModuleDraft) -> ItemView:
    """An enum; its members are the wire names."""
    names = context.names.members[enum.id]
    members: list[ClassMemberView] = []
    for value in enum.values:
        member = names[value.name]
        docs = context.told(value.docs, value.lifecycle)
        members.append(
            ClassMemberView(member, value=literals.wire_name(value.wire), docs=docs)
        )
        for alias in value.aliases:
            docs = context.told(alias.docs, alias.lifecycle)
            docs = "\n\n".join(filter(None, [docs, f"Another name of `{member}`."]))
            members.append(ClassMemberView(names[alias.name], value=member, docs=docs))
    docs = context.told(enum.docs, enum.lifecycle) or f"The enum `{enum.id.name}`."
    if enum.is_numeric:
        base = runtime("IntegerEnum")
    elif any(value.aliases for value in enum.values):
        base = runtime("AliasedStrEnum")
    else:
        base = Name("enum", "StrEnum")
    name = context.names.classes[enum.id].name
    return class_item(name, (base,), docs, draft, members)
