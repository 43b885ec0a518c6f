"""Examples of actions: what is sent in each, and what comes back."""

from __future__ import annotations

from .mismatch import mismatch
from .model import Action, Api, Example
from .terms import JsonObject
from .typerefs import Ref, TypeRef
from .written import Written

_EMPTY = JsonObject(())


def sent(example: Example, action: Action, api: Api) -> Written | None:
    """The request. One that is left out is `{}` where that is one, or else not said."""
    ref = Ref(action.request) if action.request else None
    return example.request or _empty(ref, action, api)


def answered(example: Example, action: Action, api: Api) -> Written | None:
    """The response. One that is left out is `{}` where that is one, or else not said."""
    return example.response or _empty(action.response, action, api)


def _empty(ref: TypeRef | None, action: Action, api: Api) -> Written | None:
    if ref and mismatch(_EMPTY, ref, api):
        return None
    return Written(_EMPTY, action.span)
