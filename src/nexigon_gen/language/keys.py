"""The table of the language: which keys a mapping may have and what they take.

A shape is a class: its keys are its rows, and an instance is a mapping of the shape, read
by the keys' own readers. The JSON Schema of the language, its reference page and the
formatter are made from the same rows.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from ..ir.terms import Auth, Effect, Idempotency
from ..text.kinds import EMPTY_ENUM, EMPTY_UNION
from .body import Body
from .document import Tagged
from .member_keys import FIELD, VALUE, VariantBody
from .shape import Form, Key, Kind, Naming
from .shared_keys import (
    CASING,
    CHECKS,
    CLOSED,
    CONTENT,
    DOCS,
    EXAMPLES,
    FIELD_CASING,
    SECRET,
    TYPE_EXPR,
    WIRE,
    LifecycleBody,
    choice_key,
    list_key,
    members_key,
    text_key,
)

API_VERSION: Final = r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}"
"""How the version of an API is written: a word, also in the name of a file."""


class StructBody(
    LifecycleBody, name="struct", docs="A JSON object with known fields.", kind="fields"
):
    """A struct."""

    docs = DOCS
    deprecated = LifecycleBody.deprecated
    unstable = LifecycleBody.unstable
    since = LifecycleBody.since
    casing = CASING
    fields = members_key("fields", "The fields, by name.", FIELD, required=True)
    examples = EXAMPLES


class EnumBody(
    LifecycleBody, name="enum", docs="One of several strings or numbers.", kind="values"
):
    """An enum."""

    docs = DOCS
    deprecated = LifecycleBody.deprecated
    unstable = LifecycleBody.unstable
    since = LifecycleBody.since
    casing = CASING
    closed = CLOSED
    values = members_key(
        "values",
        "The values, by name.",
        VALUE,
        required=True,
        empty=EMPTY_ENUM,
    )
    examples = EXAMPLES


class UnionBody(
    LifecycleBody, name="union", docs="One of several payloads.", kind="variants"
):
    """A union."""

    docs = DOCS
    deprecated = LifecycleBody.deprecated
    unstable = LifecycleBody.unstable
    since = LifecycleBody.since
    tagged = choice_key("tagged", Tagged, "How it says which variant it holds.")
    tag = text_key("tag", "Key that holds the variant's name.")
    content = CONTENT
    envelope = Key(
        "envelope", Kind.TYPE, "Struct whose fields stand beside the tag.", Body.target
    )
    casing = CASING
    closed = CLOSED
    default = text_key("default", "The variant that is meant without a tag.")
    success = text_key("success", "The variant that says that it was done.")
    variants = members_key(
        "variants",
        "The variants, by name.",
        Form("variant", (VariantBody.shape,), ("type", "docs"), naming=Naming.PASCAL),
        required=True,
        empty=EMPTY_UNION,
    )
    examples = EXAMPLES


class NewtypeBody(
    LifecycleBody,
    name="newtype",
    docs="A name of its own for another type.",
    kind="type",
):
    """A newtype in its long form."""

    type = TYPE_EXPR
    docs = DOCS
    validate = CHECKS
    secret = SECRET
    deprecated = LifecycleBody.deprecated
    unstable = LifecycleBody.unstable
    since = LifecycleBody.since
    examples = EXAMPLES


class AliasBody(
    LifecycleBody, name="alias", docs="Another spelling of a type.", kind="alias"
):
    """An alias."""

    alias = Key(
        "alias", Kind.TYPE, "The type it stands for.", Body.target, required=True
    )
    docs = DOCS
    deprecated = LifecycleBody.deprecated
    unstable = LifecycleBody.unstable
    since = LifecycleBody.since
    examples = EXAMPLES


class OpaqueBody(
    LifecycleBody,
    name="opaque type",
    docs="JSON that a JSON Schema document describes.",
    kind="schema",
):
    """An opaque type."""

    schema = text_key("schema", "Path, relative to this file.", required=True)
    docs = DOCS
    deprecated = LifecycleBody.deprecated
    unstable = LifecycleBody.unstable
    since = LifecycleBody.since
    examples = EXAMPLES


TypeBody: TypeAlias = (
    StructBody | EnumBody | UnionBody | NewtypeBody | AliasBody | OpaqueBody
)
TYPE_BODIES = (StructBody, EnumBody, UnionBody, NewtypeBody, AliasBody, OpaqueBody)

TYPE = Form(
    "type",
    tuple(each.shape for each in TYPE_BODIES),
    short=("type", "docs"),
    naming=Naming.TYPE,
)


class ExampleBody(
    Body,
    name="example",
    docs="A request and the response to it, in wire form.",
):
    """An example of an action."""

    docs = DOCS
    request = Key("request", Kind.JSON, "What is sent.", Body.json_value)
    response = Key("response", Kind.JSON, "What comes back.", Body.json_value)


_BODY = Form("body", (StructBody.shape,))


class ActionBody(LifecycleBody, name="action", docs="A remote procedure."):
    """An action."""

    docs = DOCS
    deprecated = LifecycleBody.deprecated
    unstable = LifecycleBody.unstable
    since = LifecycleBody.since
    wire = WIRE
    idempotency = choice_key("idempotency", Idempotency, "What repeating a call does.")
    effect = choice_key("effect", Effect, "What a call does to what is kept.")
    auth = choice_key("auth", Auth, "Whether a token is needed.")
    timeout = Key(
        "timeout", Kind.NUMBER, "Deadline of a call, in seconds.", Body.number
    )
    request = Key(
        "request", Kind.BODY, "What is sent; nothing: `Empty`.", Body.node, of=_BODY
    )
    response = Key(
        "response", Kind.BODY, "What comes back; nothing: `Empty`.", Body.node, of=_BODY
    )
    examples = list_key(
        "examples", "Requests and responses.", Form("example", (ExampleBody.shape,))
    )


class ImportBody(
    Body, name="import", docs="Types of a file that is not beside this one."
):
    """An import in its long form."""

    from_ = text_key("from", "Path, relative to this file.", required=True)
    names = Key("names", Kind.NAMES, "The types.", Body.node, required=True)


class ServerBody(Body, name="server", docs="A place where the API is served."):
    """A server in its long form."""

    url = text_key("url", "What the paths of the actions are added to.", required=True)
    docs = DOCS


class DocumentBody(
    Body, name="spec file", docs="One namespace: its types and its actions."
):
    """A spec file."""

    spec = Key(
        "spec", Kind.VERSION, "Version of the language: 1.", Body.scalar, required=True
    )
    api = Key(
        "api",
        Kind.TEXT,
        "Title of the API; names the package and the client.",
        Body.node,
    )
    version = text_key(
        "version", "Version of the API, such as 1.4.0.", pattern=API_VERSION
    )
    namespace = Key(
        "namespace",
        Kind.NAME,
        "First half of its actions' names.",
        Body.text,
        required=True,
    )
    docs = DOCS
    field_casing = FIELD_CASING
    servers = members_key(
        "servers",
        "Where the API is served, by name.",
        Form("server", (ServerBody.shape,), ("url", "docs"), naming=Naming.SNAKE),
    )
    imports = Key(
        "imports",
        Kind.IMPORTS,
        "Types of other files.",
        Body.listed,
        of=Form("import", (ImportBody.shape,)),
    )
    types = members_key("types", "The types, by name.", TYPE)
    actions = members_key(
        "actions",
        "The actions, by name.",
        Form("action", (ActionBody.shape,), naming=Naming.PASCAL),
    )
