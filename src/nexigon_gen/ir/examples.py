"""Request and response of an example, also where the spec leaves one out."""

from __future__ import annotations

from .graph import resolved
from .json_values import Written
from .mismatch import mismatch
from .model import Action, Api, Example, OpaqueDef
from .terms import JsonObject
from .typerefs import Ref, TypeRef

_EMPTY = JsonObject(())


def sent(example: Example, action: Action, api: Api) -> Written | None:
    """The request of an example. If the spec leaves it out, it is `{}` where that is valid,
    or else None."""
    ref = Ref(action.request) if action.request else None
    return example.request or _empty(ref, action, api)


def answered(example: Example, action: Action, api: Api) -> Written | None:
    """The response of an example. If the spec leaves it out, it is `{}` where that is known
    to be valid, or else None."""
    return example.response or _empty(action.response, action, api)


def _empty(ref: TypeRef | None, action: Action, api: Api) -> Written | None:
    if ref and (_is_opaque(ref, api) or mismatch(_EMPTY, ref, api)):
        return None
    return Written(_EMPTY, action.span)


def _is_opaque(ref: TypeRef, api: Api) -> bool:
    """Whether only a JSON Schema document says what is valid."""
    last = resolved(ref, api)
    return isinstance(last, Ref) and isinstance(api.definitions[last.target], OpaqueDef)
