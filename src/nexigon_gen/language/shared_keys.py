"""Keys that several shapes have, and how keys of each kind are made."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from ..ir.terms import Casing
from ..syntax.node import Entry, Node
from ..text.kinds import UNKNOWN_CASING, WRONG_YAML_KIND, DiagnosticKind
from .body import Body
from .document import Text, WrittenWire
from .shape import Form, Key, Kind
from .texts import number_of

E = TypeVar("E", bound=Enum)


def text_key(
    name: str, docs: str, *, required: bool = False, pattern: str = ""
) -> Key[Text | None]:
    """A key that takes text."""
    return Key(name, Kind.TEXT, docs, Body.text, required=required, pattern=pattern)


def flag_key(name: str, docs: str) -> Key[bool]:
    """A key that takes `true` or `false`."""
    return Key(name, Kind.FLAG, docs, Body.flag)


def choice_key(
    name: str, options: type[E], docs: str, complaint: DiagnosticKind = WRONG_YAML_KIND
) -> Key[E | None]:
    """A key that takes one of a few words."""
    words = tuple(str(option.value) for option in options)

    def read(body: Body, key: str) -> E | None:
        return body.choice(key, options, kind=complaint)

    return Key(name, Kind.CHOICE, docs, read, choices=words)


def members_key(
    name: str,
    docs: str,
    of: Form,
    *,
    required: bool = False,
    empty: DiagnosticKind | None = None,
) -> Key[tuple[Entry, ...]]:
    """A key that takes a mapping of names."""
    return Key(
        name, Kind.MEMBERS, docs, Body.members, required=required, of=of, empty=empty
    )


def list_key(name: str, docs: str, of: Form) -> Key[tuple[Node, ...]]:
    """A key that takes a list."""
    return Key(name, Kind.LIST, docs, Body.items, of=of)


DOCS = Key("docs", Kind.TEXT, "What it is, for people; kept word for word.", Body.prose)
WIRE = text_key("wire", "Name on the wire, when it does not follow the rule.")


def _member_wire(body: Body, key: str) -> WrittenWire | None:
    node = body.scalar(key)
    number = number_of(node) if node else None
    return number or body.text(key)


MEMBER_WIRE = Key(
    "wire",
    Kind.WIRE,
    "Name or number on the wire, when no rule makes it.",
    _member_wire,
)
CASING = choice_key(
    "casing", Casing, "How the wire names of the members are made.", UNKNOWN_CASING
)
FIELD_CASING = choice_key(
    "field_casing", Casing, "How the wire names of all fields are made.", UNKNOWN_CASING
)
CLOSED = flag_key("closed", "Promises that nothing will ever be added.")
SECRET = flag_key("secret", "Hides the value everywhere but on the wire.")
TYPE_EXPR = Key("type", Kind.TYPE, "The type.", Body.type_expr, required=True)
EXAMPLES = Key("examples", Kind.EXAMPLES, "Values in wire form.", Body.json_values)
CONTENT = text_key("content", "Key of a payload that stands beside the tag.")


class DeprecationBody(
    Body,
    name="deprecation",
    docs="Why and since when something should not be used.",
):
    """`deprecated:` in its long form."""

    note = text_key("note", "What to use instead.")
    since = text_key("since", "Version that deprecated it.")
    remove_in = text_key("remove_in", "Version that will drop it.")


class InstabilityBody(
    Body, name="instability", docs="What something unstable belongs to."
):
    """`unstable:` in its long form."""

    feature = text_key("feature", "Name of the feature.", required=True)
    note = text_key("note", "What may change.")
    issue = text_key("issue", "Where it is discussed.")


class LifecycleBody(Body):
    """What has a lifecycle. A shape names its keys where canonical order wants them."""

    deprecated = Key(
        "deprecated",
        Kind.FORM,
        "Still works; says what to use instead, or just `true`.",
        Body.node,
        of=Form("deprecation", (DeprecationBody.shape,), ("note",), nothing="true"),
    )
    unstable = Key(
        "unstable",
        Kind.FORM,
        "May change or go; names the feature it belongs to.",
        Body.node,
        of=Form("instability", (InstabilityBody.shape,), short=("feature",)),
    )
    since = text_key("since", "Version of the API that introduced it.")


LIFECYCLE = LifecycleBody.shape.entries


class ValidationBody(
    Body,
    name="validation",
    docs="A constraint on a value.",
    one_of=("length", "range", "pattern", "bytes", "unique"),
):
    """An entry of `validate:`."""

    length = Key("length", Kind.TEXT, "Bounds of a length, `1..128`.", Body.scalar)
    range = Key("range", Kind.TEXT, "Bounds of a number, `1..600`.", Body.scalar)
    pattern = Key("pattern", Kind.TEXT, "Regular expression to be found.", Body.scalar)
    bytes = Key("bytes", Kind.TEXT, "Bounds of a text's bytes, `..64`.", Body.scalar)
    unique = flag_key("unique", "That a list has no item twice.")
    message = text_key("message", "What to tell a person.")
    code = text_key("code", "What to tell a program.")


CHECKS = list_key(
    "validate",
    "Constraints on values our side builds.",
    Form("validation", (ValidationBody.shape,)),
)
