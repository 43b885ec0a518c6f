"""Ctrl-C, taken up again: what a shell starts in the background ignores it, and so would
the programs that tests start and interrupt."""

from __future__ import annotations

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
