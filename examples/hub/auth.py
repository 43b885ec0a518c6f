"""Who is calling: users and organizations, by their tokens."""

from __future__ import annotations

from sqlite3 import Connection

from nexigon_hub.actors import ActorOrganizationApiToken, ActorUserToken
from nexigon_hub.common import (
    OrganizationApiTokenId,
    OrganizationId,
    UserId,
    UserTokenId,
)
from nexigon_hub.server import Request, Unauthenticated

from . import tokens
from .access import Principal
from .database import Database


class Authenticator:
    """Looks up the bearer token of a request.

    A plain function, like the handlers, since `sqlite3` waits for the disk.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self, request: Request) -> Principal:
        """The principal.

        Raises:
            Unauthenticated: There is no token, or it is not one of ours.
        """
        text = request.bearer_token
        if text is None:
            raise Unauthenticated
        with self._database.read() as db:
            found = _user(db, text) or _organization(db, text)
        if found is None:
            raise Unauthenticated
        return found


def _user(db: Connection, text: str) -> Principal | None:
    token_id = UserTokenId(tokens.id_of(text, "ut", "u_sk"))
    row = db.execute(
        "SELECT digest, user_id, organization_id"
        " FROM user_tokens JOIN users USING (user_id) WHERE token_id = ?",
        (token_id,),
    ).fetchone()
    if row is None or not tokens.matches(text, row[0]):
        return None
    actor = ActorUserToken(user_id=UserId(row[1]), token_id=token_id)
    return Principal(OrganizationId(row[2]), actor)


def _organization(db: Connection, text: str) -> Principal | None:
    token_id = OrganizationApiTokenId(tokens.id_of(text, "ot", "org_sk"))
    row = db.execute(
        "SELECT digest, organization_id FROM organization_tokens WHERE token_id = ?",
        (token_id,),
    ).fetchone()
    if row is None or not tokens.matches(text, row[0]):
        return None
    organization_id = OrganizationId(row[1])
    actor = ActorOrganizationApiToken(
        organization_id=organization_id, token_id=token_id
    )
    return Principal(organization_id, actor)
