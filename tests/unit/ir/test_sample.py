"""A sample is of its type, small, and the same every time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from synthetic.hub import write

from nexigon_gen.ir.jsontext import plain, pretty
from nexigon_gen.ir.mismatch import mismatch
from nexigon_gen.ir.model import Api, UnionDef
from nexigon_gen.ir.sample import NoSampleError, Samples
from nexigon_gen.ir.typerefs import Ref
from support.specs import VALID, compiled


@pytest.mark.parametrize("name", VALID)
def test_each_type_has_one(name: str) -> None:
    assert _check(compiled(VALID[name])) == set()


@pytest.mark.integration
def test_a_whole_hub(tmp_path: Path) -> None:
    assert _check(compiled(*write(tmp_path))) == set()


def _check(api: Api) -> set[str]:
    """Looks at a sample of each type; those that have none."""
    samples, again = Samples(api), Samples(api)
    without: set[str] = set()
    for id_, definition in api.definitions.items():
        try:
            value = samples.of(Ref(id_))
        except NoSampleError:
            without.add(str(id_))
            continue
        assert mismatch(value, Ref(id_), api) is None
        assert value == again.of(Ref(id_))
        assert len(pretty(plain(value))) < 10_000
        if isinstance(definition, UnionDef):
            names = {each.name for each in definition.variants}
            assert samples.variants(definition).keys() == names
    return without


@pytest.mark.parametrize(
    ("type_", "limits", "expected"),
    [
        ("string", [], "text"),
        ("string", [{"pattern": "^[a-z]+(-[a-z]+)*$"}], "text"),
        ("string", [{"pattern": "^p_[1-9A-HJ-NP-Za-km-z]{22}$"}], "p_"),
        ("string", [{"pattern": "^[A-Z]{2,}[0-9]$"}, {"length": "5..6"}], ""),
        ("string", [{"length": "2..2"}], "te"),
        ("string", [{"length": "6..9"}], "textte"),
        ("u8", [{"range": "5.."}], 5),
        ("i8", [{"range": "..-3"}], -3),
        ("f64", [{"range": "2..3"}], 2),
        ("list<string>", [{"length": "3..4"}], ["text", "text", "text"]),
        (
            "list<string>",
            [{"length": "3.."}, {"unique": True}],
            ["text", "text2", "text3"],
        ),
        ("string", [{"bytes": "6..9"}], "textte"),
    ],
)
def test_limits_are_met(
    type_: str, limits: list[object], expected: object, tmp_path: Path
) -> None:
    path = tmp_path / "probe.yaml"
    body: dict[str, Any] = {"type": type_}
    if limits:
        body["validate"] = limits
    path.write_text(
        pretty(
            {
                "spec": 1,
                "api": "Probe",
                "namespace": "probe",
                "types": {"T": {"fields": {"text": body}}},
            }
        )
    )
    api = compiled(path)
    (id_,) = api.definitions
    value = Samples(api).of(Ref(id_))
    assert mismatch(value, Ref(id_), api) is None
    found = plain(value)
    assert isinstance(found, dict)
    if isinstance(expected, str):
        assert str(found["text"]).startswith(expected)
    else:
        assert found["text"] == expected
