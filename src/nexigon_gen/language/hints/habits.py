"""Table of the keys that other languages have, and what to do with each here."""

from __future__ import annotations

from collections.abc import Mapping

_DOCS = ("description", "summary", "comment", "doc", "desc", "documentation", "help")
_WIRE = (
    "name",
    "alias",
    "json",
    "json_name",
    "jsonName",
    "rename",
    "serialized_name",
    "serialization_alias",
)
_FIELDS = ("properties", "members", "attributes", "props", "columns", "args", "fields_")
_REQUEST = ("input", "params", "parameters", "args", "arguments", "requestBody", "body")
_RESPONSE = ("output", "returns", "return", "result", "responses", "reply", "yields")
_TYPES = ("schemas", "definitions", "components", "models", "messages", "structs")
_ACTIONS = ("paths", "methods", "operations", "rpc", "rpcs", "endpoints", "procedures")
_IMPORTS = ("import", "include", "includes", "using", "uses", "use", "require")

_CASING = ("rename_all", "case", "case_style", "naming")
OTHER_WORDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (_DOCS, "docs"),
    (("title", "info", "name", "service", "product"), "api"),
    ((*_WIRE, "value"), "wire"),
    (("sensitive", "password", "confidential", "writeOnly", "hidden"), "secret"),
    (("input", *_REQUEST), "request"),
    (_RESPONSE, "response"),
    (_FIELDS, "fields"),
    (("enum", "cases", "constants", "symbols", "literals", "options"), "values"),
    (("intEnum", "enumeration", "enumerators", "enum_values", "states"), "values"),
    (("oneOf", "anyOf", "union", "oneof", "choices", "cases"), "variants"),
    (("idempotent", "safe", "readonly", "readOnly", "side_effects"), "idempotency"),
    (("discriminator", "discriminated", "tag_key", "type_key"), "tag"),
    (("untagged", "tagging", "representation"), "tagged"),
    ((*_CASING, "field_casing"), "casing"),
    ((*_CASING, "casing"), "field_casing"),
    (("sealed", "final", "exhaustive", "non_exhaustive"), "closed"),
    (("example",), "examples"),
    (("default_value", "defaultValue", "initial"), "default"),
    (("obsolete", "deprecation"), "deprecated"),
    (("experimental", "beta", "preview"), "unstable"),
    (("added", "introduced", "since_version"), "since"),
    (("security", "authentication", "authorization", "secured"), "auth"),
    (("deadline", "timeout_seconds", "timeout_s"), "timeout"),
    (("validators", "validation", "constraints", "rules", "checks"), "validate"),
    (
        (*_TYPES, "$defs", "enums", "unions", "dataTypes", "shapes", "structures"),
        "types",
    ),
    ((*_ACTIONS, "services", "functions", "queries", "mutations"), "actions"),
    (("service", "Query", "Mutation", "Subscription", "procs", "calls"), "actions"),
    (("channels", "webhooks"), "actions"),
    (_IMPORTS, "imports"),
    (("package", "module", "prefix", "group"), "namespace"),
    (
        ("version", "openapi", "swagger", "asyncapi", "smithy", "syntax", "nexigon"),
        "spec",
    ),
    (("$version", "edition", "spec_version", "specVersion", "language"), "spec"),
    (("file", "path", "source"), "from"),
    (("types", "import", "symbols"), "names"),
    (("regex", "regexp"), "pattern"),
    (("text", "error", "msg"), "message"),
    (("item", "datatype", "dataType", "kind", "ty", "target"), "type"),
    (("removal", "removed_in", "remove"), "remove_in"),
    (("reason", "use", "instead", "message", "docs"), "note"),
)
"""Words and the key each may stand for; that of the first row whose key is known at the
place counts."""

_NO_HTTP = "every action is called by `POST` at a path made of its name"
_NO_ERRORS = "an outcome of an action is a variant of the union it answers with"
_NO_TRANSPORT = "where and how a server is reached is no matter of a spec"
_CONSTRAINT = "the language has no such constraint"
_PRESENCE = "a field is required unless its name ends in `?`: `name?: Type`"

