"""`nexigon-gen compat` and `nexigon-gen changes`, as a person calls them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from nexigon_gen.cli.main import run
from support.specs import ROOT

_GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@example.com")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the specs of ours, of which a required field was added to the
    request of `projects_Create` since the commit."""
    shutil.copytree(ROOT / "spec", tmp_path / "spec")
    monkeypatch.chdir(tmp_path)
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "one"]):
        subprocess.run([*_GIT, *arguments], check=True)
    shutil.copytree(tmp_path / "spec", tmp_path / "old")
    _edit("CreateProjectAction:\n", "CreateProjectAction:\n        region: string\n")
    _edit("{organizationId: org_1, ", "{organizationId: org_1, region: eu, ")
    return tmp_path


def _edit(old: str, new: str) -> None:
    path = Path("spec/projects.yaml")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


_NEW = "spec/projects.yaml"
_OLDS = (
    "old/projects.yaml",
    "old",
    "git:HEAD",
    "git:HEAD:spec/projects.yaml",
    "git:HEAD:spec",
)


@pytest.mark.parametrize("old", _OLDS)
def test_a_required_field(
    old: str, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["compat", old, _NEW, "--format", "concise"]) == 1
    out, err = capfd.readouterr()
    told = "error[NXC201] required field `region: string` was added to `CreateProjectAction`"
    assert told in out
    assert out.startswith(f"{_NEW}:")
    assert err == ""


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--audience", "client"], 1),
        (["--audience", "server"], 0),
        (["--audience", "server", "--fail-on", "warning"], 1),
        (["--audience", "source"], 1),
        (["--fail-on", "never"], 0),
    ],
)
def test_audience_and_limit(options: list[str], code: int, project: Path) -> None:
    assert run(["compat", "old", "spec", *options]) == code


def test_nothing_changed(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compat", "old", "old", "--fail-on", "info"]) == 0
    assert capfd.readouterr().out.startswith("no change that matters\npolicy: ")


def test_strict_servers(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copytree("old", "spec", dirs_exist_ok=True)
    _edit("CreateProjectAction:\n", "CreateProjectAction:\n        region?: string\n")
    assert run(["compat", "old", "spec", "--audience", "server"]) == 0
    assert (
        run(["compat", "old", "spec", "--audience", "server", "--strict-servers"]) == 1
    )
    assert "servers refuse unknown keys" in capfd.readouterr().out


def test_places_are_named_as_people_know_them(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["compat", "git:HEAD", _NEW]) == 1
    out = capfd.readouterr().out
    assert "  --> spec/projects.yaml:" in out
    assert "::: HEAD:spec/projects.yaml:" in out
    assert str(project) not in out
    assert "= help: make it optional: `region?`" in out


def test_json(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compat", "old", "spec", "--format", "json"]) == 1
    document = json.loads(capfd.readouterr().out)
    (change,) = document["changes"]
    assert change["fingerprint"] == "NXC201:projects.CreateProjectAction.region"
    assert change["wire"] == [
        {
            "direction": "request",
            "code": "NXC201",
            "client": "breaks",
            "server": "lossy",
            "actions": ["projects_Create"],
        }
    ]
    assert change["source"] == {"client": True, "stub": False}


@pytest.mark.parametrize("form", ["github", "sarif", "markdown"])
def test_other_forms(
    form: str, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["compat", "old", "spec", "--format", form]) == 1
    out = capfd.readouterr().out
    assert "NXC201" in out
    assert "region" in out
    if form == "sarif":
        (found,) = json.loads(out)["runs"][0]["results"]
        assert found["level"] == "error"


def test_snapshot(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compat", "--bless", "1.4", "old"]) == 0
    assert run(["compat", "--bless", "1.4", "old"]) == 0
    assert capfd.readouterr().out.split("\n")[0] == "written: old/blessed/1.4.json"
    assert run(["compat", "old/blessed/1.4.json", "old", "--fail-on", "info"]) == 0
    assert run(["compat", "old/blessed/1.4.json", _NEW]) == 1
    assert run(["compat", "--bless", "../1", "old"]) == 2


_ENTRY = """
[[accept]]
rule = "NXC201"
subject = "projects.CreateProjectAction.region"
reason = "nobody calls it yet"
"""


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        (_ENTRY, set[str]()),
        (_ENTRY.replace("NXC201", "request-required-field-added"), set[str]()),
        (f"{_ENTRY}until = 2999-01-01\n", set[str]()),
        (f"{_ENTRY}until = 2001-01-01\n", {"NXC201", "NXC902"}),
        (_ENTRY.replace("region", "name"), {"NXC201", "NXC901"}),
    ],
)
def test_accept_list(
    entry: str, codes: set[str], project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("spec/compat.toml").write_text(entry, "utf-8")
    assert run(["compat", "old", _NEW, "--format", "json"]) == int("NXC201" in codes)
    document = json.loads(capfd.readouterr().out)
    found = [*document["changes"], *document["accept_list"]]
    assert {each["code"] for each in found} == codes


_BROKEN = {
    "a revision that is not there": (
        ["git:gone", _NEW],
        "no revision `gone`",
        "fetch it",
    ),
    "no revision": (["git:", _NEW], "names no revision", "git:REVISION:PATH"),
    "a path that is not there": (["git:HEAD:a.yaml", _NEW], "`a.yaml` is not in", ""),
    "an option for git": (["git:--all", _NEW], "no revision `--all`", ""),
    "a file that is not there": (["a.yaml", _NEW], "`a.yaml` does not exist", ""),
    "no IR": (["no.json", _NEW], "`no.json` cannot be compared", "--emit ir"),
    "an IR without its types": (["half.json", _NEW], "which it does not have", ""),
    "an accept list that is none": (
        ["old", _NEW, "--accept", "no.json"],
        "not TOML",
        "",
    ),
}


@pytest.mark.parametrize("name", _BROKEN)
def test_what_cannot_be_read(
    name: str, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("no.json").write_text("{}", "utf-8")
    base = {"kind": "ref", "namespace": "a", "name": "Gone"}
    newtype = {"kind": "newtype", "name": "N", "base": base}
    space = {"name": "a", "definitions": [newtype]}
    half = {"version": 1, "title": "A", "namespaces": [space]}
    Path("half.json").write_text(json.dumps(half), "utf-8")
    arguments, message, help = _BROKEN[name]
    assert run(["compat", *arguments]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert message in err
    assert help in err


def test_changelog(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _edit("Unique ID of a project.", "The ID of a project.")
    assert run(["changes", "git:HEAD", _NEW, "--from-version", "1.4.2"]) == 0
    text = """\
# Nexigon Hub: changes in 2.0.0

## Breaking

- Required field `region: string` was added to `CreateProjectAction` (`projects_Create`). Pass it.

## Documentation

- The docs of `projects.ProjectId` say something else.

This is a major step.
"""
    assert capfd.readouterr().out == text
    assert run(["changes", "git:HEAD", _NEW, "--format", "json"]) == 0
    document = json.loads(capfd.readouterr().out)
    assert [*document["groups"]] == ["breaking", "documented"]


@pytest.mark.parametrize(
    ("since", "following"),
    [("0.4.2", "0.5.0"), ("1.2", "2.0.0"), ("x", None)],
)
def test_next_version(
    since: str, following: str | None, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert (
        run(["changes", "old", "spec", "--format", "json", "--from-version", since])
        == 0
    )
    found = json.loads(capfd.readouterr().out)["next"]
    assert found == following


def test_explained(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "nxc201"]) == 0
    assert "Deployed clients do not send it" in capfd.readouterr().out
