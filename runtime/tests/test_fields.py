"""Annotations of fields, which are evaluated when somebody asks for them."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from pydantic import ValidationError

from nexigon_gen.runtime.model import Model

SOURCE = """
from __future__ import annotations
from pydantic import Field
from nexigon_gen.runtime.model import Model

evaluated = []

def seen(type_):
    evaluated.append(type_)
    return type_

class Base(Model):
    name: seen(str)
    size: seen(int) = Field(3, alias="theSize", gt=0)

class Heir(Base, tag="kind"):
    kind: seen(str) = "heir"
    later: Later | None = None

class Later(Model):
    name: str = "later"
"""


@pytest.fixture
def module() -> Iterator[Any]:
    found = sys.modules["deferred_fields"] = ModuleType("deferred_fields")
    exec(SOURCE, vars(found))  # noqa: S102
    yield found
    del sys.modules["deferred_fields"]


def test_an_import_evaluates_none(module: Any) -> None:
    assert module.evaluated == []
    assert module.Base(name="a").size == 3
    assert module.evaluated == [str, int]


def test_who_asks_for_the_fields_gets_their_types(module: Any) -> None:
    fields = module.Heir.model_fields
    assert [*fields] == ["kind", "name", "size", "later"]
    assert fields["size"].annotation is int
    assert fields["size"].alias == "theSize"
    assert fields["later"].annotation == module.Later | None
    assert module.Heir.model_fields is fields


def test_what_a_field_was_given_counts(module: Any) -> None:
    for cls in (module.Heir, module.Base):
        assert cls.model_validate({"name": "a", "theSize": 1}).size == 1
        with pytest.raises(ValidationError, match="greater than 0"):
            cls(name="a", size=0)


@pytest.mark.parametrize("name", ["Base", "Heir", "Later"])
def test_a_signature_is_that_of_the_fields(module: Any, name: str) -> None:
    cls = getattr(module, name)
    unbuilt = inspect.signature(cls)
    wires = [field.alias or each for each, field in cls.model_fields.items()]
    assert [*unbuilt.parameters][: len(wires)] == wires
    cls(name="a")
    assert inspect.signature(cls) == unbuilt
    with pytest.raises(TypeError, match="not a callable"):
        inspect.signature(cls(name="a"))


def test_a_signature_of_what_cannot_be_built() -> None:
    class Broken(Model):
        what: Nowhere  # type: ignore[name-defined]  # noqa: F821

    assert [*inspect.signature(Broken).parameters] == ["given"]


def test_names_of_a_function(module: Any) -> None:
    class Local(Model):
        size: int

    class Holder(Model):
        local: Local

    assert Holder(local=Local(size=1)).local.size == 1
    assert Holder.model_fields["local"].annotation is Local


@pytest.mark.parametrize("is_built", [False, True])
def test_an_heir_has_what_fields_were_given(module: Any, is_built: bool) -> None:
    if is_built:
        assert module.Heir(name="a").size == 3
    for later in (
        "class Last(Heir, tag='kind'):\n    more: seen(int)",
        "class Last(Heir, tag='kind'):\n    more: seen(int) = 1",
        "class Last(Heir, tag='kind'):\n    name: seen(str) = 'n'\n    more: seen(int)",
    ):
        exec(later, module.__dict__)  # noqa: S102
        last = module.Last(name="a", more=1)
        assert (last.size, last.kind, last.later) == (3, "heir", None)
        with pytest.raises(ValidationError, match="greater than 0"):
            module.Last(name="a", more=1, size=0)


GENERIC = """
from typing import Generic, TypeVar
T = TypeVar("T")

class Page(Heir, Generic[T]):
    items: list[T]
"""


@pytest.mark.parametrize("is_built", [False, True])
def test_a_generic_heir_has_the_fields_it_inherits(module: Any, is_built: bool) -> None:
    if is_built:
        assert module.Heir(name="a").size == 3
    exec(GENERIC, module.__dict__)  # noqa: S102
    page = module.Page[int](name="a", items=[1])
    assert (page.kind, page.size, page.later, page.items) == ("heir", 3, None, [1])
    with pytest.raises(ValidationError, match="size\n.*greater than 0") as caught:
        module.Page[int](name=1, size=0, items=["a"])
    wrong = [each["loc"][0] for each in caught.value.errors()]
    assert wrong == ["name", "size", "items"]
    plain = {"kind": str, "name": str, "size": int, "items": list[int]}
    fields = module.Page[int].model_fields
    assert {name: fields[name].annotation for name in plain} == plain


@pytest.mark.parametrize("given", ["", " = None"])
def test_nothing_is_a_type(module: Any, given: str) -> None:
    source = f"class Empty(Model):\n    nothing: None{given}"
    exec(source, module.__dict__)  # noqa: S102
    assert module.Empty(nothing=None).nothing is None
    assert module.Empty.model_fields["nothing"].annotation is type(None)