NO_PLACE: Mapping[str, str] = {
    **dict.fromkeys(
        ("method", "path", "verb", "url", "uri", "route", "http"), _NO_HTTP
    ),
    **dict.fromkeys(("endpoint", "query", "headers", "pathParameters"), _NO_HTTP),
    **dict.fromkeys(("consumes", "produces", "contentType", "content_type"), _NO_HTTP),
    **dict.fromkeys(("status", "statusCode", "status_code", "callbacks"), _NO_HTTP),
    **dict.fromkeys(("get", "post", "put", "patch", "delete", "uriTemplate"), _NO_HTTP),
    **dict.fromkeys(("throws", "errors", "raises", "error", "exceptions"), _NO_ERRORS),
    **dict.fromkeys(
        ("servers", "host", "basePath", "schemes", "server"), _NO_TRANSPORT
    ),
    **dict.fromkeys(("base_url", "baseUrl", "port", "protocol"), _NO_TRANSPORT),
    "casing": "`casing` of their struct, or `field_casing` of the file, names its fields",
    **dict.fromkeys(
        ("operationId", "rpc", "function"), "an action is called by its name"
    ),
    **dict.fromkeys(
        ("tags", "groups", "category"), "actions are grouped by namespaces"
    ),
    **dict.fromkeys(
        ("security", "permissions", "roles", "scopes", "securitySchemes"),
        "an action needs a token unless it says `auth: none`; the rest is the server's",
    ),
    **dict.fromkeys(
        ("version", "info", "license", "contact", "author", "externalDocs", "options"),
        "a spec has no such particulars; `docs` may tell them",
    ),
    **dict.fromkeys(
        ("$schema", "$id", "id", "$comment", "xml", "serde", "tag_number"),
        "it says nothing in this language",
    ),
    **dict.fromkeys(
        ("additionalProperties", "unevaluatedProperties", "deny_unknown_fields"),
        "members that a reader does not know are ignored, always",
    ),
    **dict.fromkeys(
        ("title",), "a type or member is known by its name; `docs` describes it"
    ),
    **dict.fromkeys(
        ("optional", "required", "nullable", "null", "not_null"), _PRESENCE
    ),
    **dict.fromkeys(("omitempty", "isRequired", "allow_none"), _PRESENCE),
    **dict.fromkeys(("serde_default",), _PRESENCE),
    **dict.fromkeys(("skip_serializing_if", "skipSerializingIf"), _PRESENCE),
    **dict.fromkeys(
        ("multipleOf", "contains", "minContains", "maxContains", "propertyNames"),
        _CONSTRAINT,
    ),
    **dict.fromkeys(
        ("if", "then", "else", "not", "dependentRequired", "dependentSchemas"),
        _CONSTRAINT,
    ),
    **dict.fromkeys(
        (
            "reserved",
            "extensions",
            "reserved_names",
            "number",
            "ordinal",
            "fieldNumber",
        ),
        "members go by their names, and a name that is gone needs no keeping",
    ),
    **dict.fromkeys(("unique", "uniqueItems"), "only the items of a list can differ"),
    **dict.fromkeys(
        ("exclusiveMinimum", "exclusiveMaximum", "gt", "lt"),
        "the ends of a `range` are in it",
    ),
    **dict.fromkeys(
        ("primary_key", "primaryKey", "index", "foreign_key", "column"),
        "how a value is stored is no matter of a spec",
    ),
    **dict.fromkeys(
        ("extends", "inherits", "allOf", "base", "parent", "implements", "mixins"),
        "nothing is inherited: repeat the fields, or hold the other type",
    ),
    **dict.fromkeys(
        ("stream", "streaming", "async", "retries", "retry", "cache", "rateLimit"),
        "an action is one request and one answer; the rest is the client's",
    ),
    **dict.fromkeys(
        ("skip_serializing", "skip_deserializing"),
        "a spec says what is on the wire, and all of it",
    ),
    **dict.fromkeys(
        ("flatten", "skip", "transient", "exclude", "traits", "annotations"),
        "a spec says what is on the wire, and all of it",
    ),
    **dict.fromkeys(("readOnly", "readonly"), "a request and a response are two types"),
    **dict.fromkeys(
        ("pagination", "paginated", "paging", "webhook", "middleware"),
        "what an action does is in its request and its response",
    ),
    "const": "a field has a type, and no value that is always the same",
    "kind": "the keys say what a type is: `fields`, `values` or `variants`",
    "patternProperties": "a map has one type of values: `map<string, T>`",
}
"""What has no place in a spec, and why."""

LENGTHS: Mapping[str, str] = {
    **dict.fromkeys(
        ("minLength", "min_length", "minlength", "minItems", "min_items"), "min"
    ),
    **dict.fromkeys(("minProperties", "min_size", "minSize", "min_len"), "min"),
    **dict.fromkeys(
        ("maxLength", "max_length", "maxlength", "maxItems", "max_items"), "max"
    ),
    **dict.fromkeys(("maxProperties", "max_size", "maxSize", "max_len"), "max"),
}
"""The words for an end of a length."""

