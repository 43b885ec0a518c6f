"""Revisions of real repositories: clones, worktrees, submodules, odd names."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from nexigon_gen.cli.main import run

_SPEC = """
spec: 1
api: Hub
namespace: devices
actions:
  Get:
    request: {GetDeviceAction: {device_id: string}}
"""
_NEW = _SPEC.replace("device_id: string", "device_id: string, region: string")
_USER = ("-c", "user.name=a", "-c", "user.email=a@example.com")
_LOCAL = ("-c", "protocol.file.allow=always")


def _git(*arguments: str, at: Path | None = None) -> str:
    done = subprocess.run(
        ["git", *_USER, *_LOCAL, *arguments],
        cwd=at,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def _commit(folder: Path, text: str, name: str = "spec/devices.yaml") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    _git("add", "-A", at=folder)
    _git("commit", "-qm", "spec", at=folder)
    return _git("rev-parse", "HEAD", at=folder)


@pytest.fixture
def origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of two commits, the first of which is `v1`; we are beside it."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "origin"
    _git("init", "-q", "-b", "main", str(folder))
    _commit(folder, _SPEC)
    _git("tag", "v1", at=folder)
    _commit(folder, _NEW)
    monkeypatch.chdir(folder)
    return folder


def _breaks(old: str, new: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compat", old, new, "--format", "concise"]) == 1
    out, err = capfd.readouterr()
    assert "NXC201" in out
    assert err == ""


def _refused(old: str, new: str, capfd: pytest.CaptureFixture[str]) -> str:
    assert run(["compat", old, new]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    return err


@pytest.mark.parametrize("where", [".", "spec", ".."])
def test_from_any_folder(
    where: str,
    origin: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(origin / where)
    spec = os.path.relpath(origin / "spec" / "devices.yaml")
    _breaks("git:v1", spec, capfd)
    _breaks("git:v1", os.path.dirname(spec) or ".", capfd)
    if where != "..":
        _breaks("git:v1:spec/devices.yaml", spec, capfd)
        _breaks(f"git:v1:./{spec}" if where == "spec" else "git:v1:spec", spec, capfd)


def test_a_spec_at_the_top(origin: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _commit(origin, _SPEC, "devices.yaml")
    (origin / "devices.yaml").write_text(_NEW, "utf-8")
    _breaks("git:HEAD", "devices.yaml", capfd)
    _breaks("git:HEAD", ".", capfd)


def test_shallow(
    origin: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    clone = tmp_path / "clone"
    _git("clone", "-q", "--depth", "1", f"file://{origin}", str(clone))
    monkeypatch.chdir(clone)
    spec = "spec/devices.yaml"
    assert "`git fetch --unshallow`" in _refused("git:HEAD~1", spec, capfd)
    err = _refused("git:v1", spec, capfd)
    assert "`git fetch --depth 1 origin v1`" in err
    assert "`git:FETCH_HEAD`" in err
    _git("fetch", "-q", "--depth", "1", "origin", "v1")
    _breaks("git:FETCH_HEAD", spec, capfd)


def test_worktree_and_bare(
    origin: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    _git("worktree", "add", "-q", str(tmp_path / "beside"), "-b", "other")
    _breaks("git:v1", str(tmp_path / "beside" / "spec" / "devices.yaml"), capfd)
    _git("clone", "-q", "--bare", str(origin), str(tmp_path / "bare"))
    monkeypatch.chdir(tmp_path / "bare")
    _breaks("git:v1:spec/devices.yaml", "git:main:spec/devices.yaml", capfd)
    assert "is not in revision" in _refused("git:v1:a.yaml", "git:main:spec", capfd)


def test_submodule(
    origin: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    outer = tmp_path / "outer"
    _git("init", "-q", str(outer))
    _git("submodule", "--quiet", "add", str(origin), "api", at=outer)
    _git("commit", "-qm", "api", at=outer)
    monkeypatch.chdir(outer)
    _breaks("git:HEAD~1", "api/spec/devices.yaml", capfd)


def test_renamed(origin: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _git("mv", "spec/devices.yaml", "spec/fleet.yaml")
    err = _refused("git:v1", "spec/fleet.yaml", capfd)
    assert "`spec/fleet.yaml` is not in revision `v1`" in err
    assert "there, it is `git:v1:spec/devices.yaml`" in err
    _breaks("git:v1:spec/devices.yaml", "spec/fleet.yaml", capfd)


def test_a_folder_that_was_renamed(
    origin: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _commit(origin, _SPEC.replace("devices", "jobs"), "spec/more/jobs.yaml")
    _git("tag", "v2")
    _git("mv", "spec", "api")
    err = _refused("git:v2", "api", capfd)
    assert "`api` is not in revision `v2`" in err
    assert "there, it is `git:v2:spec`" in err


def test_a_path_from_here(
    origin: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(origin / "spec")
    err = _refused("git:v1:devices.yaml", "devices.yaml", capfd)
    assert "from here, it is `git:v1:./devices.yaml`" in err
    _breaks("git:v1:./devices.yaml", "devices.yaml", capfd)


@pytest.mark.parametrize("path", ["/spec/", "spec/../spec", "a/../../spec", "../spec"])
def test_a_path_by_detours(
    path: str,
    origin: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (origin.parent / "spec").mkdir()
    (origin.parent / "spec/devices.yaml").write_text(_NEW, "utf-8")
    monkeypatch.chdir(origin / "spec")
    _breaks(f"git:v1:{path}", "devices.yaml", capfd)
    _breaks("git:v1:.", "devices.yaml", capfd)
    assert "is not in the repository" in _refused("git:v1:../..", ".", capfd)


def test_what_cannot_be_fetched(
    origin: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert "git fetch origin v9" in _refused("git:v9", "spec", capfd)
    for revision in ("HEAD~9", "-x", "HEAD@{9}"):
        assert "fetch" not in _refused(f"git:{revision}", "spec", capfd)


@pytest.mark.parametrize("where", [".", "docs"])
def test_no_spec_in_a_revision(
    where: str, origin: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _git("rm", "-q", "-r", "spec")
    _commit(origin, "{}", "docs/more/notes.json")
    (origin / "docs" / "devices.yaml").write_text(_NEW, "utf-8")
    shown = "HEAD:" if where == "." else "HEAD:docs"
    err = _refused("git:HEAD", where, capfd)
    assert f"folder `{shown}` has no spec files" in err


@pytest.mark.parametrize("name", ["a b", "ä\n1", '"q"', "-x", "a:b", "[*]", "~1"])
def test_odd_names(name: str, origin: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = f"{name}/{name}.yaml"
    _commit(origin, _SPEC, path)
    (origin / path).write_text(_NEW, "utf-8")
    _breaks("git:HEAD", f"./{path}", capfd)
    _breaks(f"git:HEAD:{path}", f"./{path}", capfd)


_SHARED = """
spec: 1
namespace: common
types: {Id: string}
"""
_IMPORTING = """
spec: 1
api: Hub
namespace: devices
imports: {common: [Id]}
actions:
  Get:
    request: {GetDeviceAction: {device_id: Id}}
