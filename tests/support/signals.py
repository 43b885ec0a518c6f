"""Ctrl-C, taken up again: what a shell starts in the background ignores it, and so would
the programs that tests start and interrupt."""

from __future__ import annotations

import signal

INTERRUPTED = (130, -signal.SIGINT)
"""The ends of a process that a shell calls 130. CPython ends one by the signal itself if
it came within the `exec` of a text, as in the import of a named tuple, whatever caught it.
"""

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
