"""Black leaves every rendering alone: bytes do not depend on which one is installed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.backends.python.columns import WIDTH
from nexigon_gen.backends.python.expr import (
    Attribute,
    Call,
    Either,
    Expr,
    Keyword,
    Name,
    Parameter,
    Quoted,
    Raw,
    Subscript,
    annotated,
)
from nexigon_gen.backends.python.imports import Imports
from nexigon_gen.backends.python.literals import string
from nexigon_gen.backends.python.spelling import Spelling
from nexigon_gen.backends.python.statements import code as laid_out
from support.black import formatted

HEADS = ("", "class A:\n    ", "class A:\n    def a(self) -> None:\n        ")


def spelled(expr: Expr) -> str:
    """An expression in a module of its own."""
    return Spelling(Imports("a.types")).text(expr)


def items(exprs: Iterable[Expr]) -> str:
    """Expressions behind each other, as a template writes them."""
    return "".join(f"\n    {spelled(each)},\n" for each in exprs)


def code(text: str, indent: int = 0) -> str:
    """A statement without the indent of its first line."""
    return laid_out(text, indent)[indent:-1]


def field(name: str, type_: Expr, default: Expr | None, indent: int = 0) -> str:
    """`name: type = default`"""
    value = f" = {spelled(default)}" if default else ""
    return code(f"{name}: {spelled(type_)}{value}", indent)


def words(longest: int) -> st.SearchStrategy[str]:
    """Identifiers of many lengths."""
    return st.integers(1, longest).map(lambda size: ("Long" * 30)[:size])


named = words(80).map(lambda name: Name("typing", name))
heads = words(10).map(lambda name: Name("typing", name))
raw = st.text("ab \"'\\", max_size=90).map(lambda text: Raw(string(text)))
leaves = named | raw | st.just(Raw("None"))


def call(func: Name, arguments: list[Expr], keywords: list[Keyword]) -> Expr:
    """A call the way it has to be: keywords last."""
    return Call(func, (*arguments, *keywords))


def with_metadata(base: Expr, metadata: list[Expr]) -> Expr:
    """An annotated type, or a bare one."""
    return annotated(base, *metadata)


def deeper(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    """Expressions around others, the way lowering builds them."""
    keywords = st.builds(Keyword, words(20).map(str.lower), inner)
    calls = st.builds(
        call, heads, st.lists(inner, max_size=3), st.lists(keywords, max_size=2)
    )
    nullable = inner.map(lambda item: Either((item, Raw("None"))))
    indices = st.lists(inner | nullable, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Subscript, heads, indices),
        calls,
        st.builds(with_metadata, inner, st.lists(calls, max_size=2)),
    )


trees: st.SearchStrategy[Expr] = st.recursive(leaves, deeper, max_leaves=8)
unions = st.builds(Either, st.lists(named, min_size=2, max_size=6).map(tuple))


calls = st.builds(Call, heads, st.lists(raw | named, min_size=1, max_size=3).map(tuple))


@given(raw | calls, st.sampled_from([0, 1]), words(80))
def test_constant(expr: Expr, depth: int, name: str) -> None:
    text = code(f"{name} = {spelled(expr)}", 4 * depth)
    module = f"{HEADS[depth]}{text}\n"
    assert formatted(module) == module


newtypes = st.builds(
    Call, words(60).map(lambda name: Name("typing", name)), st.tuples(raw)
)
defaults = st.none() | raw | newtypes


types = (trees | unions).filter(lambda expr: not isinstance(expr, Call))


@given(types, st.sampled_from([0, 1]), words(70), defaults)
def test_field(type_: Expr, depth: int, name: str, default: Expr | None) -> None:
    text = field(name, type_, default, 4 * depth)
    module = f"{HEADS[depth]}{text}\n"
    assert formatted(module) == module


members = st.builds(Attribute, named, words(90).map(str.upper))
values = st.just(Raw("None")) | raw | members
parameters = st.builds(Parameter, words(90), trees | unions, st.none() | values)


@given(st.lists(parameters, max_size=2))
def test_parameters(found: list[Parameter]) -> None:
    text = code(f"def f(\nself,{items(found)}\n) -> None:", 4)
    module = f"class A:\n    {text}\n        return 1\n"
    assert formatted(module) == module


bases = named | st.builds(Subscript, named, st.tuples(named))
facts = st.builds(Keyword, words(20).map(str.lower), raw)


@given(words(90), st.lists(bases, min_size=1, max_size=3), st.lists(facts, max_size=2))
def test_class(name: str, found: list[Expr], keywords: list[Keyword]) -> None:
    text = code(f"class {name}({items([*found, *keywords])}\n):")
    module = f"{text}\n    a = 1\n"
    assert formatted(module) == module


@given(trees | unions, words(80))
def test_alias(expr: Expr, name: str) -> None:
    text = field(name, Name("typing", "TypeAlias"), expr)
    assert formatted(f"{text}\n") == f"{text}\n"


@given(trees | unions, words(60))
def test_late_alias(expr: Expr, name: str) -> None:
    type_ = Name("typing", "TypeAlias")
    text = field(name, type_, Quoted(expr), 4)
    module = f"{HEADS[1]}{text}\n"
    assert formatted(module) == module


@given(st.builds(Call, heads, st.lists(trees, max_size=3).map(tuple)))
def test_return(expr: Call) -> None:
    text = code(f"return {spelled(expr)}", 8)
    module = f"{HEADS[2]}{text}\n"
    assert formatted(module) == module


@given(st.lists(words(30), max_size=5), words(60), words(60))
def test_signature(names: list[str], name: str, output: str) -> None:
    found = [Parameter(f"{each}_{n}", Raw("int")) for n, each in enumerate(names)]
    text = code(f"async def {name}(\nself,{items(found)}\n) -> {output}:", 4)
    module = f"class A:\n    {text}\n        return 1\n"
    assert formatted(module) == module


routes = st.builds(Call, named, st.tuples(named, named))


@given(st.lists(routes, max_size=4))
def test_tuple(found: list[Call]) -> None:
    text = code(f"return ({items(found)}\n)", 8)
    module = f"{HEADS[2]}{text}\n"
    assert formatted(module) == module


@pytest.mark.parametrize("size", range(WIDTH - 12, WIDTH + 3))
def test_the_last_column(size: int) -> None:
    name = Name("typing", "N" * (size - len("x: list[]")))
    text = code(f"x: {spelled(Subscript(Name('builtins', 'list'), (name,)))}")
    assert ("\n" in text) is (size > WIDTH)
    assert formatted(f"{text}\n") == f"{text}\n"


def test_flat() -> None:
    expr = Call(
        Name("pydantic", "Field"),
        (
            Raw("1"),
            Keyword("a", Subscript(Name("builtins", "list"), (Raw("None"),))),
            Quoted(Either((Name("typing", "Any"), Raw("None")))),
        ),
    )
    assert spelled(expr) == 'Field(1, a=list[None], "Any | None")'


def test_shadowed_builtins_are_qualified() -> None:
    imports = Imports("a.types")
    shadowing = Spelling(imports, frozenset({"list"}))
    assert shadowing.text(Name("builtins", "list")) == "builtins.list"
    assert shadowing.text(Name("builtins", "dict")) == "dict"
    group = imports.view.now
    assert [each.module for each in group] == ["builtins"]


@pytest.mark.parametrize("width", range(60, 101))
def test_values_of_any_width(width: int) -> None:
    """What has no break goes into parentheses behind a type, even if they do not help."""
    text, name = Raw(string("t" * width)), Raw("Long" * 10 + "N" * (width - 40))
    lines = field("greeting", defaulted(Raw("str")), text, 4)
    alias = field("Known", Raw("TypeAlias"), name)
    for module in (f"class A:\n    {lines}\n", f"{alias}\n"):
        assert formatted(module) == module


def defaulted(inner: Expr) -> Expr:
    """The type of a field with a default."""
    return Subscript(Raw("Defaulted"), (inner,))
