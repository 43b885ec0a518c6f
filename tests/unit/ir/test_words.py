"""Names of a spec in Python's spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.ir import casing

CASES = [
    ("GetDetails", "get_details"),
    ("GetOtlpConfig", "get_otlp_config"),
    ("S3Bucket", "s3_bucket"),
    ("HTTPServer", "http_server"),
    ("SetHTTPProxy", "set_http_proxy"),
    ("DeviceID", "device_id"),
    ("NanoCPUs", "nano_cpus"),
    ("userIDs", "user_ids"),
    ("ListURLsOfVPCs", "list_urls_of_vpcs"),
    ("HTTPSettings", "http_settings"),
    ("ThisAs", "this_as"),
    ("A", "a"),
    ("ABC", "abc"),
    ("Ipv4Address", "ipv4_address"),
    ("X509Cert", "x509_cert"),
    ("SHA256Sum", "sha256_sum"),
    ("camelCase", "camel_case"),
    ("snake_case", "snake_case"),
    ("kebab-case", "kebab_case"),
    ("$type", "type"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "snake"), CASES)
def test_snake(name: str, snake: str) -> None:
    assert casing.snake(name) == snake
    assert casing.upper_snake(name) == snake.upper()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Nexigon Hub", "NexigonHub"),
        ("nexigon hub", "NexigonHub"),
        ("device_events", "DeviceEvents"),
        ("My API (v2)", "MyAPIV2"),
        ("S3", "S3"),
    ],
)
def test_pascal(title: str, name: str) -> None:
    assert casing.pascal(title) == name


@given(st.from_regex(r"[A-Z][A-Za-z0-9]{0,12}", fullmatch=True))
def test_no_character_is_lost(name: str) -> None:
    assert casing.snake(name).replace("_", "") == name.lower()


@given(st.from_regex(r"[a-z][a-z0-9]{0,4}(_[a-z0-9]{1,4}){0,3}", fullmatch=True))
def test_snake_case_stays(name: str) -> None:
    assert casing.snake(name) == name
