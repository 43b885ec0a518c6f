"""Whatever the names of a spec are, the package can be imported, checked and used."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import pytest

from support.command import python
from support.sdk import Sdk, make, write
from support.specs import artifacts

from . import swept
from .words import DEVICES, namespace_words, pascal_words, snake_words

pytestmark = pytest.mark.integration

URL = "https://hub.example.com"
LARGE = ("every_field", "every_tag", "every_type", "every_member", "every_action")
MYPY = "[mypy]\nstrict = true\n[mypy-{}._runtime.*]\nignore_errors = true\n"


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Sdk:
    """The package of the spec with all names."""
    specs = swept.write(tmp_path_factory.mktemp("specs"))
    return make(tmp_path_factory.mktemp("swept"), "sdk_swept", *specs)


def client(package: Sdk, transport: Any) -> Any:
    return package.module().Swept(URL, token="t", transport=transport)


def parameters(method: Any) -> list[str]:
    return [name for name in inspect.signature(method).parameters if name != "options"]


@pytest.mark.parametrize("kind", swept.KINDS)
def test_every_field(package: Sdk, kind: str) -> None:
    action = vars(package.module("every_field"))["__getattr__"](f"{kind}Action")
    stub = package.module("testing").StubTransport()
    method = getattr(client(package, stub).every_field, kind.lower())
    names = parameters(method)
    assert {name.rstrip("_") for name in names} >= {*snake_words()}
    together = [{name: f"{name}!" for name in names}]
    alone = [{name: "x"} for name in names] if kind != "Required" else []
    for arguments in (*together, *alone):
        stub.reply(action, action(**dict.fromkeys(action.model_fields, "")))
        method(**arguments)
        sent = stub.calls[-1].model_dump(by_alias=True, exclude_unset=True)
        assert list(sent.values()) == list(arguments.values())


def test_every_namespace(package: Sdk) -> None:
    stub = package.module("testing").StubTransport()
    hub = client(package, stub)
    for word in namespace_words():
        name = next(each for each in (word, f"{word}_") if has(package, each))
        stub.reply(package.module(name).GetAction, "here")
        assert getattr(hub, name).get(id="x", items=[]) == "here"
        assert package.module(f"{name}.server")


def has(package: Sdk, namespace: str) -> bool:
    return (package.folder / package.package / namespace / "client.py").is_file()


def test_every_action_is_served(package: Sdk) -> None:
    space, server = package.module("every_action"), package.module("server")
    stubs = package.module("every_action.server")
    colour = space.Colour.RED

    def handler(route: Any) -> Any:
        (answer,) = (cls for cls in answers if cls.__name__ == numbered(route))
        return lambda self, action, ctx: answer(x=action.x, y=colour)

    def numbered(route: Any) -> str:
        return f"Answer{route.action.__name__.removeprefix('Ask')}"

    answers = [getattr(space, name) for name in space.__all__ if "Answer" in name]
    routes = stubs.EveryActionServiceSync().routes()
    methods = {route._method.__name__: handler(route) for route in routes}
    service = type("Service", (stubs.EveryActionServiceSync,), methods)()
    app = server.ActionApp([service], authenticate=lambda request: "me")
    with client(package, package.module("testing").AppTransport(app)) as hub:
        names = [
            name for name in vars(type(hub.every_action)) if not name.startswith("_")
        ]
        assert len(names) == len(pascal_words())
        for name in names:
            with pytest.warns(DeprecationWarning, match="Use another"):
                answer = getattr(hub.every_action, name)(x=[name], y=b"")
            assert answer.x == [name]


def test_every_type(package: Sdk) -> None:
    for name in LARGE:
        space = package.module(name)
        assert len({*space.__all__}) == len(space.__all__)
        for each in space.__all__:
            assert getattr(space, each) is not None
    package.module("_runtime.model.completion").complete_models()


def test_every_file(package: Sdk) -> None:
    paths = [
        path.relative_to(package.folder)
        for path in package.folder.rglob("*")
        if "__pycache__" not in path.parts
    ]
    assert len({str(path).lower() for path in paths}) == len(paths)
    for path in paths:
        assert path.name.partition(".")[0].lower() not in DEVICES
        assert path.name.lower() not in DEVICES


def test_warnings_of_import(package: Sdk) -> None:
    names = [
        f"{package.package}.{space}" for space in ("client", "every_action.server")
    ]
    names += [
        f"{package.package}.{space}.types" for space in ("every_tag", "every_member")
    ]
    done = python(package.folder, "-W", "error", "-c", f"import {', '.join(names)}")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_checkers(tmp_path: Path, checker: str) -> None:
    """A checker can only mistake a name for one that a module sees. What each namespace
    has alone is looked at in a few of them."""
    name = "checked"
    (tmp_path / "specs").mkdir()
    specs = swept.write(tmp_path / "specs", near=True)
    write(artifacts(*specs, package=name), tmp_path)
    looked_at = [f"{name}/{space}" for space in (*LARGE, "import_", "con_", "client_")]
    looked_at.append(f"{name}/client.py")
    if checker == "mypy":
        (tmp_path / "mypy.ini").write_text(MYPY.format(name), "utf-8")
        command = ("mypy", "--config-file=mypy.ini", "--no-incremental", *looked_at)
    else:
        slow = [f"{name}/every_tag", f"{name}/every_member"]  # mypy has looked at them
        fast = [path for path in looked_at if path not in slow]
        settings = {"typeCheckingMode": "strict", "include": fast}
        (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
        command = ("basedpyright", "--level=error")
    done = python(tmp_path, "-m", *command)
    assert done.returncode == 0, done.stdout[-4000:]
