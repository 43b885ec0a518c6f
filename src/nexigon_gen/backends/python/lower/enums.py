"""Enums as `StrEnum`."""

from __future__ import annotations

from ....ir.model import EnumDef
from .. import literals
from ..expr import Name
from ..view import ClassMemberView, ItemView
from .classes import class_item
from .context import Lowering
from .docs import with_lifecycle
from .draft import ModuleBuilder


def lower_enum(enum: EnumDef, context: Lowering, draft: ModuleBuilder) -> ItemView:
    """An enum; its members are the wire names."""
    names = context.names.members[enum.id]
    members = [
        ClassMemberView(
            names[value.name],
            value=literals.string(value.wire),
            docs=with_lifecycle(value.docs, value.lifecycle),
        )
        for value in enum.values
    ]
    docs = with_lifecycle(enum.docs, enum.lifecycle) or f"The enum `{enum.id.name}`."
    base = Name("enum", "StrEnum")
    name = context.names.classes[enum.id].name
    return class_item(name, (base,), docs, draft, members)
