"""What is asked and answered, and who may ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final


@dataclass(frozen=True, slots=True)
class Case:
    """A request that is sent over and over."""

    path: str
    body: bytes


GET: Final = Case("/api/v1/actions/invoke/bench_Get", b'{"projectId":"p_1"}')
"""A small request with a small answer: what a server does besides is most of it."""

QUERY: Final = Case(
    "/api/v1/actions/invoke/bench_Query",
    b'{"projectId":"p_1","statuses":["online","offline"],"limit":10}',
)
"""A list of devices: to encode it is most of it."""

TOKEN: Final = "org_sk_benchmark"
NAME: Final = "Line 4"
DEVICES: Final = 10
SEEN: Final = datetime(2029, 10, 1, 12, 30, tzinfo=UTC)
LABELS: Final = {"site": "plant 4", "line": "2"}
LOAD: Final = (0.25, 0.5, 0.75)
