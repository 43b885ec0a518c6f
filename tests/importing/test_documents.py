"""OpenAPI documents as specs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from properties.bodies import IMPORTED
from properties.specs import Spec, specs
from synthetic.hub import write

from nexigon_gen.backends.openapi import openapi
from nexigon_gen.backends.openapi.schema import Schema
from nexigon_gen.compat.comparison import compare
from nexigon_gen.compat.severity import Audience, judge
from nexigon_gen.importing.run import specs_of
from nexigon_gen.ir.model import Api, EnumDef, UnionDef
from nexigon_gen.runtime.wire.scalars import ScalarKind
from nexigon_gen.text.kinds import IMPORT_NO_DOCUMENT, Severity
from nexigon_gen.text.report import Report
from support.specs import ROOT, VALID, compiled, messages


def texts_of(document: object, folder: Path) -> tuple[Mapping[str, str], Report]:
    """The specs that a document is imported as, and what was said of it."""
    path = folder / "document.json"
    path.write_text(json.dumps(document), "utf-8")
    report = Report()
    return specs_of([path], report), report


def imported(document: object, folder: Path) -> tuple[Api, list[str]]:
    """The API that a document is imported as, and what was said of it."""
    texts, report = texts_of(document, folder)
    assert texts, messages(report)
    paths = [folder / f"{name}.yaml" for name in texts]
    for each, text in zip(paths, texts.values(), strict=True):
        each.write_text(text, "utf-8")
    return compiled(*paths), messages(report)


def said(api: Api) -> object:
    """What the document of an API says, but for a digest of its text."""
    document = openapi(api)
    rest = {k: v for k, v in document.items() if k not in ("info", "components")}
    return {**rest, "types": types_of(document)}


def types_of(document: Schema) -> Schema:
    """The types of a document, but for scalars, which are there if only an alias has
    them."""
    components = document["components"]
    assert isinstance(components, Mapping)
    schemas = components["schemas"]
    assert isinstance(schemas, Mapping)
    kinds = {each.value for each in ScalarKind}
    return {name: each for name, each in schemas.items() if name not in kinds}


def has_envelopes(api: Api) -> bool:
    """Whether the fields of a struct stand beside a tag."""
    found = (each for each in api.definitions.values() if isinstance(each, UnionDef))
    return any(each.envelope for each in found)


_OTHER = ("cycle", "documents", "envelopes", "opaque")
"""Two types of one name that import each other, fields beside a tag, which come back in
each variant, and what only a JSON Schema says, of which two specs have some."""


def _changes(old: Api, new: Api) -> list[str]:
    """What differs on the wire."""
    judged = [judge(each, Audience.WIRE) for each in compare(old, new)]
    found = [each for each in judged if each.severity is Severity.ERROR]
    return [each.fingerprint for each in found]


@pytest.mark.parametrize("name", [each for each in VALID if each not in _OTHER])
def test_our_own_documents(name: str, tmp_path: Path) -> None:
    """What a document says is said by the spec that is made of it."""
    api = compiled(VALID[name])
    found, _ = imported(openapi(api), tmp_path)
    assert said(found) == said(api)


@pytest.mark.parametrize("name", _OTHER)
def test_what_comes_back_as_something_else(name: str, tmp_path: Path) -> None:
    found, _ = imported(openapi(compiled(VALID[name])), tmp_path)
    assert len(found.definitions) > 3


def test_the_hub(tmp_path: Path) -> None:
    api = compiled(*(ROOT / "spec").glob("*.yaml"))
    found, told = imported(openapi(api), tmp_path)
    assert said(found) == said(api)
    assert told == []


@pytest.mark.integration
def test_a_whole_hub(tmp_path: Path) -> None:
    """Types of one name in several namespaces get others; on the wire all is the same."""
    (tmp_path / "hub").mkdir()
    api = compiled(*write(tmp_path / "hub"))
    found, told = imported(openapi(api), tmp_path)
    assert _changes(api, found) == []
    assert told == []


@pytest.mark.integration
@settings(max_examples=20)
@given(specs(IMPORTED))
def test_random_specs(spec: Spec) -> None:
    with TemporaryDirectory() as folder:
        api = compiled(*spec.write(Path(folder, "before")))
        document = openapi(api)
        if not document["paths"] and not types_of(document):
            # What an alias stands for has no name in a document, unless it recurs.
            _, report = texts_of(document, Path(folder))
            assert [each.kind for each in report] == [IMPORT_NO_DOCUMENT]
            return
        found, _ = imported(document, Path(folder))
        names = [each.name for each in api.definitions]
        if len({*names}) < len(names) or has_envelopes(api):
            # One of two that meet in a namespace has another name; see `_OTHER`.
            assert _changes(api, found) == []
        else:
            assert said(found) == said(api)


def test_numbers_without_names(tmp_path: Path) -> None:
    """Values get names from what they are."""
    schema = {"type": "integer", "enum": [10, -3, 0]}
    document = {"openapi": "3.1.0", "components": {"schemas": {"Level": schema}}}
    found, _ = imported(document, tmp_path)
    (level,) = found.definitions.values()
    assert isinstance(level, EnumDef)
    named = {each.name: each.wire for each in level.values}
    assert named == {"Value10": 10, "Minus3": -3, "Value0": 0}
