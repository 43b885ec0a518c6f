"""The table of the language: the keys of members, which are fields, values and variants."""

from __future__ import annotations

from .body import Body
from .shape import Form, Key, Kind, Naming
from .shared_keys import (
    CHECKS,
    CONTENT,
    DOCS,
    EXAMPLES,
    MEMBER_WIRE,
    SECRET,
    WIRE,
    LifecycleBody,
    members_key,
    text_key,
)


class FieldBody(LifecycleBody, name="field", docs="A member of a struct."):
    """A field in its long form."""

    type = Key(
        "type",
        Kind.TYPE,
        "The type, with a `?` if it may be `null`.",
        lambda body, key: body.type_expr(key, nullable=True),
        required=True,
    )
    docs = DOCS
    wire = WIRE
    default = Key(
        "default",
        Kind.JSON,
        "What an absent value means, in wire form.",
        Body.json_value,
    )
    validate = CHECKS
    secret = SECRET
    deprecated = LifecycleBody.deprecated
    unstable = LifecycleBody.unstable
    since = LifecycleBody.since
    examples = EXAMPLES


FIELD = Form("field", (FieldBody.shape,), ("type", "docs"), naming=Naming.FIELD)


class ValueBody(
    LifecycleBody, name="value", docs="A value of an enum.", apart=("wire", "alias")
):
    """A value in its long form."""

    docs = DOCS
    wire = MEMBER_WIRE
    alias = text_key("alias", "The value that it is another name of.")
    deprecated = LifecycleBody.deprecated
    unstable = LifecycleBody.unstable
    since = LifecycleBody.since


VALUE = Form(
    "value",
    (ValueBody.shape,),
    ("docs",),
    nothing="",
    number="wire",
    naming=Naming.PASCAL,
)


class VariantBody(
    LifecycleBody,
    name="variant",
    docs="A variant of a union.",
    one_of=("type", "fields"),
):
    """A variant in its long form."""

    type = Key("type", Kind.TYPE, "The payload, or `unit`.", Body.type_expr)
    docs = DOCS
    wire = MEMBER_WIRE
    content = CONTENT
    validate = CHECKS
    deprecated = LifecycleBody.deprecated
    unstable = LifecycleBody.unstable
    since = LifecycleBody.since
    fields = members_key("fields", "The payload, written in place.", FIELD)
