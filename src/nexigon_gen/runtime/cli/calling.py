"""Calls: the client of a command, and what is done with it."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ..client.errors import ClientError, ConfigurationError
from ..client.transport.http import HttpTransport
from .answer import answer_of, body_shown
from .arguments import CommandArguments
from .errors import End, UsageError
from .loading import named
from .outcome import IN_DOUBT, LIMITED, NOT_DONE, end_of, in_json, is_field
from .progress import Progress
from .settings import ProgramSettings, seconds
from .structured import JsonData
from .table import Command, Program
from .watch import DryTransport, WatchedTransport

if TYPE_CHECKING:
    from ..actions import Returning
    from ..client import CallOptions, Client


_NO_TOKEN = "TOKEN"
"""Of a dry run, which needs none."""


class Caller:
    """A client, set up as a command line says.

    Raises:
        End: The settings are of no use to a client.
    """

    def __init__(
        self, program: Program, settings: ProgramSettings, arguments: CommandArguments
    ) -> None:
        self._reveal = arguments.options.get("reveal", [])
        self._is_dry = arguments.has("dry-run")
        self._dry = DryTransport()
        self._watched = WatchedTransport(self._dry if self._is_dry else HttpTransport())
        self._timeout = (
            seconds("timeout", settings.timeout) if settings.timeout else None
        )
        client: type[Client] = named(f"{program.package}.client", program.client)
        try:
            self._client = client(
                settings.url,
                token=settings.token or (_NO_TOKEN if self._is_dry else None),
                transport=self._watched,
                allow_plaintext=settings.allow_plaintext,
            )
        except ConfigurationError as error:
            raise UsageError(_in_options(error.message)) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._client.close()

    def call(self, action: Returning[object], timeout: float | None = None) -> JsonData:
        """What an action returns, as JSON.

        Raises:
            End: The call failed.
        """
        wanted = timeout or self._timeout
        options: CallOptions = {"timeout": wanted} if wanted else {}
        try:
            with Progress(action.__action__.wire):
                value: object = self._client.execute(action, options)
        except ClientError as error:
            raise end_of(error, is_in_doubt=self._watched.is_in_doubt) from None
        except KeyboardInterrupt:
            may = "may have been" if self._watched.is_sent else "was not"
            raise End(130, f"interrupted; the action {may} carried out") from None
        return answer_of(type(action), value, self._reveal)

    def wait(
        self,
        command: Command,
        action: Returning[object],
        arguments: CommandArguments,
    ) -> tuple[JsonData, bool]:
        """The first answer that is as asked for, or the last one within the time; and
        which of them it is.

        Raises:
            End: A call failed in a way that another one would not mend.
        """
        given, _, wanted = (arguments.last("until") or "").partition("=")
        name = in_json(command, given)
        pause = seconds("every", arguments.last("every") or "5s")
        deadline = time.monotonic() + self._timeout if self._timeout else None
        while True:
            left = deadline - time.monotonic() if deadline else None
            failed: End | None = None
            answer: JsonData = None
            try:
                answer = self.call(action, left)
            except End as end:
                if end.code not in (IN_DOUBT, LIMITED, NOT_DONE):
                    raise
                failed = end
            if failed is None and is_field(answer, name, wanted):
                return answer, True
            if deadline and time.monotonic() + pause >= deadline:
                if failed is not None:
                    raise failed
                return answer, False
            time.sleep(pause)

    def dry_run(self, action: Returning[object]) -> str:
        """The request, as it would be sent; secrets are masked unless they are asked for.

        Raises:
            End: It could not be sent.
        """
        from ..client.masking import MASK

        try:
            self._client.with_options(max_attempts=1).execute(action)
        except ClientError as error:
            if self._dry.request is None:
                raise end_of(error, is_in_doubt=False) from None
        assert self._dry.request is not None
        request = self._dry.request
        body = body_shown(action, request.body, self._reveal).decode()
        headers = {**request.headers}
        if "authorization" in headers:
            headers["authorization"] = f"Bearer {MASK}"
        lines = [f"POST {request.url}", *(f"{k}: {v}" for k, v in headers.items())]
        return "\n".join([*lines, "", body]) + "\n"


def _in_options(message: str) -> str:
    """What is wrong with the settings, for those who write options and no Python."""
    return message.replace("pass allow_plaintext=True", "add --allow-plaintext")
