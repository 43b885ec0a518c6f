"""Views: what a template may see, names and expressions on one line, and booleans."""

from __future__ import annotations

from ...values import dataclass
from .imports import ImportsView


@dataclass(frozen=True, slots=True)
class ClassMemberView:
    """A member of a class: `name: type = value`, and the docs below it."""

    name: str
    type: str = ""
    value: str = ""
    docs: str = ""


@dataclass(frozen=True, slots=True)
class ClassView:
    """A class and its members, in groups with a blank line above each."""

    name: str
    bases: tuple[str, ...]
    groups: tuple[tuple[ClassMemberView, ...], ...]


@dataclass(frozen=True, slots=True)
class AliasView:
    """A name for a type."""

    name: str
    type_alias: str
    target: str


@dataclass(frozen=True, slots=True)
class LateAliasView:
    """A name for a type that does not exist yet."""

    name: str
    type_alias: str
    target: str
    type_checking: str
    late: str


@dataclass(frozen=True, slots=True)
class NewTypeView:
    """A type of its own over text or an integer."""

    name: str
    new_type: str
    base: str


@dataclass(frozen=True, slots=True)
class ConstantView:
    """A value with a name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """What stands at the top level of a module: one of the first six, and its docs."""

    cls: ClassView | None = None
    alias: AliasView | None = None
    late: LateAliasView | None = None
    new_type: NewTypeView | None = None
    constant: ConstantView | None = None
    calls: tuple[str, ...] = ()
    docs: str = ""
    is_apart: bool = False
    """Whether two blank lines stand above it, not one."""


@dataclass(frozen=True, slots=True)
class TypesView:
    """`<namespace>/types.py` and its like."""

    docs: str
    imports: ImportsView
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A field of a request as the parameter of a method."""

    name: str
    attribute: str
    type: str
    default: str
    docs: str


@dataclass(frozen=True, slots=True)
class HeadingsView:
    """The headings of the parts of a docstring about parameters and about errors."""

    arguments: str
    raises: str


@dataclass(frozen=True, slots=True)
class CallView:
    """A method of a client.

    Args:
        action: What makes the request.
        output: The type of the answer; without an answer there is nothing to give back.
        deprecated: What callers are told, or nothing.
    """

    name: str
    wire: str
    docs: str
    headings: HeadingsView
    parameters: tuple[ParameterView, ...]
    action: str
    output: str
    is_answered: bool = True
    deprecated: str = ""


@dataclass(frozen=True, slots=True)
class ClientView:
    """The client of a namespace; `hub` is the class of the client it calls."""

    name: str
    hub: str
    is_async: bool
    methods: tuple[CallView, ...]


@dataclass(frozen=True, slots=True)
class ClientsView:
    """`<namespace>/client.py`."""

    package: str
    namespace: str
    docs: str
    imports: ImportsView
    options: str
    deprecated: str
    clients: tuple[ClientView, ...]


@dataclass(frozen=True, slots=True)
class HandlerView:
    """A method of a server stub; `action` is the class of its requests."""

    name: str
    wire: str
    docs: str
    action: str
    output: str
    may_be_anonymous: bool


@dataclass(frozen=True, slots=True)
class ServiceView:
    """The server stub of a namespace; `route` is the class of its routes."""

    name: str
    route: str
    is_async: bool
    methods: tuple[HandlerView, ...]


@dataclass(frozen=True, slots=True)
class ServerNamesView:
    """What a module with server stubs calls what it needs of others."""

    context: str
    route: str
    service: str
    tuple_: str
    type_var: str
    unimplemented: str


@dataclass(frozen=True, slots=True)
class ServicesView:
    """`<namespace>/server.py`."""

    namespace: str
    imports: ImportsView
    names: ServerNamesView
    services: tuple[ServiceView, ...]


@dataclass(frozen=True, slots=True)
class ElsewhereView:
    """A name, and the module it comes from."""

    name: str
    origin: str


@dataclass(frozen=True, slots=True)
class ExportsView:
    """A package whose names are imported on first use, most of them from `origin`."""

    docs: str
    imports: ImportsView
    names: tuple[str, ...]
    lazy: str
    origin: str
    elsewhere: tuple[ElsewhereView, ...]
    require: str = ""
    """What checks the version of a runtime that is a package of its own."""
    version: str = ""


@dataclass(frozen=True, slots=True)
class ClientAttributeView:
    """An attribute of the client of an API; `clause` is how its type is imported."""

    folder: str
    type: str
    clause: str
    docs: str


@dataclass(frozen=True, slots=True)
class HubView:
    """The client of an API."""

    name: str
    base: str
    is_async: bool
    namespaces: tuple[ClientAttributeView, ...]


@dataclass(frozen=True, slots=True)
class HubsView:
    """`client.py` of the package."""

    title: str
    imports: ImportsView
    env_prefix: str
    package: str
    cached_property: str
    hubs: tuple[HubView, ...]


@dataclass(frozen=True, slots=True)
class CommandsView:
    """`<namespace>/cli.py`: the actions as commands, an expression each."""

    namespace: str
    imports: ImportsView
    commands_of: str
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExamplesView:
    """`<namespace>/examples.py`: the examples of the actions, a tuple."""

    namespace: str
    imports: ImportsView
    examples: str


@dataclass(frozen=True, slots=True)
class ProgramView:
    """`__main__.py` of the package."""

    title: str
    program: str
    run: str
    imports: ImportsView
