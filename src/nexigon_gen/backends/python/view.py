"""Views: what a template may see, names and expressions on one line, and booleans.

Named tuples, since nothing compares views and a dataclass takes ten times as long to
define: a run of this tool is mostly imports.
"""

from __future__ import annotations

from typing import NamedTuple

from .imports import ImportsView


class ClassMemberView(NamedTuple):
    """A member of a class: `name: type = value`, and the docs below it."""

    name: str
    type: str = ""
    value: str = ""
    docs: str = ""
    is_apart: bool = True
    """Whether a blank line stands above it."""


class ClassView(NamedTuple):
    """A class and its members."""

    name: str
    bases: tuple[str, ...]
    members: tuple[ClassMemberView, ...] = ()


class AliasView(NamedTuple):
    """A name for a type."""

    name: str
    type_alias: str
    target: str


class LateAliasView(NamedTuple):
    """A name for a type that does not exist yet."""

    name: str
    type_alias: str
    target: str
    type_checking: str
    late: str


class NewTypeView(NamedTuple):
    """A type of its own over text or an integer."""

    name: str
    new_type: str
    base: str


class ConstantView(NamedTuple):
    """A value with a name."""

    name: str
    value: str


class ItemView(NamedTuple):
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


class TypesView(NamedTuple):
    """`<namespace>/types.py` and its like."""

    docs: str
    imports: ImportsView
    items: tuple[ItemView, ...]


class ParameterView(NamedTuple):
    """A field of a request as the parameter of a method."""

    name: str
    attribute: str
    type: str
    default: str
    docs: str


class HeadingsView(NamedTuple):
    """The headings of the parts of a docstring about parameters and about errors."""

    arguments: str
    raises: str


class CallView(NamedTuple):
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


class ClientView(NamedTuple):
    """The client of a namespace; `hub` is the class of the client it calls."""

    name: str
    hub: str
    is_async: bool
    methods: tuple[CallView, ...]


class ClientsView(NamedTuple):
    """`<namespace>/client.py`."""

    package: str
    namespace: str
    docs: str
    imports: ImportsView
    options: str
    deprecated: str
    clients: tuple[ClientView, ...]


class HandlerView(NamedTuple):
    """A method of a server stub; `action` is the class of its requests."""

    name: str
    wire: str
    docs: str
    action: str
    output: str
    may_be_anonymous: bool


class ServiceView(NamedTuple):
    """The server stub of a namespace; `route` is the class of its routes."""

    name: str
    route: str
    is_async: bool
    methods: tuple[HandlerView, ...]


class ServerNamesView(NamedTuple):
    """What a module with server stubs calls what it needs of others."""

    context: str
    route: str
    service: str
    tuple_: str
    type_var: str
    unimplemented: str


class ServicesView(NamedTuple):
    """`<namespace>/server.py`."""

    namespace: str
    imports: ImportsView
    names: ServerNamesView
    services: tuple[ServiceView, ...]


class ElsewhereView(NamedTuple):
    """A name, and the module it comes from."""

    name: str
    origin: str


class ExportsView(NamedTuple):
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


class ClientAttributeView(NamedTuple):
    """An attribute of the client of an API; `clause` is how its type is imported."""

    folder: str
    type: str
    clause: str
    docs: str


class HubView(NamedTuple):
    """The client of an API."""

    name: str
    base: str
    is_async: bool
    namespaces: tuple[ClientAttributeView, ...]


class HubsView(NamedTuple):
    """`client.py` of the package."""

    title: str
    imports: ImportsView
    env_prefix: str
    package: str
    cached_property: str
    hubs: tuple[HubView, ...]
