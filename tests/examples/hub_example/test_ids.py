"""The form of identifiers and tokens (wire.md W4.9)."""

from __future__ import annotations

import re

import pytest

from examples.hub.ids import BASE58, new_id, random_base58
from examples.hub.tokens import id_of, matches, new_token


def test_an_id_is_a_tag_and_22_digits() -> None:
    ids = {new_id("p") for _ in range(1000)}
    assert len(ids) == 1000
    for each in ids:
        assert re.fullmatch(rf"p_[{BASE58}]{{22}}", each)


@pytest.mark.parametrize("prefix", ["u_sk", "org_sk", "deployment"])
def test_a_token_is_a_prefix_and_66_digits(prefix: str) -> None:
    token = new_token("t", prefix)
    assert re.fullmatch(rf"{prefix}_[{BASE58}]{{66}}", token.text)
    assert id_of(token.text, "t", prefix) == token.id
    assert matches(token.text, token.digest)
    assert not matches(new_token("t", prefix).text, token.digest)
    assert token.text not in repr(token)


@pytest.mark.parametrize(("size", "length"), [(16, 22), (32, 44)])
def test_the_digits_are_enough(size: int, length: int) -> None:
    assert 58 ** (length - 1) < 256**size <= 58**length
    assert len(random_base58(size, length)) == length
    assert len(BASE58) == len(set(BASE58)) == 58
