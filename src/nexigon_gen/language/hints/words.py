"""Table of the words that other languages have for the types of this one."""

from __future__ import annotations

from collections.abc import Mapping

_MONEY = (
    "`string` or an integer of minor units such as `i64`: a float rounds money, text"
    " and cents do not"
)
_INTEGERS = "`i32`, `i64`, `u32` or `u64`"
_NOTHING = "`unit`, which is `null`; for a request or response of `{}`, leave it out"

_WRAPPED: Mapping[str, str] = {
    "stringvalue": "string",
    "boolvalue": "bool",
    "bytesvalue": "bytes",
    "int32value": "i32",
    "int64value": "i64",
    "uint32value": "u32",
    "uint64value": "u64",
    "floatvalue": "f32",
    "doublevalue": "f64",
    "struct": "map<string, any>",
    "fieldmask": "list<string>",
}
"""The messages of protobuf for what may be absent, or is JSON."""

SCALARS: Mapping[str, str] = {
    **dict.fromkeys(("int", "integer", "long", "bigint", "serial"), "i64"),
    **dict.fromkeys(("short", "smallint", "int16", "sint16"), "i16"),
    **dict.fromkeys(("int8", "sbyte", "tinyint"), "i8"),
    **dict.fromkeys(("int32", "sint32", "sfixed32", "int4", "mediumint"), "i32"),
    **dict.fromkeys(("int64", "sint64", "sfixed64", "isize", "ssize_t"), "i64"),
    **dict.fromkeys(("bigserial", "longlong", "safeint", "epoch"), "i64"),
    **dict.fromkeys(("uint", "uint32", "fixed32", "uinteger", "dword"), "u32"),
    **dict.fromkeys(("uint64", "fixed64", "ulong", "usize", "size_t"), "u64"),
    **dict.fromkeys(("positiveint", "nonnegativeint", "unsigned", "size"), "u64"),
    **dict.fromkeys(("uint16", "ushort", "word"), "u16"),
    **dict.fromkeys(("uint8", "byte", "octet"), "u8"),
    **dict.fromkeys(("float", "double", "number", "real", "float64"), "f64"),
    **dict.fromkeys(("float32", "single", "half"), "f32"),
    **dict.fromkeys(("boolean", "bit", "flag", "yesno"), "bool"),
    **dict.fromkeys(
        ("str", "text", "varchar", "nvarchar", "char", "character"), "string"
    ),
    **dict.fromkeys(("longtext", "mediumtext", "citext", "clob", "bpchar"), "string"),
    **dict.fromkeys(("rune", "cstring", "osstring", "normalizedstring"), "string"),
    **dict.fromkeys(("uuid", "guid", "uuid4", "ulid", "objectid", "id"), "string"),
    **dict.fromkeys(("url", "uri", "httpurl", "anyurl", "iri", "urn"), "string"),
    **dict.fromkeys(("email", "emailstr", "phone", "slug", "hostname"), "string"),
    **dict.fromkeys(("ipv4", "ipv6", "ip", "inet", "cidr", "ipaddress"), "string"),
    **dict.fromkeys(("ipaddr", "macaddr", "regex", "pattern", "path"), "string"),
    **dict.fromkeys(("pathbuf", "version", "semver", "locale", "currency"), "string"),
    **dict.fromkeys(("html", "markdown", "xml", "token", "enumvalue"), "string"),
    **dict.fromkeys(("password", "secret", "secretstr", "constr"), "string"),
    **dict.fromkeys(("conint", "positiveinteger"), "i64"),
    **dict.fromkeys(("confloat", "condecimal"), "f64"),
    **dict.fromkeys(
        ("datetime", "date-time", "time", "instant", "zoneddatetime"), "timestamp"
    ),
    **dict.fromkeys(
        ("timestamptz", "offsetdatetime", "utcdatetime", "systemtime"), "timestamp"
    ),
    **dict.fromkeys(("datetimeoffset", "awaredatetime", "datetimeutc"), "timestamp"),
    **dict.fromkeys(("localdate", "day", "plaindate", "naivedate"), "date"),
    **dict.fromkeys(
        ("blob", "binary", "bytea", "bytearray", "buffer", "file"), "bytes"
    ),
    **dict.fromkeys(("varbinary", "base64", "arraybuffer", "uint8array"), "bytes"),
    **dict.fromkeys(
        ("fixed", "bytestring", "upload", "uploadfile", "base64bytes"), "bytes"
    ),
    **dict.fromkeys(("json", "jsonb", "jsonvalue", "value", "unknown", "mixed"), "any"),
    **dict.fromkeys(
        ("dynamic", "variant", "rawmessage", "interface", "object?"), "any"
    ),
    **dict.fromkeys(("anytype", "anyvalue", "document"), "any"),
    **dict.fromkeys(
        ("void", "null", "none", "empty", "nil", "undefined", "never"), "unit"
    ),
    **dict.fromkeys(("nonetype", "nulltype"), "unit"),
    **dict.fromkeys(("duration", "timedelta", "interval", "timespan"), "u64"),
    **dict.fromkeys(
        ("i128", "u128", "int128", "uint128", "int256", "uint256"), "string"
    ),
    **dict.fromkeys(("object", "struct_", "jsonobject", "hash"), "map<string, any>"),
    **dict.fromkeys(
        ("dict", "map", "record", "hashmap", "mapping"), "map<string, any>"
    ),
    **dict.fromkeys(("array", "list", "vec", "sequence", "set", "tuple"), "list<any>"),
    **dict.fromkeys(("jsonarray", "arraylist", "slice", "listvalue"), "list<any>"),
    **_WRAPPED,
}
"""By the word in lower case, the type to write when one has to be chosen."""

