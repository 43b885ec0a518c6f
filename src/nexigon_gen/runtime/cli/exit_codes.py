"""Exit codes of a command, and what they mean (docs/command-line.md)."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
REFUSED: Final = 1
USAGE: Final = 2
FORBIDDEN: Final = 3
OTHER_OUTCOME: Final = 4
NOT_CARRIED_OUT: Final = 5
IN_DOUBT: Final = 6
RATE_LIMITED: Final = 7
BUG: Final = 70
NOT_PRINTED: Final = 74
"""`EX_IOERR` of `sysexits.h`."""
INTERRUPTED: Final = 130

EXIT_CODES: Final = {
    DONE: "done",
    REFUSED: "refused: the server says that the request is wrong",
    USAGE: "usage: nothing was sent",
    FORBIDDEN: "forbidden, or there is no token",
    OTHER_OUTCOME: "another outcome than the expected one",
    NOT_CARRIED_OUT: "no answer; certainly not carried out",
    IN_DOUBT: "no usable answer; may have been carried out",
    RATE_LIMITED: "too many calls; not carried out",
    BUG: "a bug",
    NOT_PRINTED: "what was to be printed could not be written",
    INTERRUPTED: "interrupted",
}
