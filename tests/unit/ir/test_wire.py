"""Wire spelling, against what serde's renaming makes of the same names."""

from __future__ import annotations

import pytest

from nexigon_gen.ir.wire import FIELD_CASING, MEMBER_CASING, action_name, spell
from nexigon_gen.terms import Casing

CASINGS = (
    Casing.NONE,
    Casing.LOWER,
    Casing.UPPER,
    Casing.CAMEL,
    Casing.PASCAL,
    Casing.SNAKE,
    Casing.SCREAMING_SNAKE,
    Casing.KEBAB,
    Casing.SCREAMING_KEBAB,
)

# One row a name, one word a casing.
NAMES = """
    x            x            X            x          X          x            X            x            X
    name         name         NAME         name       Name       name         NAME         name         NAME
    project_id   project_id   PROJECT_ID   projectId  ProjectId  project_id   PROJECT_ID   project-id   PROJECT-ID
    s3_config    s3_config    S3_CONFIG    s3Config   S3Config   s3_config    S3_CONFIG    s3-config    S3-CONFIG
    test_field_1 test_field_1 TEST_FIELD_1 testField1 TestField1 test_field_1 TEST_FIELD_1 test-field-1 TEST-FIELD-1
    X            x            X            x          X          x            X            x            X
    Offline      offline      OFFLINE      offline    Offline    offline      OFFLINE      offline      OFFLINE
    HttpError    httperror    HTTPERROR    httpError  HttpError  http_error   HTTP_ERROR   http-error   HTTP-ERROR
    S3Bucket     s3bucket     S3BUCKET     s3Bucket   S3Bucket   s3_bucket    S3_BUCKET    s3-bucket    S3-BUCKET
    HTTPServer   httpserver   HTTPSERVER   hTTPServer HTTPServer h_t_t_p_server H_T_T_P_SERVER h-t-t-p-server H-T-T-P-SERVER
"""


def rows() -> list[tuple[str, Casing, str]]:
    """Name, casing, spelling."""
    found: list[tuple[str, Casing, str]] = []
    for line in NAMES.strip().splitlines():
        name, *spellings = line.split()
        words = [name, *spellings]
        found += [(name, *pair) for pair in zip(CASINGS, words, strict=True)]
    return found


def test_every_casing_is_tested() -> None:
    assert {*CASINGS} == {*Casing}


@pytest.mark.parametrize(("name", "casing", "wire"), rows())
def test_spell(name: str, casing: Casing, wire: str) -> None:
    assert spell(name, casing) == wire


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
