"""Black, in process."""

from __future__ import annotations

import black
from black.mode import Mode, TargetVersion

MODE = Mode(target_versions={TargetVersion.PY311})


def formatted(code: str) -> str:
    """What Black makes of a module."""
    return black.format_str(code, mode=MODE)