"""
_IMPORTING_NEW = _IMPORTING.replace("device_id: Id", "device_id: Id, region: string")


@pytest.mark.parametrize("now", ["api", "api/devices.yaml", "linked", "twice"])
def test_links(now: str, origin: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _commit(origin, _SHARED, "shared/common.yaml")
    _commit(origin, _IMPORTING, "api/devices.yaml")
    (origin / "api/common.yaml").symlink_to("../shared/common.yaml")
    (origin / "linked").symlink_to("api")
    (origin / "twice").symlink_to("linked")
    old = now if now.startswith("api") else f"{now}/devices.yaml"
    _commit(origin, _IMPORTING_NEW.replace("region", "zone"), "apart/devices.yaml")
    (origin / "api/devices.yaml").write_text(_IMPORTING_NEW, "utf-8")
    _breaks("git:HEAD", now, capfd)
    _breaks(f"git:HEAD:{old}", now, capfd)


@pytest.mark.parametrize("leads_to", ["../common.yaml", "{}/common.yaml", "nowhere"])
def test_a_link_out_of_a_repository(
    leads_to: str, origin: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (origin.parent / "common.yaml").write_text(_SHARED, "utf-8")
    (origin / "spec/common.yaml").symlink_to(leads_to.format(origin.parent))
    _commit(origin, _IMPORTING)
    err = _refused("git:HEAD", "spec/devices.yaml", capfd)
    assert "file `HEAD:spec/common.yaml` does not exist" in err


def test_a_schema_of_any_ending(
    origin: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    old = f"{_SPEC}types: {{Config: {{schema: config.schema}}}}\n"
    _commit(origin, '{"type": "object"}', "spec/config.schema")
    _commit(origin, old)
    new = old.replace("device_id: string", "device_id: string, region: string")
    (origin / "spec/devices.yaml").write_text(new, "utf-8")
    _breaks("git:HEAD", "spec", capfd)


@pytest.mark.parametrize("pattern", ["spec/**/*.yaml", "*/devices.yaml", "**"])
def test_a_pattern(
    pattern: str, origin: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _breaks("git:v1", pattern, capfd)
    _breaks(f"git:v1:{pattern}", "spec", capfd)
    assert "is not in revision `v1`" in _refused("git:v1:none/*.yaml", pattern, capfd)


def test_git_dir_of_a_hook(
    origin: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    _breaks("git:v1", "spec/devices.yaml", capfd)


def test_no_repository(
    origin: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "devices.yaml").write_text(_NEW, "utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert "no git repository" in _refused(
        "git:v1", str(tmp_path / "devices.yaml"), capfd
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "no `git` to ask" in _refused("git:v1", "spec/devices.yaml", capfd)


_ROOMS = """
spec: 1
api: Hub
namespace: rooms
actions:
  Get:
    request: {GetRoomAction: {room_id: string}}
"""


@pytest.mark.parametrize(
    "specs",
    [["spec"], ["spec/*.yaml"], ["spec/devices.yaml", "spec/rooms.yaml"]],
    ids=["folder", "pattern", "files"],
)
def test_docs_tell_of_all_specs_since_a_revision(
    specs: list[str], origin: Path
) -> None:
    _commit(origin, _ROOMS, "spec/rooms.yaml")
    _git("tag", "v2")
    _commit(origin, _ROOMS.replace("Get", "Find"), "spec/rooms.yaml")
    words = [*specs, "--docs", "site", "--since"]
    assert run([*words, "git:v2"]) == 0
    told = (origin / "site/changes.md").read_text("utf-8")
    assert "`rooms_Get`" in told
    assert "devices" not in told
    assert run([*words, "git:v1"]) == 0  # when there were no rooms
    told = (origin / "site/changes.md").read_text("utf-8")
    assert "Action `Find` was added (`rooms_Find`)" in told
    assert "Required field `region: string` was added" in told
