"""Ranges of versions."""

from __future__ import annotations

import pytest
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from nexigon_gen.versions import allows, minor

VERSIONS = ("0.0.9", "0.1", "0.1.0", "0.1.5", "0.2.0", "0.10.0", "1.0", "1.2.3", "2")
RANGES = (
    *("==0.1.0", "==0.1", "==0.1.*", "!=0.1.0", ">=0.1", ">=0.1,<0.3", "<=0.1.0"),
    *(">0.1.0", "<1", "~=0.1.0", "~=0.1", "~=1.2", ">= 0.1, < 0.3", ">0.1"),
)


@pytest.mark.parametrize("wanted", RANGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_means_what_it_means_to_pip(wanted: str, version: str) -> None:
    assert allows(wanted, version) == (Version(version) in SpecifierSet(wanted))


@pytest.mark.parametrize(
    ("wanted", "version", "allowed"),
    [
        ("0.1", "0.1.0", True),
        ("0.1", "0.1.7", True),
        ("0.1", "0.10.0", False),
        ("0.1.0", "0.1.0", True),
        ("0.1.0", "0.1.1", False),
        ("1", "1.9.9", True),
    ],
)
def test_a_version_stands_for_all_that_begin_so(
    wanted: str, version: str, allowed: bool
) -> None:
    assert allows(wanted, version) is allowed


@pytest.mark.parametrize(
    "wanted", ["", "newest", "0.1,", "^0.1", "=0.1", ">=0.1.*", "v1"]
)
def test_no_range(wanted: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the caller's
        allows(wanted, "0.1.0")


def test_minor() -> None:
    assert [minor(each) for each in ("0.1.0", "1.2.3.dev4+g1")] == ["0.1", "1.2"]