ONE_OF: Mapping[str, str] = {
    **dict.fromkeys(("int", "integer", "long"), _INTEGERS),
    **dict.fromkeys(("float", "double", "number"), "`f64` or `f32`"),
    **dict.fromkeys(("decimal", "money", "numeric", "bigdecimal"), _MONEY),
    **dict.fromkeys(("currencyamount", "amount", "decimal128"), _MONEY),
    **dict.fromkeys(
        ("array", "set", "vec", "sequence", "tuple"),
        "`list<string>`, or of another type",
    ),
    **dict.fromkeys(
        ("object", "dict", "record", "hashmap", "mapping"),
        "`map<string, any>` or a struct",
    ),
    **dict.fromkeys(("optional", "option", "maybe"), "the field's to say: `name?: T`"),
    **dict.fromkeys(("void", "null", "none", "empty"), _NOTHING),
    **dict.fromkeys(("enum", "literal"), "a definition: `Name: {values: {A: , B: }}`"),
    **dict.fromkeys(
        ("union", "oneof"),
        "a definition: `Name: {tag: kind, variants: {A: TypeA, B: TypeB}}`",
    ),
    **dict.fromkeys(
        ("duration", "timedelta", "interval", "timespan"),
        "`u64`, with the unit in the field's name: `timeout_ms: u64`",
    ),
    **dict.fromkeys(
        ("i128", "u128", "int128", "uint128", "int256", "uint256"),
        "`string`: no number of the wire is that wide",
    ),
    "struct": "a definition: `Name: {fields: {name: string}}`",
    "iota": "the numbers of an enum: `Name: {values: {A: 0, B: 1}}`",
    **dict.fromkeys(("true", "false"), "`bool`, or `any` for whatever there is"),
}
"""What there is to choose from, or to say, beside the type of `SCALARS`."""

MONEY = frozenset(word for word, text in ONE_OF.items() if text is _MONEY)
"""The words for a number that no float can hold."""

LISTS = frozenset(
    (
        *("list", "array", "vec", "set", "sequence", "seq", "iterable", "iterator"),
        *("collection", "frozenset", "slice", "arraylist", "hashset", "deque"),
        *("readonlyarray", "nonemptylist", "conlist", "btreeset", "vecdeque", "bag"),
        *("ienumerable", "immutablelist", "abstractset", "conset", "repeated"),
    )
)
"""The words for many of one type."""

MAPS = frozenset(
    (
        *("map", "dict", "record", "hashmap", "btreemap", "mapping", "dictionary"),
        *("mutablemapping", "defaultdict", "ordereddict", "treemap", "indexmap"),
        *("readonlymap", "hash", "object"),
    )
)
"""The words for values by name."""

OPTIONS = frozenset(("optional", "option", "maybe", "nullable", "notrequired"))
"""The words for one or none."""

WRAPPERS = frozenset(
    (
        *("box", "rc", "arc", "cow", "promise", "future", "awaitable", "partial"),
        *("readonly", "required", "annotated", "final", "classvar", "ref", "type"),
        *("deeppartial", "writeonly", "lazy", "stream", "observable", "refcell"),
        *("mapped", "field", "nonnullable", "mutex", "result"),
    )
)
"""The words round a type that say nothing here."""

BEFORE = frozenset(
    (
        *("repeated", "optional", "required", "stream", "readonly", "const"),
        *("nullable", "mut", "typeof"),
    )
)
"""The words before a type that are no part of it."""

TRAITS = frozenset(("dyn", "impl", "some"))
"""The words before what a type can do, which is no type."""

MODIFIERS = BEFORE | {
    *("private", "public", "protected", "internal", "static", "final", "pub", "let"),
    *("var", "val", "lateinit", "override", "virtual", "abstract", "export"),
}
"""The words before the name of a field."""

DECLARES = frozenset(
    (
        *("export", "declare", "public", "abstract", "async", "const", "data", "final"),
        *("type", "interface", "class", "struct", "enum", "union", "message", "record"),
        *("rpc", "def", "fn", "func", "fun", "function", "service", "input", "object"),
        *("op", "operation", "query", "mutation"),
    )
)
"""The words before the name of what is declared."""

FUNCTIONS = frozenset(
    ("callable", "function", "fn", "fnmut", "fnonce", "func", "closure", "delegate")
)
"""The words for what is called and never sent."""
