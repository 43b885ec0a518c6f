"""What the log of the engine below says of the time."""

from __future__ import annotations

import logging
import re

import pytest

from .clients import Carrier
from .scripted import ScriptedServer, responds
from .test_stages import request_to


def test_a_timeout_in_the_log_is_in_seconds_left(
    carry: Carrier, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with ScriptedServer([responds(200, b"{}")]) as server:
        assert carry(request_to(server.url)).status == 200
    shown = " ".join(record.getMessage() for record in caplog.records)
    # The fast transport logs nothing; points of a clock would be far larger.
    seconds = [float(each) for each in re.findall(r"timeout=([0-9.]+)", shown)]
    assert all(each <= 5 for each in seconds)
    assert bool(seconds) == ("connect_tcp.started" in shown)
