"""The plan as a function of three values."""

from __future__ import annotations

import pytest

from nexigon_gen.output.manifest import Manifest
from nexigon_gen.output.plan import Disk, Fate, File, Obstacle, Step, make_plan
from nexigon_gen.text.digest import digest

from .folders import artifacts

OLD, NEW, OTHER = (File(digest(text)) for text in (b"old", b"new", b"other"))
LINK = Obstacle("`a` is a symbolic link")
OURS = Manifest({"a": (OLD.digest,)})
NOTHING = Manifest()

FOREIGN = "it was not written by nexigon-gen"
EDITED = "it was edited since"


@pytest.mark.parametrize(
    ("before", "disk", "step"),
    [
        pytest.param(NOTHING, {}, Step("a", Fate.CREATE), id="new"),
        pytest.param(OURS, {}, Step("a", Fate.CREATE), id="deleted"),
        pytest.param(OURS, {"a": OLD}, Step("a", Fate.REPLACE), id="outdated"),
        pytest.param(OURS, {"a": NEW}, Step("a", Fate.KEEP), id="written before"),
        pytest.param(NOTHING, {"a": NEW}, Step("a", Fate.KEEP), id="equal by chance"),
        pytest.param(NOTHING, {"a": OLD}, Step("a", Fate.REFUSE, FOREIGN), id="other"),
        pytest.param(OURS, {"a": OTHER}, Step("a", Fate.REFUSE, EDITED), id="edited"),
        pytest.param(OURS, {"a": LINK}, Step("a", Fate.REFUSE, LINK.what), id="link"),
        pytest.param(
            NOTHING,
            {"A": OTHER},
            Step("a", Fate.REFUSE, "`A` is there, which differs in case only"),
            id="other but for case",
        ),
        pytest.param(
            OURS, {"a": OLD, "A": OTHER}, Step("a", Fate.REPLACE), id="two spellings"
        ),
    ],
)
def test_a_file_that_should_be(before: Manifest, disk: Disk, step: Step) -> None:
    plan = make_plan(artifacts({"a": "new"}), before, disk)
    assert plan.steps == (step,)


@pytest.mark.parametrize(
    ("disk", "steps"),
    [
        pytest.param({}, (), id="gone"),
        pytest.param({"a": OLD}, (Step("a", Fate.REMOVE),), id="as written"),
        pytest.param({"a": OTHER}, (Step("a", Fate.LEAVE),), id="edited"),
        pytest.param({"a": LINK}, (Step("a", Fate.LEAVE),), id="link"),
    ],
)
def test_a_file_that_should_not_be(disk: Disk, steps: tuple[Step, ...]) -> None:
    plan = make_plan([], OURS, disk)
    assert plan.steps == steps
    assert plan.after.files == {}


def test_our_own_file_may_change_its_case() -> None:
    plan = make_plan(artifacts({"A": "new"}), OURS, {"a": OLD})
    assert plan.steps == (Step("A", Fate.CREATE), Step("a", Fate.REMOVE))


def test_an_edited_file_may_not_be_lost_by_a_change_of_case() -> None:
    plan = make_plan(artifacts({"A": "new"}), OURS, {"a": OTHER})
    assert plan.paths(Fate.REFUSE) == ("A",)
    assert plan.paths(Fate.LEAVE) == ("a",)


def test_steps_are_sorted() -> None:
    before = Manifest({"b": (OLD.digest,)})
    plan = make_plan(artifacts({"c": "", "a": ""}), before, {"b": OLD})
    assert [step.path for step in plan.steps] == ["a", "b", "c"]


def test_what_a_killed_run_left_goes() -> None:
    plan = make_plan(artifacts({"a": "new"}), OURS, {"a": NEW}, [".a.0123abcd.tmp"])
    assert plan.paths(Fate.REMOVE) == (".a.0123abcd.tmp",)


@pytest.mark.parametrize(
    ("before", "now", "lost"),
    [
        pytest.param(["a/x", "o"], ["b/x", "o"], ("a",), id="another package"),
        pytest.param(["a/x", "b/x"], ["b/x"], (), id="a part of one"),
        pytest.param(["a/x"], ["b/a/x"], ("a",), id="deeper"),
        pytest.param(["a/x", "a/y"], ["a/z"], (), id="all its files"),
        pytest.param(["o"], ["b/x"], (), id="no folder"),
        pytest.param([], ["b/x"], (), id="first"),
    ],
)
def test_packages_that_would_be_lost(
    before: list[str], now: list[str], lost: tuple[str, ...]
) -> None:
    manifest = Manifest(dict.fromkeys(before, (OLD.digest,)))
    coming = artifacts(dict.fromkeys(now, "new"))
    there = dict.fromkeys(before, OLD)
    assert make_plan(coming, manifest, there).lost == lost
    assert make_plan(coming, manifest, {}).lost == ()


@pytest.mark.parametrize(
    ("before", "fate"),
    [
        (None, Fate.CREATE),
        (Manifest(), Fate.REPLACE),
        (Manifest({"a": (NEW.digest,)}), Fate.KEEP),
        (Manifest({"a": (NEW.digest, OLD.digest)}), Fate.REPLACE),
    ],
    ids=["none", "other", "same", "cut short"],
)
def test_the_manifest(before: Manifest | None, fate: Fate) -> None:
    plan = make_plan(artifacts({"a": "new"}), before, {})
    assert plan.manifest.fate is fate


@pytest.mark.parametrize(
    "paths",
    [["../a"], ["a/b", "A/b"], [".nexigon-gen.json"], [".Nexigon-Gen.json"]],
    ids=lambda paths: " ".join(paths),
)
def test_paths_that_no_artifact_may_have(paths: list[str]) -> None:
    with pytest.raises(ValueError, match="artifact path"):
        make_plan(artifacts(dict.fromkeys(paths, "")), None, {})
