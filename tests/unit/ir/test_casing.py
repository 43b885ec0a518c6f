"""Wire spelling, against what the Hub's own compiler makes of the same names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.ir.casing import spell
from nexigon_gen.ir.terms import Casing
from nexigon_gen.language.decode.names import PASCAL, SNAKE

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
    x            x            X            x           X           x             X             x             X
    name         name         NAME         name        Name        name          NAME          name          NAME
    project_id   project_id   PROJECT_ID   projectId   ProjectId   project_id    PROJECT_ID    project-id    PROJECT-ID
    ip_addresses ip_addresses IP_ADDRESSES ipAddresses IpAddresses ip_addresses  IP_ADDRESSES  ip-addresses  IP-ADDRESSES
    test_field_1 test_field_1 TEST_FIELD_1 testField1  TestField1  test_field_1  TEST_FIELD_1  test-field-1  TEST-FIELD-1
    test_field2  test_field2  TEST_FIELD2  testField2  TestField2  test_field_2  TEST_FIELD_2  test-field-2  TEST-FIELD-2
    s3_config    s3_config    S3_CONFIG    s3Config    S3Config    s_3_config    S_3_CONFIG    s-3-config    S-3-CONFIG
    sha256sum    sha256sum    SHA256SUM    sha256Sum   Sha256Sum   sha_256_sum   SHA_256_SUM   sha-256-sum   SHA-256-SUM
    sha256_sum   sha256_sum   SHA256_SUM   sha256Sum   Sha256Sum   sha_256_sum   SHA_256_SUM   sha-256-sum   SHA-256-SUM
    a_1_2_b      a_1_2_b      A_1_2_B      a12B        A12B        a_1_2_b       A_1_2_B       a-1-2-b       A-1-2-B
    X            x            X            x           X           x             X             x             X
    Offline      offline      OFFLINE      offline     Offline     offline       OFFLINE       offline       OFFLINE
    HttpError    httperror    HTTPERROR    httpError   HttpError   http_error    HTTP_ERROR    http-error    HTTP-ERROR
    S3Bucket     s3bucket     S3BUCKET     s3Bucket    S3Bucket    s_3_bucket    S_3_BUCKET    s-3-bucket    S-3-BUCKET
    HTTPServer   httpserver   HTTPSERVER   httpserver  Httpserver  httpserver    HTTPSERVER    httpserver    HTTPSERVER
    OTAStatus    otastatus    OTASTATUS    otastatus   Otastatus   otastatus     OTASTATUS     otastatus     OTASTATUS
    DeviceID     deviceid     DEVICEID     deviceId    DeviceId    device_id     DEVICE_ID     device-id     DEVICE-ID
    Ipv4         ipv4         IPV4         ipv4        Ipv4        ipv_4         IPV_4         ipv-4         IPV-4
    IPv4Address  ipv4address  IPV4ADDRESS  ipv4Address Ipv4Address ipv_4_address IPV_4_ADDRESS ipv-4-address IPV-4-ADDRESS
    SHA256sum    sha256sum    SHA256SUM    sha256Sum   Sha256Sum   sha_256_sum   SHA_256_SUM   sha-256-sum   SHA-256-SUM
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


def test_what_is_no_name_keeps_its_characters() -> None:
    assert spell("a b", Casing.CAMEL) != spell("a?b", Casing.CAMEL)


FIELDS = st.from_regex(SNAKE.pattern, fullmatch=True)
MEMBERS = st.from_regex(PASCAL.pattern, fullmatch=True)
NAMED = st.one_of(FIELDS, MEMBERS)
STABLE = [each for each in Casing if each not in (Casing.CAMEL, Casing.PASCAL)]
SEPARATED = {
    Casing.SNAKE: r"[a-z0-9]+(_[a-z0-9]+)*",
    Casing.SCREAMING_SNAKE: r"[A-Z0-9]+(_[A-Z0-9]+)*",
    Casing.KEBAB: r"[a-z0-9]+(-[a-z0-9]+)*",
    Casing.SCREAMING_KEBAB: r"[A-Z0-9]+(-[A-Z0-9]+)*",
}


@given(NAMED, st.sampled_from(Casing))
def test_no_letter_or_digit_is_lost(name: str, casing: Casing) -> None:
    assert letters(spell(name, casing)) == letters(name)


@given(NAMED, st.sampled_from(sorted(SEPARATED, key=lambda each: each.value)))
def test_words_are_joined_by_one_separator(name: str, casing: Casing) -> None:
    assert re.fullmatch(SEPARATED[casing], spell(name, casing))


@given(NAMED, st.sampled_from([Casing.CAMEL, Casing.PASCAL]))
def test_words_are_joined_by_capitals(name: str, casing: Casing) -> None:
    assert spell(name, casing).isalnum()


@given(NAMED)
def test_only_the_first_letter_tells_camel_from_pascal(name: str) -> None:
    camel, pascal = spell(name, Casing.CAMEL), spell(name, Casing.PASCAL)
    assert camel[:1].islower()
    assert camel[:1].upper() + camel[1:] == pascal


@given(NAMED)
def test_the_separated_casings_have_the_same_words(name: str) -> None:
    snake = spell(name, Casing.SNAKE)
    assert spell(name, Casing.SCREAMING_SNAKE) == snake.upper()
    assert spell(name, Casing.KEBAB) == snake.replace("_", "-")
    assert spell(name, Casing.SCREAMING_KEBAB) == snake.replace("_", "-").upper()


@given(NAMED, st.sampled_from(STABLE))
def test_a_second_time_changes_nothing(name: str, casing: Casing) -> None:
    """Not so in camelCase and PascalCase: `a_b_c` is `aBC`, where `BC` is one word."""
    once = spell(name, casing)
    assert spell(once.replace("-", "_"), casing) == once


def letters(name: str) -> str:
    """What casing may not change."""
    return re.sub("[_-]", "", name).lower()
