"""What generator and runtime together make of wire.md."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from nexigon_gen.runtime.wire.scalars import ScalarKind

from .cases import Case, cases
from .probe import Probe

CASES = list(cases())

UNKNOWN = ("W3.1-unknown", "W3.4-", "W3.9-none-fits")
"""How the clauses begin that are about what only a newer server knows."""

KNOWN_GAPS: dict[str, str] = {}
"""Why a case fails, by its id. A gap that is closed has to leave this list."""


def marked(case: Case) -> object:
    """The case, which is to fail if it is a known gap."""
    gap = KNOWN_GAPS.get(case.id)
    marks = [pytest.mark.xfail(strict=True, reason=gap)] if gap else []
    return pytest.param(case, id=case.id, marks=marks)


def test_there_are_cases_of_every_scalar() -> None:
    seen = {word for case in CASES for word in re.findall(r"\w+", case.type)}
    missing = {kind.value for kind in ScalarKind} - seen
    assert not missing, f"no rows in scalars.yaml: {sorted(missing)}"


each_case = pytest.mark.parametrize("case", [*map(marked, CASES)])


@each_case
def test_client(case: Case, probes: Callable[[str], Probe]) -> None:
    check(probes(case.spec).client, case, case.client)


@each_case
def test_server(case: Case, probes: Callable[[str], Probe]) -> None:
    check(probes(case.spec).server, case, case.server)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.clause.startswith(UNKNOWN) and not case.server],
    ids=lambda case: case.id,
)
def test_server_does_not_pass_on_what_it_does_not_know(
    case: Case, probes: Callable[[str], Probe]
) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        probes(case.spec).relay(case.type, case.read)
    wanted = "DecodeError" if case.client is None else "EncodeError"
    assert type(caught.value).__name__ == wanted


def check(
    echo: Callable[[str, bytes], bytes], case: Case, written: bytes | None
) -> None:
    """Reads and writes back, or is refused by the codec itself."""
    if written is not None:
        assert echo(case.type, case.read) == written
        return
    # Each generated package has a `DecodeError` of its own.
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        echo(case.type, case.read)
    assert type(caught.value).__name__ == "DecodeError"


def test_ids_are_unique_and_gaps_are_cases() -> None:
    ids = [case.id for case in CASES]
    assert len(set(ids)) == len(ids)
    assert set(KNOWN_GAPS) <= set(ids)