RANGES: Mapping[str, str] = {
    **dict.fromkeys(("minimum", "min", "ge", "gte", "min_value", "minValue"), "min"),
    **dict.fromkeys(("maximum", "max", "le", "lte", "max_value", "maxValue"), "max"),
}
"""The words for an end of a range, or of a length where the value has one."""

BYTES: Mapping[str, str] = {
    **dict.fromkeys(("minBytes", "min_bytes", "minByteLength"), "min"),
    **dict.fromkeys(("maxBytes", "max_bytes", "maxByteLength"), "max"),
}
"""The words for an end of a length in bytes."""

STRICT: Mapping[str, str] = {
    **dict.fromkeys(("exclusiveMinimum", "gt", "exclusive_minimum"), "min"),
    **dict.fromkeys(("exclusiveMaximum", "lt", "exclusive_maximum"), "max"),
}
"""The words for an end of a range that is not in it."""

CHECKS: Mapping[str, str] = {
    **dict.fromkeys(("length", "len", "size"), "length"),
    **dict.fromkeys(("range", "between"), "range"),
    **dict.fromkeys(("pattern", "regex", "regexp", "matches"), "pattern"),
    **dict.fromkeys(("unique", "uniqueItems", "unique_items", "distinct"), "unique"),
}
"""The words for a constraint that has all of it in one value."""

FORMATS: Mapping[str, str] = {
    **dict.fromkeys(("date-time", "datetime", "timestamp", "rfc3339"), "timestamp"),
    **dict.fromkeys(("byte", "binary", "base64", "bytes"), "bytes"),
    **dict.fromkeys(("timestamp-millis", "timestamp-micros"), "timestamp"),
    **dict.fromkeys(("int8", "int16", "int32", "int64"), ""),
    **dict.fromkeys(("uint8", "uint16", "uint32", "uint64"), ""),
    **dict.fromkeys(("float", "double"), ""),
    "date": "date",
    "decimal": "string",
}
"""By the `format` of a JSON Schema, the type; the empty one is that of the word itself."""

_CASINGS = {
    **dict.fromkeys(("snake", "lower_snake", "snakecase"), "snake_case"),
    **dict.fromkeys(("camel", "CamelCase", "camelcase"), "camelCase"),
    **dict.fromkeys(("pascal", "Pascal", "UpperCamelCase"), "PascalCase"),
    **dict.fromkeys(("kebab", "dash", "spinal"), "kebab-case"),
    **dict.fromkeys(("lower", "lower_case"), "lowercase"),
    **dict.fromkeys(("upper",), "UPPERCASE"),
    **dict.fromkeys(
        ("UPPER_CASE", "screaming", "CONSTANT_CASE", "UPPER_SNAKE_CASE"),
        "SCREAMING_SNAKE_CASE",
    ),
}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "auth": {
        **dict.fromkeys(("true", "yes", "bearer", "token", "basic", "jwt"), "required"),
        **dict.fromkeys(("oauth", "oauth2", "user", "admin", "apiKey"), "required"),
        **dict.fromkeys(("false", "no", "public", "anonymous", "optional"), "none"),
        "null": "none",
    },
    "idempotency": {
        **dict.fromkeys(
            ("true", "yes", "put", "PUT", "delete", "DELETE"), "idempotent"
        ),
        **dict.fromkeys(("get", "GET", "read", "readonly", "query", "pure"), "safe"),
        **dict.fromkeys(("false", "no", "none", "post", "POST", "write"), "unsafe"),
    },
    "effect": {
        **dict.fromkeys(("read", "get", "query", "list", "none", "safe"), "reads"),
        **dict.fromkeys(("add", "create", "insert", "post", "append"), "adds"),
        **dict.fromkeys(("write", "update", "put", "patch", "change"), "changes"),
        **dict.fromkeys(("modify", "mutation", "set", "upsert"), "changes"),
        **dict.fromkeys(("delete", "remove", "destroy", "drop"), "removes"),
    },
    "tagged": {
        **dict.fromkeys(("false", "no", "none"), "untagged"),
        **dict.fromkeys(("true", "yes", "inline", "internal"), "internally"),
        **dict.fromkeys(("external",), "externally"),
        **dict.fromkeys(("adjacent",), "adjacently"),
    },
    "casing": _CASINGS,
    "field_casing": _CASINGS,
}
"""By the key, the words for one of its choices."""
