"""The entry point of the command line: reads plain arguments itself, leaves others to click,
and decides the exit code."""

from __future__ import annotations

import errno
import os

from .. import __version__
from ..text.kinds import INTERNAL_ERROR
from . import misuse, plain_arguments
from .commands import COMMANDS, COMPLETE
from .streams import complain, discard_unprinted, escape_unprintable


def run(words: list[str]) -> int:
    """Runs the command line, and returns the exit code."""
    escape_unprintable()
    try:
        return _run(words)
    except misuse.Misuse as error:
        misuse.show(error)
        return 2
    except KeyboardInterrupt:
        complain("\n")  # after the ^C of a terminal
        return 130
    except OSError as error:
        # Most likely of printing, since other code handles its own. Nobody is there to be
        # told that a reader has left.
        if error.errno != errno.EPIPE:
            complain(f"error: {error}\n")
        return 2
    except Exception:  # noqa: BLE001 - the last resort
        _report_bug()
        return 70
    finally:
        discard_unprinted()


def _run(words: list[str]) -> int:
    is_main = COMPLETE not in os.environ and not (words and words[0] in COMMANDS)
    arguments = plain_arguments.read(words) if is_main else None
    if arguments is None:
        from .dispatch import dispatch  # imports click

        return dispatch(words)
    from .generate import generate

    return generate(arguments)


def _report_bug() -> None:
    import platform
    import traceback

    system = f"Python {platform.python_version()} on {platform.system()}"
    complain(
        f"{traceback.format_exc()}\n"
        f"error[{INTERNAL_ERROR.code}]: this is a bug in nexigon-gen\n"
        f"  = note: nexigon-gen {__version__}, {system}\n"
        "  = help: please report it with the lines above and the spec that causes it\n"
    )
