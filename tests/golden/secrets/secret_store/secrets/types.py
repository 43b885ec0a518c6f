"""Types of the secrets namespace."""

from __future__ import annotations

from typing import Annotated, NewType

from pydantic import Field

from .._runtime.model import Action, Maybe, Model, Returns, Secret


class Token(Secret):
    """A token."""


Plain = NewType("Plain", str)
"""The newtype `Plain`."""


class LoginOutput(Model):
    """The response of the action `secrets_Login`."""

    token: Token


class LoginAction(Action, Returns[LoginOutput], wire="secrets_Login"):
    """The action `secrets_Login`."""

    token: Token
    tokens: list[Token]
    by_name: Annotated[dict[str, Token], Field(alias="byName")]
    password: Secret
    headers: dict[str, Secret]
    plain: Maybe[Secret] = None
    optional: Maybe[Token] = None
