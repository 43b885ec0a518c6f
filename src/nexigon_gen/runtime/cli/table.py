"""Tables of commands: the description of an API that the command line can use without
importing its models."""

from __future__ import annotations

from typing import Final, TypeAlias

ALL: Final = "*"
"""Stands for every secret. An answer that is itself a secret has this name only."""

# No dataclasses: they take longer to import than a whole table.


class WordType:
    """An enum: one of several words. With `numbers`, the values in JSON are these."""

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
    """A variant of a union: the value of its tag, and its fields. If the tag is a number,
    `value` is the name of that number."""

    __slots__ = ("fields", "number", "value")

    def __init__(
        self, value: str, *fields: CommandField, number: int | None = None
    ) -> None:
        self.value = value
        self.fields = fields
        self.number = number

    @property
    def tag(self) -> str | int:
        """The value of the tag in JSON."""
        return self.value if self.number is None else self.number


class UnionType:
    """A union. `tag` is the key of its tag. It is empty for an externally tagged union: a
    string, or an object whose only key names the variant."""

    __slots__ = ("tag", "variants")

    def __init__(self, tag: str, *variants: UnionCase) -> None:
        self.tag = tag
        self.variants = variants

    @property
    def kinds(self) -> WordType:
        """The type of the tag."""
        numbers = (x.number for x in self.variants if x.number is not None)
        return WordType(*(x.value for x in self.variants), numbers=(*numbers,))


class TupleType:
    """An array with a fixed number of items, each of its own type."""

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
"""A type. A string names a scalar, or is `json` for values without flags of their own."""


class CommandField:
    """A field of a request or an answer.

    Args:
        name: Its name in flags, such as `auto-accept`.
        wire: Its key in JSON.
        type: Its type.
        docs: Its docs in the spec.
        is_required: Whether it must be given.
        is_nullable: Whether it may be `null`.
        is_secret: Whether its value is secret.
        limits: The constraints of its values, in words.
        note: An addition to the docs, such as a default or a deprecation.
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
        name: Its name, such as `create`.
        wire: Its full name on the wire, such as `projects_Create`.
        request: The name of the class of its requests.
        docs: Its docs in the spec.
        fields: The fields of the request.
        idempotency: What repeating a call does: `safe`, `idempotent` or `unsafe`.
        removes: Whether it deletes something, so that the user has to confirm it.
        needs_token: Whether a call needs a token.
        deprecated: The deprecation notice; empty if it is not deprecated.
        answer: The type of its answer, as far as its fields have names.
        secrets: The names of the secrets in its answers.
        success: The variant of the answer that means success, if the spec names one.
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
    """A namespace: its name, its subpackage and its docs."""

    __slots__ = ("docs", "module", "name")

    def __init__(self, name: str, module: str, docs: str = "") -> None:
        self.name = name
        self.module = module
        self.docs = docs


class Program:
    """An API as a program.

    Args:
        name: Its name, such as `nexigon-hub`.
        title: The title of the API.
        package: The name of the generated package.
        client: The name of the class of the client.
        env: The prefix of its environment variables.
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
        """The actions of a namespace. Loads the table of this namespace only."""
        from importlib import import_module

        found: tuple[Command, ...] = import_module(
            f"{self.package}.{group.module}.cli"
        ).COMMANDS
        return found
