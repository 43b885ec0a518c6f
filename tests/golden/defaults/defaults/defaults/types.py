"""Types of the defaults namespace."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, NewType

from pydantic import Field

from .._runtime.model import (
    F64,
    U16,
    U32,
    U64,
    Action,
    Defaulted,
    Model,
    Open,
    Returns,
    refine,
)


class Level(StrEnum):
    """The enum `Level`."""

    LOW = "Low"
    MEDIUM_HIGH = "MediumHigh"


Name = NewType("Name", str)
"""The newtype `Name`."""

Port = NewType("Port", int)
"""The newtype `Port`."""

refine(Port, U16)


class Settings(Model):
    """The struct `Settings`."""

    retries: Annotated[Defaulted[U32], Field(alias="maxRetries")] = 3
    ratio: Defaulted[F64] = 0.5
    top: Defaulted[F64] = float("+infinity")
    big: Defaulted[U64] = 18446744073709551615
    label: Defaulted[str] = 'say "hi"'
    level: Defaulted[Open[Level]] = Level.MEDIUM_HIGH
    name: Defaulted[Name] = Name("main")
    port: Defaulted[Port] = Port(8080)
    enabled: Defaulted[bool] = True


class ConfigureAction(Action, Returns[None], wire="defaults_Configure"):
    """The action `defaults_Configure`."""

    settings: Settings
    dry_run: Annotated[Defaulted[bool], Field(alias="dryRun")] = False
    level: Defaulted[Open[Level]] = Level.LOW
    port: Defaulted[Port] = Port(1)
