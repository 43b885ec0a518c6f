"""Classes that pydantic defines when they are first used."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel

from nexigon_gen.runtime.model import Model
from nexigon_gen.runtime.model.metaclass import define

SOURCE = """
from __future__ import annotations
from nexigon_gen.runtime.model import Action, Model, Returns

class Base(Model):
    name: str

class Heir(Base, tag="kind"):
    kind: str = "heir"
    later: Later | None = None

class Later(Model):
    name: str = "later"

class Ask(Action, Returns[Later], wire="ask"):
    heir: Heir
"""

_SAMPLE = type("_Sample", (Model,), {"__module__": __name__})
_GIVEN = [name for name in vars(_SAMPLE) if name.startswith("__pydantic_")]


@pytest.fixture
def defined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the classes that pydantic has defined, in order."""
    metaclass: Any = type(BaseModel)
    found: list[str] = []
    define = metaclass.__new__

    def recorded(mcs: Any, name: str, *args: Any, **keywords: Any) -> Any:
        found.append(name)
        return define(mcs, name, *args, **keywords)

    monkeypatch.setattr(metaclass, "__new__", recorded)
    return found


@pytest.fixture
def module(defined: list[str]) -> Iterator[Any]:
    found = sys.modules["deferred_classes"] = ModuleType("deferred_classes")
    exec(SOURCE, vars(found))  # noqa: S102
    yield found
    del sys.modules["deferred_classes"]


def test_an_import_defines_none(module: Any, defined: list[str]) -> None:
    assert defined == []
    assert issubclass(module.Heir, module.Base)
    assert module.Ask.__action__.wire == "ask"
    assert defined == []
    module.Base(name="a")
    assert defined == ["Base"]
    module.Ask(heir=module.Heir(name="a"))
    assert sorted(defined) == ["Ask", "Base", "Heir", "Later"]


@pytest.mark.parametrize("is_base_built", [False, True])
@pytest.mark.parametrize("name", ["model_config", "__hash__", *_GIVEN])
def test_who_asks_first_gets_what_is_of_the_class(
    module: Any, name: str, is_base_built: bool
) -> None:
    if is_base_built:
        module.Base(name="a")
    first = getattr(module.Heir, name)
    if name != "__hash__":  # which only instances ask
        assert first is getattr(module.Heir, name)
        assert name in vars(module.Heir) or first is None
    assert module.Heir(name="a") == module.Heir(name="a")
    assert [*module.Heir.model_fields] == ["kind", "name", "later"]
    assert module.Heir.model_json_schema()["required"] == ["name"]
    assert not issubclass(module.Heir, module.Later)


def test_what_is_read_of_a_pickle_has_one_hash(module: Any) -> None:
    value = module.Heir.__new__(module.Heir)
    fields = {"kind": "heir", "name": "a", "later": None}
    state = {"__dict__": fields, "__pydantic_fields_set__": {"name"}}
    value.__setstate__({"__pydantic_extra__": {}, "__pydantic_private__": None} | state)
    before = hash(value)
    assert before == hash(module.Heir(name="a")) == hash(value)
    assert pickle.loads(pickle.dumps(value)) == value


def test_an_heir_of_somebody_else_is_told_at_once(module: Any) -> None:
    told: list[str] = []

    class Telling(module.Base):  # type: ignore[misc]
        @classmethod
        def __pydantic_init_subclass__(cls, **keywords: object) -> None:
            told.append(cls.__name__)

    module.Telling = Telling
    exec("class Heard(Telling):\n    size: int", module.__dict__)  # noqa: S102
    assert told == ["Heard"]


def test_a_mistake_of_somebody_else_is_told_at_once(module: Any) -> None:
    with pytest.raises(Exception, match="non-annotated attribute"):
        exec("class Wrong(Base):\n    size = 1", module.__dict__)  # noqa: S102


def test_threads_may_ask_at_once(module: Any, defined: list[str]) -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    start = threading.Barrier(8)
    found: list[list[str]] = []

    def ask(name: str) -> None:
        start.wait()
        found.append([*getattr(module.Heir, name)])
        found.append([*module.Heir.model_fields])

    try:
        threads = [
            threading.Thread(target=ask, args=(name,))
            for name in ("model_fields", "__pydantic_fields__") * 4
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    finally:
        sys.setswitchinterval(interval)
    assert sorted(defined) == ["Base", "Heir"]
    assert found == [["kind", "name", "later"]] * 16


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_child_does_not_wait_for_who_is_not_there(
    module: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    metaclass: Any = type(BaseModel)
    begun, go_on = threading.Event(), threading.Event()
    original = metaclass.__new__

    def slow(*args: Any, **keywords: Any) -> Any:
        begun.set()
        go_on.wait(30)
        return original(*args, **keywords)

    monkeypatch.setattr(metaclass, "__new__", slow)
    thread = threading.Thread(target=define, args=(module.Base,))
    thread.start()
    begun.wait(30)
    monkeypatch.setattr(metaclass, "__new__", original)
    child = os.fork()
    if not child:
        os._exit(int(module.Later().name != "later"))
    go_on.set()
    thread.join()
    assert os.waitpid(child, 0)[1] == 0
