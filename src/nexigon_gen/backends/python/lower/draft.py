"""`ModuleDraft`, a module of types while it is being lowered."""

from __future__ import annotations

from ....ir.typerefs import TypeId
from ....values import dataclass, field
from ..imports import Imports
from ..spelling import Spelling


@dataclass(frozen=True, slots=True)
class ModuleDraft:
    """What spells expressions in the module, and the definitions above the current one."""

    spelling: Spelling
    above: set[TypeId] = field(default_factory=set[TypeId])

    @property
    def imports(self) -> Imports:
        """The imports of the module."""
        return self.spelling.imports
