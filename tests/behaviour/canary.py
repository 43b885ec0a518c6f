"""A secret to look for, and everything that could show it."""

from __future__ import annotations

import logging
import pickle
import traceback
from collections.abc import Generator, Iterator
from contextlib import contextmanager

from pydantic import BaseModel

CANARY = "c4n4ry"
"""Part of every secret of these tests."""

HEADERS_OF_ANSWERS = ("httpcore2.http11", "receive_response_headers.complete")
"""Logger and event that tell the headers of an answer."""


class Records(logging.Handler):
    """Keeps the records of all loggers."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def shown(self, *, tracebacks_of_handlers: bool) -> Iterator[str]:
        """What the records tell.

        Left out are the headers of an answer, which httpcore2 logs on its own account
        and without a way to ask it not to. It logs no headers of a request.

        Args:
            tracebacks_of_handlers: Whether to show those as well. They quote exceptions
                of the server's own code, which nobody else can answer for.
        """
        for record in self.records:
            event = record.getMessage().partition(" ")[0]
            if (record.name, event) == HEADERS_OF_ANSWERS:
                continue
            yield f"{record.msg} {record.args!r} {record.getMessage()}"
            failed = record.msg == "%s: request %s failed"
            if record.exc_info and (tracebacks_of_handlers or not failed):
                yield logging.Formatter().format(record)


@contextmanager
def all_logs() -> Generator[Records]:
    """Has every logger there is log everything."""
    kept = Records()
    root = logging.getLogger()
    named = [*root.manager.loggerDict.values()]
    loggers = [root, *(each for each in named if isinstance(each, logging.Logger))]
    before = [(each, each.level, each.propagate, each.disabled) for each in loggers]
    for each in loggers:
        each.setLevel(logging.DEBUG)
        each.propagate, each.disabled = True, False
    root.addHandler(kept)
    try:
        yield kept
    finally:
        root.removeHandler(kept)
        for each, level, propagate, disabled in before:
            each.setLevel(level)
            each.propagate, each.disabled = propagate, disabled


def shown(thing: object) -> Iterator[str]:
    """All that can be seen of a thing without asking for its secrets."""
    yield from (repr(thing), str(thing), f"{thing}", f"{thing!s:>99}", repr([thing]))
    yield from ("%s" % (thing,), "%r" % (thing,))  # noqa: UP031
    if isinstance(thing, BaseModel):
        yield repr(thing.model_dump())
        yield repr(thing.model_dump(mode="json", by_alias=True))
        yield thing.model_dump_json()
    if isinstance(thing, BaseException):
        yield f"{thing.args!r} {vars(thing)!r}"
        yield "".join(traceback.format_exception(thing))


def reported(error: BaseException) -> str:
    """What a tool that reports errors tells of one, the variables of each function on
    the way and of all that is chained to it included."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    chained = error.__context__
    return "".join(told.format()) + ("" if chained is None else reported(chained))


def pickled(thing: object) -> Iterator[bytes]:
    """The pickles of a thing, in every protocol."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        yield pickle.dumps(thing, protocol)
