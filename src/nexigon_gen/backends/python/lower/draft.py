"""Draft: a module of types while it is being written."""

from __future__ import annotations

from dataclasses import field

from ....ir.typerefs import TypeId
from ....values import dataclass
from ..imports import Imports
from ..spelling import Spelling


@dataclass(frozen=True, slots=True)
class ModuleDraft:
    """The imports so far, and the definitions that stand above the current one."""

    imports: Imports
    above: set[TypeId] = field(default_factory=set[TypeId])

    @property
    def spelling(self) -> Spelling:
        """Spelling with the names of the module."""
        return Spelling(self.imports)
