"""Names that mean something elsewhere: to Python, to pydantic, to the generated code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .scalars import Json
from .yaml import Plain, Tree

NAMESPACES = (
    "projects",
    "a_b",
    "s3",
    "import",
    "class",
    "client",
    "errors",
    "server",
    "types",
    "unions",
    "json",
    "typing",
    "enum",
    "builtins",
    "pydantic",
    "call",
    "close",
)

TYPES = (
    "Device",
    "Project",
    "X",
    "P",
    "HTTPServer",
    "S3Bucket",
    "None",
    "True",
    "Exception",
    "Annotated",
    "Any",
    "Literal",
    "NewType",
    "StrEnum",
    "TypeAlias",
    "Field",
    "JsonValue",
    "Action",
    "Base64",
    "CallOptions",
    "Client",
    "Context",
    "Length",
    "Maybe",
    "Model",
    "OneOf",
    "Open",
    "Returns",
    "Route",
    "Secret",
    "Service",
    "Timestamp",
    "U8",
    "Unimplemented",
)

FIELDS = (
    "id",
    "x",
    "device_id",
    "s3_config",
    "test_field_1",
    "class",
    "from",
    "async",
    "self",
    "schema",
    "json",
    "copy",
    "model_config",
    "model_fields",
    "model_name",
    "mro",
    "register",
    "builtins",
    "bool",
    "bytes",
    "dict",
    "float",
    "int",
    "list",
    "str",
    "type",
    "date",
    "u8",
    "tag",
    "value",
    "payload",
    "action",
    "hub",
    "options",
    "timeout",
)

BESIDE = ("seq", "sent_at", "def", "model_dump", "trace")
"""Fields beside a tag, which no payload has."""

MEMBERS = (
    "Created",
    "NotFound",
    "HttpError",
    "S3Bucket",
    "X",
    "None",
    "True",
    "Class",
    "Known",
    "Mro",
    "Name",
    "Payload",
    "Self",
    "Tag",
    "Value",
)
"""Values and variants."""

ACTIONS = (
    "Get",
    "SetHTTPProxy",
    "X",
    "Import",
    "None",
    "List",
    "Print",
    "Str",
    "Type",
    "Call",
    "Options",
    "Routes",
    "Self",
)

TAGS = ("kind", "result", "$type", "@schema", "$copy", 'ta"g', "t\\ag", "🙂", "@from")
"""Keys of tags; no field has one of them as its wire name."""

CONTENTS = ("content", "$value", "c", "{{x}}", "$type$")
"""Keys of payloads beside a tag."""

PATTERNS = ("^[a-z]+$", "[a-z]", r"^[\w.]{1,8}$", '^(a|b"|c\\\\)*$')

_VALUES: Mapping[str, Tree] = {
    "string": 'a " {0}',
    "bool": Plain("true"),
    **{f"{sign}{bits}": Plain("7") for sign in "ui" for bits in (8, 16, 32)},
    "u64": "18446744073709551615",
    "i64": "-9223372036854775808",
    "f32": "-Infinity",
    "f64": Plain("1"),
    "bytes": "AAEC/w==",
    "timestamp": "2024-02-29T12:30:00.5+01:00",
    "date": "2024-02-29",
    "any": {"a": [Plain("1"), Plain("null")]},
}
DEFAULTS: Mapping[str, Tree] = {
    **_VALUES,
    **{f"list<{name}>": [value, value] for name, value in _VALUES.items()},
    **{f"map<string, {name}>": {"a b": value} for name, value in _VALUES.items()},
}
"""Values of some types, by how they are written."""

DOCUMENTS: Mapping[str, str] = {
    "region.json": """{
        "type": "object", "required": ["name"], "additionalProperties": false,
        "description": "A \\"region\\".",
        "properties": {
            "name": {"type": "string", "maxLength": 8},
            "class": {"enum": ["near", "far away", ""]},
            "inner": {"$ref": "#/$defs/Inner"}
        },
        "$defs": {"Inner": {"type": "object", "properties": {"x": {"type": "integer"}}}}
    }""",
    "level.json": '{"enum": ["low", "high"]}',
    "size.json": '{"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string"}]}',
    "beside.json": """{
        "type": "array", "items": {"$ref": "region.json"}, "maxItems": 3
    }""",
}
"""JSON Schema documents that stand beside the specs."""
DESCRIBED: Mapping[str, Sequence[Json]] = {
    "region.json": [{"name": "eu"}, {"name": "", "class": "", "inner": {"x": 1}}],
    "level.json": ["low", "high"],
    "size.json": [0, 2**40, "all"],
    "beside.json": [[], [{"name": "us", "class": "far away"}]],
}
"""Values that each of them allows."""
