"""Requests whose bodies were valid once, each with a canary all over it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from behaviour.canary import CANARY
from e2e.cases import CASES, compact
from pydantic import JsonValue

from .changes import changed
from .connection import request
from .damages import damaged
from .hub import MAX_BODY


@dataclass(frozen=True, slots=True)
class Hostile:
    """A request to be made."""

    path: str
    body: bytes
    canary: str

    @property
    def is_too_long(self) -> bool:
        """Whether the server must not read the body."""
        return len(self.body) > MAX_BODY

    @property
    def data(self) -> bytes:
        """All of it as it is sent."""
        headers = {
            "x-request-id": f"{self.canary} {self.canary}",
            "cookie": f"session={self.canary}",
            f"x-{self.canary}": self.canary,
        }
        return request(self.path, self.body, headers)


def hostile(seed: int, number: int) -> Hostile:
    """The same request for the same numbers; the longer a body, the more often."""
    random = Random(f"{seed} {number}")
    case, other = random.choices(CASES, _WEIGHTS, k=2)
    canary = f"{CANARY}{random.getrandbits(32):08x}"
    planted = _planted(case.request, canary, random)
    way = random.choice(("changed", "changed", "damaged", "both"))
    body = compact(planted) if way == "damaged" else changed(planted, canary, random)
    if way != "changed":
        spare = compact(_planted(other.request, canary, random))
        body = damaged(body, spare, random)
    return Hostile(case.path, body, canary)


def _planted(value: JsonValue, canary: str, random: Random) -> JsonValue:
    """The value with the canary in each text, and in some objects as a further member,
    which is not known and no error."""
    match value:
        case str():
            return f"{value} {canary}"
        case dict():
            known = {key: _planted(each, canary, random) for key, each in value.items()}
            more = {canary: canary} if not known or random.random() < 0.3 else {}
            return {**known, **more}
        case _:
            return value


_WEIGHTS = [20 + len(case.request_bytes) for case in CASES]
