"""The type `OSRelease`, as its JSON Schema describes it."""

from __future__ import annotations

from typing import TypeAlias

from .._runtime.model.opaque import Opaque


class OSReleaseOSRelease(Opaque):
    """The part `OSReleaseOSRelease` of `OSRelease`."""

    version: str | None = None


OSRelease: TypeAlias = OSReleaseOSRelease | str
"""The opaque type `OSRelease`.

Deprecated: Use SystemInfo.
"""
