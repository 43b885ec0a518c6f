"""Tables of commands: what the command line knows of an API without loading its types."""

from __future__ import annotations

from typing import Final, TypeAlias

ALL: Final = "*"
"""Names every secret; the only name of an answer that is one."""

# Classes without dataclasses: these take longer to import than a table does.


class WordType:
    """One of several words; with `numbers`, these are what the words stand for."""

    __slots__ = ("numbers", "values")

    def __init__(self, *values: str, numbers: tuple[int, ...] = ()) -> None:
        self.values = values
        self.numbers = numbers


class ObjectType:
    """An object with known fields."""

    __slots__ = ("fields",)

    def __init__(self, *fields: CommandField) -> None:
        self.fields = fields


class UnionCase:
    """A variant of a union: the value of its tag, and what stands beside the tag. Where
    the tag is a number, `value` is a name for it."""

    __slots__ = ("fields", "number", "value")

    def __init__(
        self, value: str, *fields: CommandField, number: int | None = None
    ) -> None:
        self.value = value
        self.fields = fields
        self.number = number

    @property
    def tag(self) -> str | int:
        """The tag as it is in JSON."""
        return self.value if self.number is None else self.number


class UnionType:
    """A union. `tag` is the key of the tag; an empty one means that a variant is the only
    key of the object, or a string."""

    __slots__ = ("tag", "variants")

    def __init__(self, tag: str, *variants: UnionCase) -> None:
        self.tag = tag
        self.variants = variants

    @property
    def kinds(self) -> WordType:
        """The values of the tag."""
        numbers = (x.number for x in self.variants if x.number is not None)
        return WordType(*(x.value for x in self.variants), numbers=(*numbers,))


class TupleType:
    """An array of so many items, each of a type of its own."""

    __slots__ = ("items",)

    def __init__(self, *items: Type) -> None:
        self.items = items


class ListType:
    """An array of items of one type."""

    __slots__ = ("item",)

    def __init__(self, item: Type) -> None:
        self.item = item


class MapType:
    """An object with free keys and values of one type."""

    __slots__ = ("value",)

    def __init__(self, value: Type) -> None:
        self.value = value


Type: TypeAlias = (
    "str | WordType | ObjectType | UnionType | TupleType | ListType | MapType"
)
"""A type; text is the name of a scalar, or `json` for whatever has no flags of its own."""


class CommandField:
    """A field of a request or an answer.

    Args:
        name: Its part of a flag, `auto-accept`.
        wire: Its key in JSON.
        type: What it holds.
        docs: What the spec says of it.
        is_required: Whether it has to be given.
        is_nullable: Whether it may be `null`.
        is_secret: Whether its value must not show.
        limits: What its values must be beyond their type, in words.
        note: What is to be known beside the docs: a default, a deprecation.
    """

    __slots__ = (
        "docs",
        "is_nullable",
        "is_required",
        "is_secret",
        "limits",
        "name",
        "note",
        "type",
        "wire",
    )

    def __init__(
        self,
        name: str,
        wire: str,
        type: Type = "json",
        *,
        docs: str = "",
        is_required: bool = False,
        is_nullable: bool = False,
        is_secret: bool = False,
        limits: str = "",
        note: str = "",
    ) -> None:
        self.name = name
        self.wire = wire
        self.type = type
        self.docs = docs
        self.is_required = is_required
        self.is_nullable = is_nullable
        self.is_secret = is_secret
        self.limits = limits
        self.note = note


class Command:
    """An action.

    Args:
        name: How it is called, `create`.
        wire: Its full name on the wire, `projects_Create`.
        request: The class of its requests.
        docs: What the spec says of it.
        fields: The fields of the request.
        idempotency: What repeating a call does: `safe`, `idempotent` or `unsafe`.
        removes: Whether it takes something away.
        needs_token: Whether only somebody may call it.
        deprecated: What callers are told, or nothing.
        answer: What it returns, as far as fields of it have names.
        secrets: The names of secrets in answers.
        success: The variant that says that it was done, if the spec tells.
        example: A request, as JSON.
    """

    __slots__ = (
        "answer",
        "deprecated",
        "docs",
        "example",
        "fields",
        "idempotency",
        "name",
        "needs_token",
        "removes",
        "request",
        "secrets",
        "success",
        "wire",
    )

    def __init__(
        self,
        name: str,
        wire: str,
        *fields: CommandField,
        request: str,
        docs: str = "",
        idempotency: str = "unsafe",
        removes: bool = False,
        needs_token: bool = True,
        deprecated: str = "",
        answer: Type = "unit",
        secrets: tuple[str, ...] = (),
        success: str = "",
        example: str = "{}",
    ) -> None:
        self.name = name
        self.wire = wire
        self.request = request
        self.docs = docs
        self.fields = fields
        self.idempotency = idempotency
        self.removes = removes
        self.needs_token = needs_token
        self.deprecated = deprecated
        self.answer = answer
        self.secrets = secrets
        self.success = success
        self.example = example


def commands_of(*commands: Command) -> tuple[Command, ...]:
    """The actions of a namespace."""
    return commands


class CommandGroup:
    """A namespace: its name, its package beside this one, and its docs."""

    __slots__ = ("docs", "module", "name")

    def __init__(self, name: str, module: str, docs: str = "") -> None:
        self.name = name
        self.module = module
        self.docs = docs


class Program:
    """An API as a program.

    Args:
        name: What it is called, `nexigon-hub`.
        title: What the API is called.
        package: The package that it is part of.
        client: The class of the client.
        env: How the names of its environment variables begin.
        groups: The namespaces that have actions.
    """

    __slots__ = ("client", "env", "groups", "name", "package", "title")

    def __init__(
        self,
        name: str,
        title: str,
        *groups: CommandGroup,
        package: str,
        client: str,
        env: str,
    ) -> None:
        self.name = name
        self.title = title
        self.package = package
        self.client = client
        self.env = env
        self.groups = groups

    def commands(self, group: CommandGroup) -> tuple[Command, ...]:
        """The actions of a namespace; only its own table is loaded."""
        from importlib import import_module

        found: tuple[Command, ...] = import_module(
            f"{self.package}.{group.module}.cli"
        ).COMMANDS
        return found
