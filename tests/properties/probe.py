"""Any type of a generated package through the real codec of that package."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import new_class
from typing import Any

from nexigon_gen.backends.python.modules import folder_of
from nexigon_gen.ir.typerefs import TypeId
from support.sdk import Sdk

from .generated import runtime
from .scalars import Json


def type_of(sdk: Sdk, id_: TypeId) -> Any:
    """What the generated package calls a struct or union."""
    space = sdk.module(folder_of(id_.namespace))
    # A reserved name has an underscore behind it.
    return getattr(space, id_.name if id_.name in space.__all__ else f"{id_.name}_")


class Refused(Exception):
    """The codec did not decode a value."""


class Probe:
    """An action that takes a value of one type and returns one.

    Args:
        sdk: The generated package.
        id_: The definition, a struct or a union.
    """

    def __init__(self, sdk: Sdk, id_: TypeId) -> None:
        type_ = type_of(sdk, id_)
        model = runtime("model")
        self._codec = runtime("codec")
        self._action = new_class(
            "Probe",
            (model.Action, model.Returns[type_]),
            {"wire": "probe"},
            lambda body: body.update(__annotations__={"value": type_}),
        )

    def through_client(self, value: Json) -> Json:
        """Decoded as a response, encoded as a part of a request."""
        found = self._decoded(self._codec.decode_response, value)
        body = self._codec.encode_request(self._action(value=found))
        back: Json = json.loads(body)["value"]
        return back

    def through_server(self, value: Json) -> Json:
        """Decoded as a part of a request, encoded as a response."""
        found = self._decoded(self._codec.decode_request, {"value": value})
        back: Json = json.loads(self._codec.encode_response(self._action, found.value))
        return back

    def _decoded(self, decode: Callable[[type, bytes], Any], value: Json) -> Any:
        try:
            return decode(self._action, json.dumps(value).encode())
        except self._codec.DecodeError as error:
            refused = str(error)
        # Without its cause: that is of a package with a path of its own each time, and
        # hypothesis would take every failure for another one.
        raise Refused(refused)


def canonical(value: Json) -> str:
    """A text that is equal for equal JSON: keys sorted, `1` and `1.0` told apart."""
    return json.dumps(value, sort_keys=True)
