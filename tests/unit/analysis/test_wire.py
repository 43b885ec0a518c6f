"""Wire names: the rules that are not casing."""

from __future__ import annotations

import pytest

from nexigon_gen.analysis.wire import FIELD_CASING, MEMBER_CASING, action_name
from nexigon_gen.ir.casing import spell


@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("project_id", "projectId"),
        ("s3_config", "s3Config"),
        ("test_field_1", "testField1"),
    ],
)
def test_fields_are_camel_case(name: str, wire: str) -> None:
    """wire.md W2.1, with its own examples."""
    assert spell(name, FIELD_CASING) == wire


@pytest.mark.parametrize("name", ["Created", "S3Bucket", "HTTPServer"])
def test_members_are_as_written(name: str) -> None:
    """wire.md W3.10"""
    assert spell(name, MEMBER_CASING) == name


def test_action_name() -> None:
    """wire.md W1.1"""
    assert action_name("projects", "GetDetails") == "projects_GetDetails"
