"""The table of names, and the clashes that it reports."""

from __future__ import annotations

from keyword import iskeyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.backends.python.identifiers import identifier
from nexigon_gen.backends.python.modules import place
from nexigon_gen.backends.python.names import ApiNames, names_of
from nexigon_gen.backends.python.requests import requests_of
from nexigon_gen.backends.python.scope import NameScope
from nexigon_gen.ir.model import Api
from nexigon_gen.ir.typerefs import TypeId
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source, Span
from support.specs import VALID, compiled


def table(api: Api) -> ApiNames:
    modules = place(api)
    return names_of(api, modules, requests_of(api, modules), Report())


@pytest.mark.parametrize(
    ("title", "package", "client"),
    [
        ("Nexigon Hub", "nexigon_hub", "NexigonHub"),
        ("nexigon-hub (v2)", "nexigon_hub_v2", "NexigonHubV2"),
        ("HTTP Hub", "http_hub", "HTTPHub"),
        ("Import", "import_", "Import"),
        ("none", "none", "None_"),
        ("7 Hubs", "api_7_hubs", "Api7Hubs"),
        ("日本", "api", "Api"),
    ],
)
def test_titles(title: str, package: str, client: str) -> None:
    names = table(Api(title, ()))
    assert names.package == package
    assert names.clients.sync == client


@given(st.text())
def test_names_of_titles_are_valid(title: str) -> None:
    names = table(Api(title, ()))
    for name in (names.package, *names.clients):
        assert name.isascii()
        assert name.isidentifier()
        assert not iskeyword(name)


def test_a_namespace() -> None:
    space = table(compiled(VALID["cycle"])).spaces["alpha"]
    assert space.folder == "alpha"
    assert space.clients == ("AlphaClient", "AsyncAlphaClient")
    assert space.services == ("AlphaServiceSync", "AlphaService")
    assert space.methods == ("get", "find", "beta")
    assert "AlphaUnionBeta" in space.exported["unions"]


@pytest.mark.parametrize("name", VALID)
def test_everything_has_a_name_and_a_module(name: str) -> None:
    api = compiled(VALID[name])
    assert table(api).classes.keys() == api.definitions.keys()


@pytest.mark.parametrize("name", ["taggings", "cycle", "recursion"])
def test_unions(name: str) -> None:
    for id_, union in table(compiled(VALID[name])).unions.items():
        assert union.unknown == f"Unknown{id_.name}"
        assert union.known == f"{id_.name}Known"
        for variant, each in union.variants.items():
            assert each == f"{id_.name}{variant}"


def test_fields_that_mean_something_elsewhere() -> None:
    names = table(compiled(VALID["keywords"]))
    found = names.fields[TypeId("import", "Literal")]
    fields = {name: (each.attribute, each.argument) for name, each in found.items()}
    assert fields["class"] == ("class_", "class_")
    assert fields["copy"] == ("copy_", "copy_")
    assert fields["options"] == ("options", "options_")


def test_a_clash_names_both_places() -> None:
    source = Source("a.yaml", "one two")
    report = Report()
    scope = NameScope("a place", report)
    scope.take(identifier("x"), Span(source, 0, 3))
    scope.take(identifier("y"), Span(source, 0, 3))
    assert not list(report)
    scope.take(identifier("x"), Span(source, 4, 7))
    (found,) = report
    assert found.code == "NXG602"
    assert found.label is not None
    assert found.label.span == Span(source, 4, 7)
    assert [each.span for each in found.others] == [Span(source, 0, 3)]
