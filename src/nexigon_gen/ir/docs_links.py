"""Links in docs: the form in which a text of a spec names something of the API."""

from __future__ import annotations

from typing import Final

LINK: Final = (
    r"\[(`?)([A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*){0,2})\1\](?![\[(:])"
)
"""The pattern of a link, such as `[DeviceStatus]` and `[devices.Query]`. Its second group is
the name."""
