"""The title of an API names the package and the clients, whatever it is."""

from __future__ import annotations

from keyword import iskeyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.backends.python.lower.mode import ASYNC, SYNC
from nexigon_gen.backends.python.lower.package import hub_class, package_name
from nexigon_gen.ir.model import Api


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
def test_names(title: str, package: str, client: str) -> None:
    api = Api(title, ())
    assert package_name(api) == package
    assert hub_class(api, SYNC) == client


@given(st.text())
def test_names_are_valid(title: str) -> None:
    api = Api(title, ())
    for name in (package_name(api), hub_class(api, SYNC), hub_class(api, ASYNC)):
        assert name.isascii()
        assert name.isidentifier()
        assert not iskeyword(name)
