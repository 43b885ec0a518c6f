"""Data of Python code is read as the JSON that it stands for."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from pydantic import BaseModel, ValidationError, create_model

from .cases import Case, cases
from .probe import Probe

GAPS: dict[str, str] = {
    "W4.3-too-large f64 scalars": "to Python, it is infinity, which a float may be",
    "W4.4-lone-surrogate string scalars": "a text of Python; refused where it is written",
}
"""Why Python data passes whose JSON does not. A gap that is closed has to leave this
list."""

CASES = [*cases()]
READ = [each for each in CASES if each.client is not None]


def parsed(case: Case) -> object:
    """What `json.loads` makes of it; skips what is no JSON."""
    try:
        return json.loads(case.read, parse_constant=_refuse)
    except ValueError:
        pytest.skip("no JSON")


def _refuse(word: str) -> object:
    raise ValueError(word)


def from_json(action: type[BaseModel], case: Case) -> BaseModel | None:
    try:
        return action.model_validate_json(b'{"body":' + case.read + b"}")
    except ValidationError:
        return None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_python_data(case: Case, probes: Callable[[str], Probe]) -> None:
    action = probes(case.spec).requests(case.type)
    data = {"body": parsed(case)}
    expected = from_json(action, case)
    if case.id in GAPS:
        assert expected is None
        action.model_validate(data)
    elif expected is None:
        with pytest.raises(ValidationError):
            action.model_validate(data)
    else:
        found = action.model_validate(data)
        # Not compared as such: NaN does not equal itself.
        assert repr(found) == repr(expected)
        assert type(found) is type(expected)


@pytest.mark.parametrize("mode", ["python", "json"])
@pytest.mark.parametrize("case", READ, ids=lambda case: case.id)
def test_dumps(case: Case, probes: Callable[[str], Probe], mode: str) -> None:
    action = probes(case.spec).requests(case.type)
    value = from_json(action, case)
    if value is None:
        pytest.skip("beyond a limit, which a client reads past")
    assert repr(action.model_validate(value.model_dump(mode=mode))) == repr(value)


@pytest.mark.parametrize("case", READ, ids=lambda case: case.id)
def test_within_a_model_of_the_user(case: Case, probes: Callable[[str], Probe]) -> None:
    action = probes(case.spec).requests(case.type)
    outer = create_model("Outer", inner=(list[action], ...))  # type: ignore[valid-type]
    value = from_json(action, case)
    if value is None:
        pytest.skip("beyond a limit, which a client reads past")
    data = {"inner": [{"body": parsed(case)}]}
    assert repr(outer.model_validate(data)) == f"Outer(inner=[{value!r}])"
    assert repr(outer.model_validate({"inner": [value]})) == f"Outer(inner=[{value!r}])"
