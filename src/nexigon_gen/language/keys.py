"""The table of the language: which keys a mapping may have and what they take.

The decoder, the JSON Schema of the language, its reference page and the formatter are
all made from this table.
"""

from __future__ import annotations

from enum import Enum

from ..ir.terms import Auth, Casing, Idempotency
from ..text.kinds import EMPTY_ENUM, EMPTY_UNION
from .document import Tagged
from .shape import Form, Key, Kind, Naming, Shape


def _choice(name: str, options: type[Enum], docs: str) -> Key:
    words = tuple(str(option.value) for option in options)
    return Key(name, Kind.CHOICE, docs, choices=words)


_DOCS = Key("docs", Kind.TEXT, "What it is, for people; kept word for word.")
_WIRE = Key("wire", Kind.TEXT, "Name on the wire, when it does not follow the rule.")
_CASING = _choice("casing", Casing, "How the wire names of the members are made.")
_CLOSED = Key("closed", Kind.FLAG, "Promises that nothing will ever be added.")
_SECRET = Key("secret", Kind.FLAG, "Hides the value everywhere but on the wire.")
_TYPE = Key("type", Kind.TYPE, "The type.", required=True)
_EXAMPLES = Key("examples", Kind.EXAMPLES, "Values in wire form.")
_CONTENT = Key("content", Kind.TEXT, "Key of a payload that stands beside the tag.")

DEPRECATION = Shape(
    "deprecation",
    "Why and since when something should not be used.",
    (
        Key("note", Kind.TEXT, "What to use instead."),
        Key("since", Kind.TEXT, "Version that deprecated it."),
        Key("remove_in", Kind.TEXT, "Version that will drop it."),
    ),
)

INSTABILITY = Shape(
    "instability",
    "What something unstable belongs to.",
    (
        Key("feature", Kind.TEXT, "Name of the feature.", required=True),
        Key("note", Kind.TEXT, "What may change."),
        Key("issue", Kind.TEXT, "Where it is discussed."),
    ),
)

LIFECYCLE = (
    Key(
        "deprecated",
        Kind.FORM,
        "Still works; says what to use instead, or just `true`.",
        of=Form("deprecation", (DEPRECATION,), short=("note",), nothing="true"),
    ),
    Key(
        "unstable",
        Kind.FORM,
        "May change or go; names the feature it belongs to.",
        of=Form("instability", (INSTABILITY,), short=("feature",)),
    ),
    Key("since", Kind.TEXT, "Version of the API that introduced it."),
)

VALIDATION = Shape(
    "validation",
    "A constraint on a value.",
    (
        Key("length", Kind.TEXT, "Bounds of a length, `1..128`."),
        Key("range", Kind.TEXT, "Bounds of a number, `1..600`."),
        Key("pattern", Kind.TEXT, "Regular expression to be found."),
        Key("message", Kind.TEXT, "What to tell a person."),
        Key("code", Kind.TEXT, "What to tell a program."),
    ),
    one_of=("length", "range", "pattern"),
)

_CHECKS = Key(
    "validate",
    Kind.LIST,
    "Constraints on values our side builds.",
    of=Form("validation", (VALIDATION,)),
)

FIELD = Shape(
    "field",
    "A member of a struct.",
    (
        _TYPE,
        _DOCS,
        _WIRE,
        Key("default", Kind.JSON, "What an absent value means, in wire form."),
        _CHECKS,
        _SECRET,
        *LIFECYCLE,
        _EXAMPLES,
    ),
)

_FIELDS = Key(
    "fields",
    Kind.MEMBERS,
    "The fields, by name.",
    required=True,
    of=Form("field", (FIELD,), short=("type", "docs"), naming=Naming.FIELD),
)

VALUE = Shape("value", "A value of an enum.", (_DOCS, _WIRE, *LIFECYCLE))

VARIANT = Shape(
    "variant",
    "A variant of a union.",
    (
        Key("type", Kind.TYPE, "The payload, or `unit`."),
        _DOCS,
        _WIRE,
        _CONTENT,
        _CHECKS,
        *LIFECYCLE,
        Key("fields", Kind.MEMBERS, "The payload, written in place.", of=_FIELDS.of),
    ),
    one_of=("type", "fields"),
)

