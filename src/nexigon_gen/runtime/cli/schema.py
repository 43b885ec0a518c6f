"""Descriptions of a program, a namespace and an action as JSON, for `--schema`."""

from __future__ import annotations

import json
from typing import Any

from .exit_codes import EXIT_CODES
from .flags import Flags, takes
from .help import is_needed
from .loading import load_object
from .options import OPTIONS
from .table import Command, CommandGroup, Program, UnionType


def program_schema(program: Program) -> str:
    """The namespaces and their actions, the options and the exit codes."""
    return _text(
        {
            "name": program.name,
            "title": program.title,
            "namespaces": [
                {
                    "name": group.name,
                    "docs": group.docs,
                    "actions": [each.name for each in program.commands(group)],
                }
                for group in program.groups
            ],
            "options": {
                f"--{name}": {"takes": option.takes or None, "docs": option.docs}
                for name, option in OPTIONS.items()
            },
            "exitCodes": {str(code): text for code, text in EXIT_CODES.items()},
        }
    )


def group_schema(program: Program, group: CommandGroup) -> str:
    """The actions of a namespace with their flags."""
    actions = [_facts(each) for each in program.commands(group)]
    return _text({"name": group.name, "docs": group.docs, "actions": actions})


def command_schema(program: Program, group: CommandGroup, command: Command) -> str:
    """An action with its flags, and the JSON Schemas of its request and response."""
    from pydantic import TypeAdapter

    from ..model.response_types import response_type

    request = load_object(f"{program.package}.{group.module}", command.request)
    answer: TypeAdapter[Any] = TypeAdapter(response_type(request))
    return _text(
        {
            **_facts(command),
            "request": request.model_json_schema(by_alias=True),
            "response": answer.json_schema(by_alias=True, mode="serialization"),
        }
    )


def _facts(command: Command) -> dict[str, Any]:
    answer = command.answer
    outcomes = (
        [e.value for e in answer.variants] if isinstance(answer, UnionType) else []
    )
    return {
        "name": command.name,
        "wire": command.wire,
        "docs": command.docs,
        "deprecated": command.deprecated or None,
        "idempotency": command.idempotency,
        "removes": command.removes,
        "needsToken": command.needs_token,
        "outcomes": outcomes,
        "secrets": [*command.secrets],
        "success": command.success or None,
        "flags": [
            {
                "flag": f"--{flag.name}",
                "takes": takes(flag.field.type, flag.field.limits),
                "docs": flag.field.docs,
                "isRequired": is_needed(flag),
                "isNullable": flag.field.is_nullable,
                "isSecret": flag.field.is_secret,
            }
            for flag in Flags(command)
        ],
    }


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
