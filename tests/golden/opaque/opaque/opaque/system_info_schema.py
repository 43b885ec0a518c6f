"""The type `SystemInfo`, as its JSON Schema describes it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, JsonValue

from .._runtime.model.json_schema import Document
from .._runtime.model.opaque import Opaque

_DOCUMENT = Document(
    '{"type": "object", "required": ["hostName", "os", "lastBoot"], "properties": {"hostName": {"type": "string", "minLength": 1}, "os": {"$ref": "#/$defs/Os"}, "lastBoot": {"type": ["string", "null"]}, "uptime": {"type": ["integer", "null"], "minimum": 0}, "cpu": {"type": "object", "required": ["coreCount"], "additionalProperties": false, "properties": {"class": {"type": "string"}, "coreCount": {"type": "integer"}, "copy": {"type": "boolean"}, "load": {"type": "number"}}}, "labels": {"type": "object", "additionalProperties": {"type": "string"}}, "root": {"$ref": "#/$defs/Folder"}, "position": {"$ref": "#/$defs/geometry_point"}, "area": {"$ref": "#/$defs/geometry"}, "interfaces": {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/Wifi"}, {"$ref": "#/$defs/Cable"}]}}, "parent": {"$ref": "#"}, "extra": {}, "int": {"type": "integer"}, "_private": {"type": "string"}}, "anyOf": [{"required": ["uptime"]}, {"required": ["cpu"]}], "$defs": {"Os": {"enum": ["linux", "mac os", ""], "type": "string"}, "Folder": {"type": "object", "properties": {"children": {"type": "array", "items": {"$ref": "#/$defs/Folder"}}, "size": {"type": "integer"}}, "additionalProperties": {"type": "integer"}}, "Interface": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}, "Wifi": {"allOf": [{"$ref": "#/$defs/Interface"}, {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "wifi"}, "ssid": {"type": "string"}}}]}, "Cable": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "cable"}, "speed": {"enum": [10, 100, 1000]}}}, "geometry": {"type": "object", "properties": {"corners": {"type": "array", "items": {"$ref": "#/$defs/geometry_point"}}, "owner": {"$ref": "#"}, "os": {"$ref": "#/$defs/Os"}}}, "geometry_point": {"type": "object", "required": ["x", "y"], "properties": {"x": {"type": "number"}, "y": {"type": "number"}}}}}',
)


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

    __document__ = _DOCUMENT

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
