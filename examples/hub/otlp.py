"""Where a project's events are forwarded to.

The values of headers are often credentials. They are stored as they are, because they
have to be sent, but never told again: a reader gets `***`. Sending that back keeps the
value, unless the endpoint moves: whoever may set it could have the values sent to
themselves.

A project of another organization is `Forbidden`; see `access`.
"""

from __future__ import annotations

from sqlite3 import Connection

from nexigon_hub import Secret
from nexigon_hub.codec import Codec
from nexigon_hub.common import JsonValue
from nexigon_hub.projects import ProjectId, ProjectOtlpConfig

from . import audit
from .access import Principal, check_project
from .checks import check_otlp_config, origin, refusal

MASK = Secret("***")

_HEADERS: Codec[dict[str, Secret]] = Codec(dict[str, Secret])


def get(db: Connection, who: Principal, project_id: ProjectId) -> ProjectOtlpConfig:
    """The configuration with masked values; disabled and empty to begin with."""
    check_project(db, who, project_id)
    config = stored(db, project_id)
    masked = dict.fromkeys(config.headers, MASK)
    return config.model_copy(update={"headers": masked})


def put(
    db: Connection, who: Principal, project_id: ProjectId, config: ProjectOtlpConfig
) -> None:
    """Replace the configuration; a masked value stays what it was.

    Raises:
        Invalid: There is no value that could stay, or see `check_otlp_config`.
    """
    check_project(db, who, project_id)
    check_otlp_config(config)
    headers = _unmasked(config, stored(db, project_id))
    text = _HEADERS.encode(headers).decode()
    db.execute(
        "INSERT INTO otlp_configs (project_id, enabled, endpoint, headers)"
        " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET enabled = excluded.enabled,"
        " endpoint = excluded.endpoint, headers = excluded.headers",
        (project_id, config.enabled, config.endpoint, text),
    )
    data: dict[str, JsonValue] = {
        "enabled": config.enabled,
        "endpoint": config.endpoint,
        "headers": [*headers],
    }
    audit.record(db, who, project_id, "otlp_config.set", data)


def stored(db: Connection, project_id: ProjectId) -> ProjectOtlpConfig:
    """The configuration with its real values, for whoever forwards the events."""
    row = db.execute(
        "SELECT enabled, endpoint, headers FROM otlp_configs WHERE project_id = ?",
        (project_id,),
    ).fetchone()
    if row is None:
        return ProjectOtlpConfig(enabled=False, headers={})
    enabled, endpoint, headers = row
    return ProjectOtlpConfig(
        enabled=bool(enabled), endpoint=endpoint, headers=_HEADERS.decode(headers)
    )


def _unmasked(
    config: ProjectOtlpConfig, before: ProjectOtlpConfig
) -> dict[str, Secret]:
    stays = origin(config.endpoint) == origin(before.endpoint)
    known = before.headers if stays else {}
    values = {name.lower(): value for name, value in known.items()}
    kept = {name.lower() for name, value in config.headers.items() if value == MASK}
    if not kept <= values.keys():
        message = f"must not be {MASK} where this endpoint has no value to keep"
        raise refusal("config.headers.*", "masked", message)
    return {
        name: values[name.lower()] if value == MASK else value
        for name, value in config.headers.items()
    }
