"""`Version`, an API that is compared, and the error where there is none."""

from __future__ import annotations

from functools import cache

from ...ir.model import Api
from ...text.span import Source, Span
from ...values import dataclass


class InputError(Exception):
    """Why there is nothing to compare; `help` says what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


@dataclass(frozen=True, slots=True)
class Version:
    """An API, and under which name people know the files of it."""

    api: Api
    prefix: str = ""
    shown: str = ""

    def place(self, span: Span) -> Span:
        """A place in a file by the name that people know."""
        name = span.source.name
        if not self.prefix or not name.startswith(self.prefix):
            return span
        return Span(
            _named(span.source, self.shown + name[len(self.prefix) :]),
            span.start,
            span.end,
        )


@cache
def _named(source: Source, name: str) -> Source:
    return Source(name, source.text)
