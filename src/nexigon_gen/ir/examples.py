"""Request and response of an example, also where the spec leaves one out."""

from __future__ import annotations

from .json_values import Written
from .mismatch import mismatch
from .model import Action, Api, Example
from .terms import JsonObject
from .typerefs import Ref, TypeRef

_EMPTY = JsonObject(())


def sent(example: Example, action: Action, api: Api) -> Written | None:
    """The request of an example. If the spec leaves it out, it is `{}` where that is valid,
    or else None."""
    ref = Ref(action.request) if action.request else None
    return example.request or _empty(ref, action, api)


def answered(example: Example, action: Action, api: Api) -> Written | None:
    """The response of an example. If the spec leaves it out, it is `{}` where that is
    valid, or else None."""
    return example.response or _empty(action.response, action, api)


def _empty(ref: TypeRef | None, action: Action, api: Api) -> Written | None:
    if ref and mismatch(_EMPTY, ref, api):
        return None
    return Written(_EMPTY, action.span)
