"""Dataclasses of the runtime in the hands of users, beside those of `dataclasses`."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import sys
import threading
import typing
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import FrozenInstanceError
from types import ModuleType
from typing import Any

import pytest

from nexigon_gen.runtime import dataclass as ours
from nexigon_gen.runtime.problems import Problem
from nexigon_gen.runtime.server.settings import Hooks

_BOTH = (ours, dataclasses)


def _point(module: ModuleType, **options: bool) -> Any:
    field: Callable[..., Any] = module.field

    @module.dataclass(**options)
    class Point:
        """A point."""

        x: int
        tags: list[str] = field(default_factory=list[str])
        secret: str = field(default="", repr=False, kw_only=True)

    return Point


@dataclasses.dataclass(frozen=True)
class Placed(Problem):
    """What a user makes of a class of the runtime: a field more, and no slots."""

    line: int = 0


class Noted(Problem):
    """One with an attribute and an `__init__` of its own."""

    def __init__(self, note: str) -> None:
        super().__init__("a", "b", "c")
        self.note = note


def test_subclass_with_a_field_more() -> None:
    placed = Placed("a", "b", "c", 4)
    assert dataclasses.replace(placed, path="x") == Placed("x", "b", "c", 4)
    for kept in (pickle.loads(pickle.dumps(placed)), copy.copy(placed)):
        assert kept == placed
        assert kept.line == 4


def test_subclass_with_an_attribute_more() -> None:
    noted: Any = Noted("n")
    assert (noted.note, noted.path) == ("n", "a")
    with pytest.raises(FrozenInstanceError):
        noted.path = "b"
    with pytest.raises(FrozenInstanceError):
        del noted.path
    del noted.note
    assert not hasattr(noted, "note")


def test_frozen_subclass_beside_another_class() -> None:
    class Loud:
        """Notices what is set."""

        def __setattr__(self, name: str, value: object) -> None:
            object.__setattr__(self, name, f"{value}!")

    class Both(Noted, Loud):
        """Is frozen, and notices the rest."""

    assert Both("n").note == "n!"


def _other(self: object, other: int) -> None:
    """An `__init__` of a subclass."""


_TOLD: list[Callable[[Any], object]] = [
    inspect.signature,
    lambda cls: inspect.signature(cls.__init__),
    lambda cls: inspect.signature(type("Sub", (cls,), {})),
    lambda cls: inspect.signature(type("Sub", (cls,), {"__init__": _other})),
    typing.get_type_hints,
    lambda cls: typing.get_type_hints(cls.__init__),
    lambda cls: (cls.__init__.__module__, cls.__init__.__qualname__),
]


@pytest.mark.parametrize("told", _TOLD)
@pytest.mark.parametrize("slots", [True, False])
def test_signatures(slots: bool, told: Callable[[Any], object]) -> None:
    one, other = (_point(module, frozen=True, slots=slots) for module in _BOTH)
    assert str(told(one)) == str(told(other))


def test_instances_that_can_be_called() -> None:
    for module in _BOTH:

        @module.dataclass(frozen=True, slots=True)
        class Adds:
            """Adds a number."""

            by: int

            def __call__(self, to: int) -> int:
                return self.by + to

        adds: Any = Adds
        assert [*inspect.signature(adds(1)).parameters] == ["to"]
        assert adds(1)(2) == 3


def test_defaults_of_a_class() -> None:
    for module in _BOTH:
        point: Any = _point(module)
        assert point.secret == ""
        assert not hasattr(point, "tags")
    hooks: Any = Hooks
    assert hooks.interceptors == ()


def test_what_dataclasses_is_told() -> None:
    for options in ({"frozen": True, "slots": True}, {"kw_only": True}, {"eq": False}):
        told = [_point(each, **options).__dataclass_params__ for each in _BOTH]
        assert repr(told[0]) == repr(told[1])


@contextmanager
def _eager_threads() -> Generator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def test_threads_that_are_first_to_ask() -> None:
    def ask(cls: Any, start: threading.Barrier, found: list[object]) -> None:
        start.wait()
        try:
            fields = {each.name: each for each in dataclasses.fields(cls)}
            found.append((fields["tags"].default_factory, fields["secret"].repr))
            found.append(cls(1).tags)
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            found.append(error)

    with _eager_threads():
        for _ in range(20):
            cls, start = _point(ours, frozen=True, slots=True), threading.Barrier(4)
            found: list[object] = []
            asked = (cls, start, found)
            threads = [threading.Thread(target=ask, args=asked) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert all(each in ([], (list[str], False)) for each in found)


def test_an_interrupt_while_a_class_is_defined() -> None:
    """Python before 3.12 makes another error of one that is raised in `__set_name__`."""
    defined = False
    calls = 0
    while not defined:
        calls += 1
        left = calls

        def interrupt(_frame: object, event: str, _argument: object) -> None:
            nonlocal left
            left -= event == "call"
            if not left:
                sys.setprofile(None)
                raise KeyboardInterrupt

        sys.setprofile(interrupt)
        try:
            _point(ours, frozen=True, slots=True)
            defined = True
        except KeyboardInterrupt:
            continue
        finally:
            sys.setprofile(None)
    assert calls > 5
