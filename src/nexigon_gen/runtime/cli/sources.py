"""Sources of values: the command line itself, files, standard input, the environment."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from typing import TextIO

from .errors import UsageError
from .structured import JsonData
from .text import is_terminal

_SURROGATE = re.compile("[\ud800-\udfff]")
"""What Python decodes bytes of a command line to that are no UTF-8."""

MAX_BYTES = 64 << 20
"""The size limit of a value."""


class Sources:
    """Reads values, and remembers which came from the command line, where other users of
    the machine can see them."""

    def __init__(self) -> None:
        self._has_read_input = False
        self.on_command_line: set[str] = set()

    def bytes_of(self, flag: str, text: str) -> bytes | None:
        """The content of the file or standard input that a value names; None without one.

        Raises:
            UsageError: It cannot be read.
        """
        if not is_source(text):
            return None
        return (
            self._read_stdin(flag)
            if text in ("-", "@-")
            else _read_file(flag, text[1:])
        )

    def text_of(self, flag: str, text: str) -> str:
        """A value as text. The line end at the end of a file is left out.

        Raises:
            UsageError: It cannot be read, or is no UTF-8.
        """
        found = self.bytes_of(flag, text)
        if found is None:
            literal = text[1:] if text.startswith("@@") else text
            return self.literal(flag, literal)
        return _decoded(flag, found)

    def literal(self, flag: str, text: str) -> str:
        """A value that is on the command line itself.

        Raises:
            UsageError: It is no UTF-8.
        """
        if not text.isascii() and _SURROGATE.search(text):
            raise UsageError(f"--{flag}: is no UTF-8")
        self.on_command_line.add(text)
        return text

    def secret_of(self, flag: str, text: str) -> str:
        """A secret, which must not be on the command line itself.

        Raises:
            UsageError: It is, or it cannot be read.
        """
        if text == "prompt":
            return _prompt(flag)
        if text.startswith("env:"):
            found = os.environ.get(text[4:])
            if found is None:
                raise UsageError(f"--{flag}: there is no variable of this name")
            return found
        data = self.bytes_of(flag, text)
        if data is None:
            raise UsageError(
                f"--{flag} is a secret, and a command line is seen by others",
                f"--{flag} @FILE, - for standard input, env:NAME or prompt",
            )
        return _decoded(flag, data)

    def _read_stdin(self, flag: str) -> bytes:
        if self._has_read_input:
            raise UsageError(f"--{flag}: standard input has been read already")
        self._has_read_input = True
        stream: TextIO | None = sys.stdin
        if stream is None:
            raise UsageError(f"--{flag}: standard input is closed")
        try:
            return _check_size(flag, stream.buffer.read(MAX_BYTES + 1))
        except OSError as error:
            raise UsageError(f"--{flag}: standard input: {error.strerror}") from None


def is_source(text: str) -> bool:
    """Whether a value names a file, `@FILE`, or standard input, `-`."""
    return text == "-" or (text.startswith("@") and not text.startswith("@@"))


def texts_in(value: JsonData) -> Iterator[str]:
    """All strings in a JSON value."""
    pending: list[JsonData] = [value]
    while pending:
        match pending.pop():
            case str() as text:
                yield text
            case list() as items:
                pending += items
            case dict() as members:
                pending += members.values()
            case _:
                pass


def _read_file(flag: str, path: str) -> bytes:
    try:
        with open(os.path.expanduser(path), "rb") as file:
            return _check_size(flag, file.read(MAX_BYTES + 1))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is no path"
        raise UsageError(f"--{flag}: {path}: {reason}") from None


def _check_size(flag: str, data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise UsageError(f"--{flag}: is longer than {MAX_BYTES} bytes")
    return data


def _decoded(flag: str, data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise UsageError(f"--{flag}: is no UTF-8") from None
    return text.removesuffix("\n").removesuffix("\r")


def _prompt(flag: str) -> str:
    if not is_terminal(sys.stdin):
        raise UsageError(f"--{flag}: there is no terminal to ask")
    from getpass import getpass

    try:
        return getpass(f"{flag}: ", stream=sys.stderr)
    except EOFError:
        raise UsageError(f"--{flag}: nothing was typed") from None
