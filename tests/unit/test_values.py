"""Classes of `values` beside those of `dataclasses`: the same text, made by both."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from functools import cached_property
from types import ModuleType
from typing import Any, Generic, TypeVar

import pytest

from nexigon_gen import values
from nexigon_gen.ir.typerefs import Ref, TypeId
from nexigon_gen.runtime.dataclass import dataclass as runtime_dataclass
from nexigon_gen.runtime.problems import Problem

T = TypeVar("T")
_WAYS = [{"frozen": frozen, "slots": slots} for frozen in (1, 0) for slots in (1, 0)]
_MADE_BEFORE = (0, 9)
"""Instances; the first few are made in another way."""


def _made(module: ModuleType, **options: Any) -> Any:
    field: Callable[..., Any] = module.field

    @module.dataclass(**options)
    class Point(Generic[T]):
        """A point."""

        x: int
        y: int = 2
        label: str = field(default="", compare=False, repr=False)
        note: str = field(default="", kw_only=True)
        more: list[T] = field(default_factory=list[T], kw_only=True)
        tags: list[T] = field(default_factory=list[T])
        twice: int = 0

        def __post_init__(self) -> None:
            object.__setattr__(self, "twice", 2 * self.x)

        def moved(self) -> Any:
            made: Any = self
            return dataclasses.replace(made, x=self.x + 1)

    return Point


def _both(**options: Any) -> tuple[Any, Any]:
    return _made(values, **options), _made(dataclasses, **options)


@pytest.mark.parametrize("before", _MADE_BEFORE)
@pytest.mark.parametrize("options", _WAYS)
def test_instances(options: dict[str, bool], before: int) -> None:
    replaces: tuple[Callable[..., Any], ...] = (values.replace, dataclasses.replace)
    for make, replace in zip(_both(**options), replaces, strict=True):
        _ = [make(number) for number in range(before)]
        point = make(1, label="a")
        assert (point.x, point.y, point.tags, point.twice) == (1, 2, [], 2)
        assert point.tags is not make(1).tags
        assert point == make(1, label="b")
        assert point != make(1, 3)
        assert point != (1, 2, [], 2)
        assert repr(point).endswith(
            "Point(x=1, y=2, note='', more=[], tags=[], twice=2)"
        )
        assert point.moved() == make(2, label="c")
        assert replace(point, y=5).y == 5
        assert replace(point, y=5).label == "a"
        assert copy.deepcopy(point) == point
        assert copy.copy(point).label == "a"
        match point:
            case make(1, 2):
                pass
            case _:
                pytest.fail("it matches")


@pytest.mark.parametrize("before", _MADE_BEFORE)
@pytest.mark.parametrize("options", _WAYS)
def test_wrong_arguments(options: dict[str, bool], before: int) -> None:
    ours, usual = _both(**options)
    _ = [ours(number) for number in range(before)]
    wrong: list[tuple[tuple[Any, ...], dict[str, Any]]]
    wrong = [((), {}), ((1, 2, "", [], 0, 6), {}), ((1,), {"z": 1}), ((1,), {"x": 1})]
    for given, named in wrong:
        said: list[str] = []
        for make in (ours, usual):
            with pytest.raises(TypeError) as caught:
                make(*given, **named)
            said.append(str(caught.value))
        assert said[0] == said[1]


@pytest.mark.parametrize("options", _WAYS)
def test_what_dataclasses_knows(options: dict[str, bool]) -> None:
    ours, usual = _both(**options)
    assert dataclasses.is_dataclass(ours(1))
    told = [
        [(f.name, f.type, f.default, f.compare, f.repr) for f in dataclasses.fields(x)]
        for x in (ours, usual)
    ]
    assert told[0] == told[1]
    assert dataclasses.asdict(ours(1)) == dataclasses.asdict(usual(1))
    assert ours.__doc__ == usual.__doc__
    assert ours.__match_args__ == usual.__match_args__
    assert str(inspect.signature(ours)) == str(inspect.signature(usual))
    assert hasattr(ours(1), "__dict__") == (not options["slots"])


@pytest.mark.parametrize("slots", [True, False])
def test_frozen(slots: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "_REFUSES", True)
    for make in _both(frozen=True, slots=slots):
        point = make(1, tags=(), more=())
        with pytest.raises(FrozenInstanceError):
            point.x = 2
        with pytest.raises(FrozenInstanceError):
            del point.x
        assert hash(point) == hash(make(1, tags=(), more=(), label="b"))
        with pytest.raises(TypeError):
            hash(make(1))  # a list in it
    for make in _both(slots=slots):
        point = make(1)
        point.x = 2
        assert point.x == 2
        with pytest.raises(TypeError):
            hash(point)


def test_development_mode_holds_what_is_frozen() -> None:
    change = (
        "from nexigon_gen.text.span import Position; Position(1, 2).line = 3; print(1)"
    )
    run = [sys.executable, "-X", "dev", "-c", change]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert "FrozenInstanceError: cannot assign to field 'line'" in done.stderr
    assert not done.stdout


def test_the_ir_is_frozen() -> None:
    """It goes to backends of other packages, whatever checks those."""
    kept: Any = Ref(TypeId("projects", "Project"))
    with pytest.raises(FrozenInstanceError):
        kept.id = TypeId("projects", "Device")


def test_order() -> None:
    for dataclass in (values.dataclass, dataclasses.dataclass):

        @dataclass(frozen=True, slots=True, order=True)
        class Point:
            a: int
            b: str

        Pair: Any = Point
        pairs = [Pair(2, "a"), Pair(1, "b"), Pair(1, "a")]
        assert sorted(pairs) == [Pair(1, "a"), Pair(1, "b"), Pair(2, "a")]
        assert Pair(1, "a") <= Pair(1, "a") < Pair(1, "b")
        assert Pair(2, "a") >= Pair(2, "a") > Pair(1, "b")
        with pytest.raises(TypeError):
            _ = Pair(1, "a") < (1, "b")


@values.dataclass(frozen=True, slots=True)
class Alone:
    value: object


@values.dataclass(frozen=True)
class Lazy:
    value: int

    @cached_property
    def twice(self) -> int:
        """Made once."""
        return self.value * 2


@values.dataclass(frozen=True, slots=True)
class Nothing:
    """Has no fields."""


def test_few_fields() -> None:
    nan = float("nan")
    assert Alone(nan) == Alone(nan)
    assert Alone(1) != Alone(2)
    assert hash(Alone(1)) == hash(Alone(1.0))
    assert Nothing() == Nothing()
    assert {Nothing(), Alone(1)} == {Alone(1), Nothing()}
    assert len({Nothing(), Nothing()}) == 1
    assert repr(Nothing()) == "Nothing()"


def test_equality_may_be_left_to_object() -> None:
    for dataclass in (runtime_dataclass, dataclasses.dataclass):

        @dataclass(frozen=True, slots=True, eq=False)
        class Point:
            x: dict[str, int]

        point = Point({})
        assert point == point  # noqa: PLR0124 - it is what it is
        assert point != Point({})
        assert {point: 1}[point] == 1


def test_keywords_only() -> None:
    for dataclass in (runtime_dataclass, dataclasses.dataclass):

        @dataclass(frozen=True, kw_only=True)
        class Point:
            x: int
            y: int = 2

        assert Point(x=1) == Point(y=2, x=1)
        assert repr(Point(x=1)).endswith("Point(x=1, y=2)")
        positional: Any = Point
        with pytest.raises(TypeError):
            positional(1, 2)


def test_those_of_the_runtime_refuse_changes() -> None:
    kept: Any = Problem("a", "b", "c")
    with pytest.raises(FrozenInstanceError):
        kept.path = "c"


def test_attributes_made_when_needed() -> None:
    lazy = Lazy(2)
    assert lazy.twice == 4
    assert "twice" in vars(lazy)
    assert lazy == Lazy(2)


def test_pickle() -> None:
    for value in (Alone((1, "a")), Lazy(3), Nothing()):
        assert pickle.loads(pickle.dumps(value)) == value


def test_of_itself() -> None:
    inner: list[object] = []
    value = Alone(inner)
    inner.append(value)
    assert repr(value) == "Alone(value=[...])"


_ALIKE: list[tuple[object, object]] = [
    (1, 1.0),
    (1, True),
    (0.0, -0.0),
    ((), []),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ("a", b"a"),
]


@pytest.mark.parametrize(("one", "other"), _ALIKE)
def test_values_that_can_be_told_apart(one: object, other: object) -> None:
    assert not values.same(one, other)
    assert not values.same((one,), (other,))
    assert not values.same({"k": [one]}, {"k": [other]})
    cls = _made(values, frozen=True)
    assert not values.same(cls(1, tags=[one]), cls(1, tags=[other]))


def test_values_that_cannot_be_told_apart() -> None:
    cls = _made(values, frozen=True)
    one, other = (cls(1, label=label, tags=[0.5, {"k": (None,)}]) for label in "ab")
    assert values.same(one, other)
    assert not values.same(one, _made(values, frozen=True)(1))
    assert values.fields_of(one) == (
        *("x", "y", "label", "note", "more", "tags", "twice"),
    )
    assert values.fields_of((1, 2)) == ()


class Pair(values.NamedTuple):
    """Has a default and a method."""

    first: int
    second: str = "b"

    def turned(self) -> tuple[str, int]:
        """The other way round."""
        return self.second, self.first


class Said(values.TypedDict):
    """Has two keys."""

    what: str
    who: int


def test_named_tuples() -> None:
    pair = Pair(1)
    assert (pair, pair.second, pair.turned()) == ((1, "b"), "b", ("b", 1))
    assert repr(pair) == "Pair(first=1, second='b')"
    assert pair == Pair(1, "b")
    assert pair._replace(first=2) == Pair(2)
    assert pickle.loads(pickle.dumps(pair)) == pair
    assert isinstance(pickle.loads(pickle.dumps(pair)), Pair)
    assert not hasattr(pair, "__dict__")
    match pair:
        case Pair(first, second):
            assert (first, second) == (1, "b")
    wrong: Any = Pair
    with pytest.raises(TypeError, match="first"):
        wrong()


def test_typed_dicts() -> None:
    assert Said(what="a", who=1) == {"what": "a", "who": 1}
