"""A module of types while it is being written."""

from __future__ import annotations

from dataclasses import dataclass, field

from ....ir.model import TypeId
from ..imports import Imports
from ..layout import Layout


@dataclass(frozen=True, slots=True)
class Draft:
    """The imports so far, and the definitions that stand above the current one."""

    imports: Imports
    above: set[TypeId] = field(default_factory=set[TypeId])

    @property
    def layout(self) -> Layout:
        """Layout with the names of the module."""
        return Layout(self.imports)
