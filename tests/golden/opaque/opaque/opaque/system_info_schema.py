"""The type `SystemInfo`, as its JSON Schema describes it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, JsonValue

from .._runtime.model.opaque import Opaque


class SystemInfoCpu(Opaque):
    """The processor, with a text \"\"\"about\"\"\" it \\ that is longer than a line of the generated code may be."""

    class_: Annotated[str | None, Field(alias="class")] = None
    core_count: Annotated[int, Field(alias="coreCount")]
    copy_: Annotated[bool | None, Field(alias="copy")] = None
    load: float | None = None


Os: TypeAlias = Literal["linux", "mac os", ""] | str
"""The operating system."""


class Folder(Opaque):
    """The part `Folder` of `SystemInfo`."""

    children: list[Folder] | None = None
    size: int | None = None


class Interface(Opaque):
    """The part `Interface` of `SystemInfo`."""

    name: str


class Wifi(Opaque):
    """The part `Wifi` of `SystemInfo`."""

    name: str
    kind: Literal["wifi"]

    ssid: str | None = None
    """Name of the network."""


class Cable(Opaque):
    """The part `Cable` of `SystemInfo`."""

    kind: Literal["cable"]
    speed: Literal[10, 100, 1000] | None = None


class GeometryPoint(Opaque):
    """The part `GeometryPoint` of `SystemInfo`."""

    x: float
    y: float


class SystemInfo(Opaque):
    """What a device tells about itself.

    Unstable: Part of `inventory`, may change without notice.
    """

    host_name: Annotated[str, Field(alias="hostName")]
    """Name of the device on its network."""

    os: Os

    last_boot: Annotated[str | None, Field(alias="lastBoot")]
    """When it started last, null if it does not know."""

    uptime: int | None = None

    cpu: SystemInfoCpu | None = None
    """The processor, with a text \"\"\"about\"\"\" it \\ that is longer than a line of the generated code may be."""

    labels: dict[str, str] | None = None
    root: Folder | None = None
    position: GeometryPoint | None = None
    area: Geometry | None = None
    interfaces: list[Wifi | Cable] | None = None
    parent: SystemInfo | None = None
    extra: JsonValue | None = None
    int_: Annotated[int | None, Field(alias="int")] = None
    field_private: Annotated[
        str | None,
        Field(alias="_private", deprecated=True),
    ] = None


class Geometry(Opaque):
    """The part `Geometry` of `SystemInfo`."""

    corners: list[GeometryPoint] | None = None
    owner: SystemInfo | None = None
    os: Os | None = None
