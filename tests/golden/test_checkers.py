"""What Black, ruff, mypy, pyright and Python itself say about all generated packages.

Each looks once, at everything; the runtime is a part of the packages. `make test` looks
at some of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from support.command import python
from support.integration import apart
from support.sdk import is_runtime, write
from support.specs import VALID, artifacts

_, *COPIES = VALID
"""The packages whose runtime is not looked at: one copy is enough."""
SOME = ("documents", "keywords", "opaque", "taggings")
"""The packages that `make test` is content with."""
PYRIGHT = {"typeCheckingMode": "strict", "pythonVersion": "3.11"}
IGNORES = re.compile(
    r"#\s*(?:type|pyright|mypy|noqa|fmt|ruff|isort)\s*:?.*", re.IGNORECASE
)


@pytest.fixture(scope="module", params=apart(["some", "every"], "some"))
def folder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The packages `sdk_<name>` of some valid specs, or of all."""
    folder = tmp_path_factory.mktemp("packages")
    for name in SOME if request.param == "some" else VALID:
        write(artifacts(VALID[name], package=f"sdk_{name}"), folder)
    return folder


all_of_them = pytest.mark.parametrize("folder", ["every"], indirect=True)


def check(folder: Path, *arguments: str) -> None:
    """Runs a tool; fails with what it prints."""
    done = python(folder, "-m", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def generated(folder: Path) -> Sequence[str]:
    """The modules, without the copies of the runtime."""
    paths = (path.relative_to(folder) for path in folder.rglob("*.py"))
    return sorted(path.as_posix() for path in paths if "_runtime" not in path.parts)


def test_black(folder: Path) -> None:
    check(folder, "black", "--check", "--target-version=py311", *generated(folder))


@pytest.mark.parametrize(
    "rules", [[], ["--select=I,TC004"]], ids=["default", "imports"]
)
def test_ruff(folder: Path, rules: list[str]) -> None:
    check(folder, "ruff", "check", "--isolated", "--no-cache", *rules, ".")


@pytest.mark.integration
@all_of_them
def test_mypy(folder: Path) -> None:
    copies = ",".join(f"sdk_{name}._runtime.*" for name in COPIES)
    settings = f"[mypy]\nstrict = true\n[mypy-{copies}]\nignore_errors = true\n"
    (folder / "mypy.ini").write_text(settings, "utf-8")
    check(folder, "mypy", "--config-file=mypy.ini", "--cache-dir=.mypy_cache", ".")


@pytest.mark.integration
@all_of_them
def test_pyright(folder: Path) -> None:
    copies = [f"sdk_{name}/_runtime" for name in COPIES]
    settings = json.dumps({**PYRIGHT, "exclude": copies})
    (folder / "pyrightconfig.json").write_text(settings, "utf-8")
    check(folder, "basedpyright", "--level=error", ".")


def test_import(folder: Path) -> None:
    modules = [
        name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for name in generated(folder)
    ]
    program = "import importlib, sys; [*map(importlib.import_module, sys.argv[1:])]"
    done = python(
        folder, "-W", "error", "-c", program, *modules, PYTHONDONTWRITEBYTECODE="1"
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", VALID)
def test_nothing_is_ignored(name: str) -> None:
    for each in artifacts(VALID[name]):
        if not is_runtime(each):
            assert not IGNORES.findall(each.text), each.path