STRUCT = Shape(
    "struct",
    "A JSON object with known fields.",
    (_DOCS, *LIFECYCLE, _CASING, _FIELDS, _EXAMPLES),
    kind="fields",
)

ENUM = Shape(
    "enum",
    "One of several strings.",
    (
        _DOCS,
        *LIFECYCLE,
        _CASING,
        _CLOSED,
        Key(
            "values",
            Kind.MEMBERS,
            "The values, by name.",
            required=True,
            of=Form("value", (VALUE,), ("docs",), nothing="", naming=Naming.PASCAL),
            empty=EMPTY_ENUM,
        ),
        _EXAMPLES,
    ),
    kind="values",
)

UNION = Shape(
    "union",
    "One of several payloads.",
    (
        _DOCS,
        *LIFECYCLE,
        _choice("tagged", Tagged, "How it says which variant it holds."),
        Key("tag", Kind.TEXT, "Key that holds the variant's name."),
        _CONTENT,
        _CASING,
        _CLOSED,
        Key(
            "variants",
            Kind.MEMBERS,
            "The variants, by name.",
            required=True,
            of=Form("variant", (VARIANT,), ("type", "docs"), naming=Naming.PASCAL),
            empty=EMPTY_UNION,
        ),
        _EXAMPLES,
    ),
    kind="variants",
)

NEWTYPE = Shape(
    "newtype",
    "A name of its own for another type.",
    (_TYPE, _DOCS, _CHECKS, _SECRET, *LIFECYCLE, _EXAMPLES),
    kind="type",
)

ALIAS = Shape(
    "alias",
    "Another spelling of a type.",
    (
        Key("alias", Kind.TYPE, "The type it stands for.", required=True),
        _DOCS,
        *LIFECYCLE,
        _EXAMPLES,
    ),
    kind="alias",
)

OPAQUE = Shape(
    "opaque type",
    "JSON that a JSON Schema document describes.",
    (
        Key("schema", Kind.TEXT, "Path, relative to this file.", required=True),
        _DOCS,
        *LIFECYCLE,
        _EXAMPLES,
    ),
    kind="schema",
)

TYPE = Form(
    "type",
    (STRUCT, ENUM, UNION, NEWTYPE, ALIAS, OPAQUE),
    short=("type", "docs"),
    naming=Naming.TYPE,
)

EXAMPLE = Shape(
    "example",
    "A request and the response to it, in wire form.",
    (
        _DOCS,
        Key("request", Kind.JSON, "What is sent."),
        Key("response", Kind.JSON, "What comes back."),
    ),
)

_BODY = Form("body", (STRUCT,))

ACTION = Shape(
    "action",
    "A remote procedure.",
    (
        _DOCS,
        *LIFECYCLE,
        _WIRE,
        _choice("idempotency", Idempotency, "What repeating a call does."),
        _choice("auth", Auth, "Whether a token is needed."),
        Key("timeout", Kind.NUMBER, "Deadline of a call, in seconds."),
        Key("request", Kind.BODY, "What is sent; nothing: `Empty`.", of=_BODY),
        Key("response", Kind.BODY, "What comes back; nothing: `Empty`.", of=_BODY),
        Key(
            "examples",
            Kind.LIST,
            "Requests and responses.",
            of=Form("example", (EXAMPLE,)),
        ),
    ),
)

IMPORT = Shape(
    "import",
    "Types of a file that is not beside this one.",
    (
        Key("from", Kind.TEXT, "Path, relative to this file.", required=True),
        Key("names", Kind.NAMES, "The types.", required=True),
    ),
)

DOCUMENT = Shape(
    "spec file",
    "One namespace: its types and its actions.",
    (
        Key("spec", Kind.VERSION, "Version of the language: 1.", required=True),
        Key("api", Kind.TEXT, "Title of the API; names the package and the client."),
        Key("namespace", Kind.NAME, "First half of its actions' names.", required=True),
        _DOCS,
        Key(
            "imports",
            Kind.IMPORTS,
            "Types of other files.",
            of=Form("import", (IMPORT,)),
        ),
        Key("types", Kind.MEMBERS, "The types, by name.", of=TYPE),
        Key(
            "actions",
            Kind.MEMBERS,
            "The actions, by name.",
            of=Form("action", (ACTION,), naming=Naming.PASCAL),
        ),
    ),
)
