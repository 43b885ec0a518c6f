"""What is asked and answered, and who may ask."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

PATH: Final = "/api/v1/actions/invoke/bench_Query"
TOKEN: Final = "org_sk_benchmark"
BODY: Final = b'{"projectId":"p_1","statuses":["online","offline"],"limit":10}'
DEVICES: Final = 10
SEEN: Final = datetime(2029, 10, 1, 12, 30, tzinfo=UTC)
LABELS: Final = {"site": "plant 4", "line": "2"}
LOAD: Final = (0.25, 0.5, 0.75)
