"""`ModuleDraft`, a module of types while it is being lowered."""

from __future__ import annotations

from ....ir.typerefs import TypeId
from ....values import dataclass, field
from ..imports import Imports
from ..spelling import Spelling


@dataclass(frozen=True, slots=True)
class ModuleDraft:
    """The imports of the module, and the definitions above the current one."""

    imports: Imports
    above: set[TypeId] = field(default_factory=set[TypeId])

    @property
    def spelling(self) -> Spelling:
        """Spells expressions with the imports of the module."""
        return Spelling(self.imports)
