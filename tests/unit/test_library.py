"""The library, as a build hook calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

import nexigon_gen
from support.command import python
from support.specs import ROOT

THINGS = ROOT / "tests/cli/files/things.yaml"


def test_generate_and_write(tmp_path: Path) -> None:
    result = nexigon_gen.generate(
        THINGS, package="things", outputs=["types", "openapi"]
    )
    assert (result.failed, result.diagnostics) == (False, ())
    assert [*result.inputs] == [THINGS]
    assert {each.path.split("/")[0] for each in result.artifacts} == {
        "things",
        "openapi.json",
    }
    plan = nexigon_gen.write(result, tmp_path, check=True)
    assert not [*tmp_path.iterdir()]
    assert nexigon_gen.write(result, tmp_path).steps == plan.steps
    assert {each.path for each in plan.steps} == {
        each.path for each in result.artifacts
    }
    for each in result.artifacts:
        assert (tmp_path / each.path).read_text("utf-8") == each.text


def test_inputs_are_all_that_was_read(tmp_path: Path) -> None:
    head = "spec: 1\napi: A\n"
    (tmp_path / "a.yaml").write_text(f"{head}namespace: a\nimports:\n  b: [T]\n")
    (tmp_path / "b.yaml").write_text(
        f"{head}namespace: b\ntypes:\n  T: {{json-schema: c.json}}\n"
    )
    result = nexigon_gen.generate([tmp_path / "a.yaml"], ignore=["NXG309"])
    assert [each.name for each in result.inputs] == ["a.yaml", "b.yaml"]
    missing = nexigon_gen.generate(tmp_path / "none.yaml")
    assert [*missing.inputs.values()] == [""]


def test_a_mistake_is_a_value_until_it_is_to_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("spec: 1\napi: A\nnamespace: a\nunknown: 1\n")
    result = nexigon_gen.generate(tmp_path / "a.yaml")
    assert result.failed
    assert [each.code for each in result.diagnostics] == ["NXG201"]
    with pytest.raises(nexigon_gen.GenerationError, match=r"error\[NXG201\]: unknown"):
        nexigon_gen.write(result, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_is_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text("mine")
    result = nexigon_gen.generate(THINGS)
    with pytest.raises(nexigon_gen.GenerationError, match="NXG005") as caught:
        nexigon_gen.write(result, tmp_path)
    assert [each.code for each in caught.value.diagnostics] == ["NXG005"]


def test_strict(tmp_path: Path) -> None:
    loose = nexigon_gen.generate(THINGS, warn=["undocumented"])
    strict = nexigon_gen.generate(THINGS, warn=["undocumented"], strict=True)
    assert loose.diagnostics == strict.diagnostics != ()
    assert (loose.failed, strict.failed) == (False, True)


@pytest.mark.parametrize(
    "wrong", [{"package": "a-b"}, {"runtime": "none"}, {"warn": ["NXG201"]}]
)
def test_arguments_that_mean_nothing(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        nexigon_gen.generate(THINGS, **wrong)  # type: ignore[arg-type] # that is the point


def test_nothing_is_loaded_until_it_is_asked_for(tmp_path: Path) -> None:
    program = (
        "import nexigon_gen, sys; print('yaml' in sys.modules); nexigon_gen.generate"
    )
    done = python(tmp_path, "-c", program)
    assert (done.returncode, done.stdout) == (0, "False\n")
    with pytest.raises(AttributeError):
        nexigon_gen.nothing  # noqa: B018
