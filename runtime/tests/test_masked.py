"""What a dump masked is no secret: it can be read, and neither revealed nor sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any, NewType

import pytest
from pydantic import TypeAdapter

from nexigon_gen.runtime.codec import EncodeError, secrets_in
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import (
    FirstOf,
    Length,
    Maybe,
    Model,
    Pattern,
    Secret,
    refine,
)

from .sample import Token

ApiKey = NewType("ApiKey", Token)
refine(ApiKey, Annotated[Token, Length(8, None), Pattern("^k_")])


class Vault(Model):
    """Secrets in every place."""

    plain: Maybe[Secret] = None
    named: Maybe[Token] = None
    limited: Maybe[Annotated[Token, Length(4, None), Pattern("^t_")]] = None
    newtype: Maybe[ApiKey] = None
    many: Maybe[list[Token]] = None
    by_name: Maybe[dict[str, Secret]] = None
    deep: Maybe[list[dict[str, list[Token]]]] = None


HELD: list[dict[str, Any]] = [
    {"plain": Secret("s_12345")},
    {"named": Token("t_12345")},
    {"limited": Token("t_12345")},
    {"newtype": ApiKey(Token("k_1234567"))},
    {"many": [Token("t_1"), Token("t_2")]},
    {"by_name": {"a": Secret("t_1")}},
    {"deep": [{"a": [Token("t_1")]}]},
]

READ: dict[str, Callable[[Vault], Vault]] = {
    "data": lambda vault: Vault.model_validate(vault.model_dump()),
    "json data": lambda vault: Vault.model_validate(vault.model_dump(mode="json")),
    "json": lambda vault: Vault.model_validate_json(vault.model_dump_json()),
    "keywords": lambda vault: Vault(**vault.model_dump()),
    "copy": lambda vault: Vault().model_copy(update=vault.model_dump()),
    "adapter": lambda vault: TypeAdapter(Vault).validate_python(vault.model_dump()),
}

VAULTS: Codec[Vault] = Codec(Vault)


@pytest.mark.parametrize("read", READ.values(), ids=READ)
@pytest.mark.parametrize("held", HELD, ids=str)
def test_a_mask_is_no_secret(
    held: dict[str, Any], read: Callable[[Vault], Vault]
) -> None:
    vault = Vault(**held)
    found = read(vault)
    assert json.loads(found.model_dump_json()) == json.loads(vault.model_dump_json())
    assert found != vault
    assert [*secrets_in(found)] == []
    with pytest.raises(
        EncodeError, match="lost its value in a pickle or a masked dump"
    ):
        VAULTS.encode(found)


def test_it_has_nothing_to_reveal() -> None:
    found = Vault.model_validate({"named": "***"}).named
    assert isinstance(found, Token)
    assert found.is_lost()
    assert not Token("***").is_lost()
    with pytest.raises(ValueError, match="masked dump"):
        found.reveal()


def test_on_the_wire_it_is_what_was_said() -> None:
    found = VAULTS.decode('{"named":"***"}')
    assert found.named == Token("***")
    assert VAULTS.encode(found) == b'{"named":"***"}'
    assert VAULTS.encode(Vault(named=Token("***"))) == b'{"named":"***"}'


def test_no_mask_for_what_is_no_secret() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[Token | bool, FirstOf()])
    for value in True, Token("t_1"):
        shown = value if value is True else "***"
        assert adapter.dump_python(value) == shown
        assert json.loads(adapter.dump_json(value)) == shown


def test_text_that_was_not_checked_does_not_show() -> None:
    raw = Vault.model_construct(named="t_12345")
    assert raw.model_dump() == {"named": "***"}
    assert raw.model_dump_json() == '{"named":"***"}'
    with pytest.raises(EncodeError):
        VAULTS.encode(raw)
