"""Both clients, behind one function each, so that a test runs with either."""

from __future__ import annotations

import pytest
from faults.clients import Caller, call_async, call_sync


@pytest.fixture(params=[call_sync, call_async], ids=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Caller:
    """`call(url, action, options, **arguments of the client)`."""
    caller: Caller = request.param
    return caller
