"""What the projects namespace has no action for: organizations, users and their tokens."""

from __future__ import annotations

from sqlite3 import Connection

from nexigon_hub.common import OrganizationId, UserId

from .ids import new_id
from .tokens import new_token


def add_organization(db: Connection, name: str) -> OrganizationId:
    """Make an organization."""
    organization_id = OrganizationId(new_id("org"))
    db.execute(
        "INSERT INTO organizations (organization_id, name) VALUES (?, ?)",
        (organization_id, name),
    )
    return organization_id


def add_organization_token(db: Connection, organization_id: OrganizationId) -> str:
    """Make a token that acts for an organization. It is not to be had again."""
    token = new_token("ot", "org_sk")
    db.execute(
        "INSERT INTO organization_tokens (token_id, organization_id, digest)"
        " VALUES (?, ?, ?)",
        (token.id, organization_id, token.digest),
    )
    return token.text


def add_user(db: Connection, organization_id: OrganizationId, email: str) -> UserId:
    """Make a user of an organization. Nobody else may have the address."""
    user_id = UserId(new_id("u"))
    db.execute(
        "INSERT INTO users (user_id, organization_id, email) VALUES (?, ?, ?)",
        (user_id, organization_id, email),
    )
    return user_id


def find_user(db: Connection, email: str) -> UserId | None:
    """The user with that address."""
    found = db.execute("SELECT user_id FROM users WHERE email = ?", (email,)).fetchone()
    return UserId(found[0]) if found else None


def add_user_token(db: Connection, user_id: UserId) -> str:
    """Make a token of a user. It is not to be had again."""
    token = new_token("ut", "u_sk")
    db.execute(
        "INSERT INTO user_tokens (token_id, user_id, digest) VALUES (?, ?, ?)",
        (token.id, user_id, token.digest),
    )
    return token.text


def remove_user_tokens(db: Connection, user_id: UserId) -> None:
    """Delete all tokens of a user."""
    db.execute("DELETE FROM user_tokens WHERE user_id = ?", (user_id,))
