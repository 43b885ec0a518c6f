"""The client of a command, which calls once, again until a condition holds, or not at all
(`--dry-run`)."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ..client.errors import ClientError, ConfigurationError
from ..client.transport.http import HttpTransport
from .answer_fields import field_equals, wire_name
from .arguments import CommandArguments
from .errors import CommandExit, UsageError
from .exit_codes import IN_DOUBT, INTERRUPTED, NOT_CARRIED_OUT, RATE_LIMITED
from .loading import load_object
from .masking import masked_answer, masked_request
from .outcome import exit_for
from .progress import Progress
from .settings import ProgramSettings, seconds
from .structured import JsonData
from .table import Command, Program
from .transports import DryRunTransport, RecordingTransport

if TYPE_CHECKING:
    from ..actions import Returning
    from ..client import CallOptions, Client


_NO_TOKEN = "TOKEN"
"""The token of a dry run, which needs none."""


class CommandClient:
    """A client that is configured by the settings and the command line.

    Raises:
        UsageError: The client does not accept the settings.
    """

    def __init__(
        self, program: Program, settings: ProgramSettings, arguments: CommandArguments
    ) -> None:
        self._reveal = arguments.options.get("reveal", [])
        self._is_dry = arguments.has("dry-run")
        self._dry = DryRunTransport()
        self._transport = RecordingTransport(
            self._dry if self._is_dry else HttpTransport()
        )
        self._timeout = (
            seconds("timeout", settings.timeout) if settings.timeout else None
        )
        client: type[Client] = load_object(f"{program.package}.client", program.client)
        try:
            self._client = client(
                settings.url,
                token=settings.token or (_NO_TOKEN if self._is_dry else None),
                transport=self._transport,
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
        """Calls an action, and returns its result as JSON.

        Raises:
            CommandExit: The call failed.
        """
        wanted = timeout or self._timeout
        options: CallOptions = {"timeout": wanted} if wanted else {}
        try:
            with Progress(action.__action__.wire):
                value: object = self._client.execute(action, options)
        except ClientError as error:
            raise exit_for(error, is_in_doubt=self._transport.is_in_doubt) from None
        except KeyboardInterrupt:
            may = "may have been" if self._transport.is_sent else "was not"
            raise CommandExit(
                INTERRUPTED, f"interrupted; the action {may} carried out"
            ) from None
        return masked_answer(type(action), value, self._reveal)

    def wait(
        self,
        command: Command,
        action: Returning[object],
        arguments: CommandArguments,
    ) -> tuple[JsonData, bool]:
        """Repeats a call until the condition of `--until` holds or the time is over.

        Returns:
            The last answer, and whether the condition holds.

        Raises:
            CommandExit: A call failed in a way that another call would not help.
        """
        given, _, wanted = (arguments.last("until") or "").partition("=")
        name = wire_name(command, given)
        pause = seconds("every", arguments.last("every") or "5s")
        deadline = time.monotonic() + self._timeout if self._timeout else None
        while True:
            left = deadline - time.monotonic() if deadline else None
            failed: CommandExit | None = None
            answer: JsonData = None
            try:
                answer = self.call(action, left)
            except CommandExit as end:
                if end.code not in (IN_DOUBT, RATE_LIMITED, NOT_CARRIED_OUT):
                    raise
                failed = end
            if failed is None and field_equals(answer, name, wanted):
                return answer, True
            if deadline and time.monotonic() + pause >= deadline:
                if failed is not None:
                    raise failed
                return answer, False
            time.sleep(pause)

    def dry_run(self, action: Returning[object]) -> str:
        """The request as it would be sent, with secrets masked except those to reveal.

        Raises:
            CommandExit: The client refuses to send it.
        """
        from ..client.masking import MASK

        try:
            self._client.with_options(max_attempts=1).execute(action)
        except ClientError as error:
            if self._dry.request is None:
                raise exit_for(error, is_in_doubt=False) from None
        assert self._dry.request is not None
        request = self._dry.request
        body = masked_request(action, request.body, self._reveal).decode()
        headers = {**request.headers}
        if "authorization" in headers:
            headers["authorization"] = f"Bearer {MASK}"
        lines = [f"POST {request.url}", *(f"{k}: {v}" for k, v in headers.items())]
        return "\n".join([*lines, "", body]) + "\n"


def _in_options(message: str) -> str:
    """A message of the client, with options instead of arguments of Python."""
    return message.replace("pass allow_plaintext=True", "add --allow-plaintext")
