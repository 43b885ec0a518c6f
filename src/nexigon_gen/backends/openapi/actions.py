"""Actions as operations (wire.md W1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from ...ir.examples import answered, sent
from ...ir.json_values import Written
from ...ir.jsontext import JsonValue, plain
from ...ir.model import Action, Namespace
from ...ir.terms import Auth
from ...ir.typerefs import Ref, TypeRef
from .annotations import described, stage
from .context import Components
from .schema import Schema
from .typerefs import lower

BEARER = "bearer"
"""Name of the security scheme."""

ACTION_ERROR = "ActionError"
"""Name of the response that says what went wrong."""

SECURITY: Mapping[str, JsonValue] = {
    BEARER: {"type": "http", "scheme": "bearer", "description": "A token of the Hub."}
}

RESPONSES: Mapping[str, JsonValue] = {
    ACTION_ERROR: {
        "description": "The action error of any failure. A proxy may answer otherwise.",
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "kind": {
                            "type": "string",
                            "description": "What went wrong. Open: a client must "
                            "expect kinds that are not listed as examples.",
                            "examples": [
                                "Invalid",
                                "Forbidden",
                                "Internal",
                                "RateLimited",
                            ],
                            "x-open": True,
                        },
                        "message": {
                            "type": "string",
                            "description": "Text for people.",
                        },
                    },
                    "required": ["kind", "message"],
                }
            }
        },
    }
}

_EMPTY: Schema = {"type": "object"}


def path(action: Action) -> str:
    """Where an action is called (W1.1)."""
    return f"/api/v1/actions/invoke/{quote(action.wire, safe='')}"


def operation(action: Action, namespace: Namespace, context: Components) -> Schema:
    """What is posted there, and what comes back."""
    description = described(action.docs, action.lifecycle)
    summary = action.docs.strip("\n").partition("\n")[0]
    if description.get("description") == summary:
        description = {}  # it would only repeat the summary
    api, examples = context.api, action.examples
    requests = [(each.docs, sent(each, action, api)) for each in examples]
    responses = [(each.docs, answered(each, action, api)) for each in examples]
    request = Ref(action.request) if action.request else None
    timeout = {} if action.timeout is None else {"x-timeout": action.timeout}
    return {
        "operationId": action.wire,
        "tags": [namespace.name],
        **({"summary": summary} if summary else {}),
        **description,
        **stage(action.lifecycle),
        **({"security": []} if action.auth is Auth.NONE else {}),
        "x-idempotency": action.idempotency.value,
        **({"x-effect": action.effect.value} if action.effect else {}),
        **timeout,
        "requestBody": {"required": True, "content": _body(request, requests, context)},
        "responses": {
            "200": {
                "description": "What the action returns.",
                "content": _body(action.response, responses, context),
            },
            "default": {"$ref": f"#/components/responses/{ACTION_ERROR}"},
        },
    }


def _body(
    ref: TypeRef | None,
    examples: Iterable[tuple[str, Written | None]],
    context: Components,
) -> Schema:
    """JSON of a type; no type is an object without fields (W1.2, W1.4)."""
    shown: dict[str, JsonValue] = {}
    for number, (docs, written) in enumerate(examples, 1):
        if written:
            summary = {"summary": docs} if docs else {}
            shown[f"example{number}"] = {**summary, "value": plain(written.value)}
    schema = lower(ref, context) if ref else _EMPTY
    more = {"examples": shown} if shown else {}
    return {"application/json": {"schema": schema, **more}}
