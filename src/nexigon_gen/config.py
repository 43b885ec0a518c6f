"""Settings of a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What to generate and what to warn about.

    `package` is the name of the Python package; None derives it from the title of the
    API. `warn` are codes of warnings to look for beside the usual ones, `ignore` those
    to leave out.
    """

    package: str | None = None
    warn: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
