"""The audit log: who did what, written in the transaction that does it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from sqlite3 import Connection

from nexigon_hub.actors import Actor, ActorSystem
from nexigon_hub.codec import Codec
from nexigon_hub.common import JsonValue
from nexigon_hub.projects import (
    AuditLogActionId,
    AuditLogEvent,
    AuditLogEventAction,
    AuditLogEventId,
    ProjectId,
)

from . import clock
from .access import Principal, check_project
from .ids import new_id

NEWEST = 1000
"""How many events are shown, since the action has no pages."""

_ACTOR: Codec[Actor] = Codec(Actor)


def record(
    db: Connection,
    who: Principal,
    project_id: ProjectId,
    event: str,
    data: Mapping[str, JsonValue],
) -> None:
    """Add an event to the log of a project.

    Args:
        db: The transaction of the change.
        who: Who makes it. What the system does by itself is caused by no action.
        project_id: Need not exist any more.
        event: What happened, `project.created`.
        data: More about it; never a secret.
    """
    by_system = isinstance(who.actor, ActorSystem)
    db.execute(
        "INSERT INTO audit_log"
        " (event_id, project_id, actor, event, data, created_at, action_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            new_id("e"),
            project_id,
            _ACTOR.encode(who.actor).decode(),
            event,
            json.dumps(dict(data)),
            clock.now(),
            None if by_system else new_id("a"),
        ),
    )


def query(db: Connection, who: Principal, project_id: ProjectId) -> list[AuditLogEvent]:
    """The `NEWEST` last events of a project, the last one first.

    Raises:
        Forbidden: See `check_project`.
    """
    check_project(db, who, project_id)
    rows = db.execute(
        "SELECT event_id, actor, event, data, created_at, action_id FROM audit_log"
        " WHERE project_id = ? ORDER BY number DESC LIMIT ?",
        (project_id, NEWEST),
    )
    return [
        AuditLogEvent(
            event_id=AuditLogEventId(event_id),
            actor=_ACTOR.decode(actor),
            event=event,
            data=json.loads(data),
            created_at=clock.from_text(created_at),
            action=_action(action_id),
        )
        for event_id, actor, event, data, created_at, action_id in rows
    ]


def _action(action_id: str | None) -> AuditLogEventAction | None:
    if action_id is None:
        return None
    return AuditLogEventAction(action_id=AuditLogActionId(action_id))
