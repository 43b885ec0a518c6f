"""A few actions in the form generated code has."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from nexigon_gen.runtime.model import Action, Model, Returns


class Device(Model):
    """The output of the actions below."""

    device_id: Annotated[str, Field(alias="deviceId")]


class CreateAction(Action, Returns[Device], wire="devices_Create"):
    """An action that must not run twice."""

    name: str


class GetAction(Action, Returns[Device], wire="devices_Get", idempotency="safe"):
    """An action that may be repeated."""

    name: str


class PingAction(
    Action,
    Returns[None],
    wire="devices_Ping",
    idempotency="idempotent",
    auth="none",
    timeout=7.0,
):
    """An action without output that needs no token and has a timeout of its own."""


CREATE = CreateAction(name="n")
GET = GetAction(name="n")
DEVICE = Device(device_id="d_1")
DEVICE_JSON = b'{"deviceId":"d_1"}'
