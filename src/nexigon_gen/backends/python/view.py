"""What a template may see: finished text and named booleans.

Named tuples, since nothing compares views and a dataclass takes ten times as long to
define: a run of this tool is mostly imports.
"""

from __future__ import annotations

from typing import NamedTuple


class MemberView(NamedTuple):
    """A line of a class body, or several, and the docstring below it (may be empty)."""

    code: str
    docs: str = ""
    is_apart: bool = True
    """Whether a blank line stands above it."""


class ClassView(NamedTuple):
    """A class; `header` is `class X(Y):`."""

    header: str
    docs: str
    members: tuple[MemberView, ...] = ()

    @property
    def is_class(self) -> bool:
        """Whether the template writes a class."""
        return True


class ConstantView(NamedTuple):
    """An assignment at the top level of a module."""

    code: str
    docs: str

    @property
    def is_class(self) -> bool:
        """Whether the template writes a class."""
        return False


class Spaced(NamedTuple):
    """A top-level item and the blank lines above it, as line breaks."""

    gap: str
    item: ClassView | ConstantView


class TypesView(NamedTuple):
    """`<namespace>/types.py` and `<namespace>/unions.py`."""

    docs: str
    imports: str
    items: tuple[Spaced, ...]


class MethodView(NamedTuple):
    """A method; `head` is `def name(…) -> X:`, `body` its one statement."""

    head: str
    docs: str
    body: str
    decorator: str = ""


class ServiceView(NamedTuple):
    """A class with one method an action, in one mode; `hub` is the type of the client
    it calls."""

    header: str
    docs: str
    methods: tuple[MethodView, ...]
    hub: str = ""


class ModuleView(NamedTuple):
    """`<namespace>/client.py` or `<namespace>/server.py`."""

    docs: str
    imports: str
    classes: tuple[ServiceView, ...]


class ExportsView(NamedTuple):
    """A module that shows the names of others, at once or on first use."""

    docs: str
    imports: str
    names: tuple[str, ...]
    loader: str = ""

    @property
    def is_lazy(self) -> bool:
        """Whether the names are imported on first use, by `loader`."""
        return bool(self.loader)


class NamespaceView(NamedTuple):
    """An attribute of the hub client."""

    attribute: str
    package: str
    type: str
    clause: str
    docs: str


class HubView(NamedTuple):
    """The hub client in one mode."""

    name: str
    base: str
    docs: str
    namespaces: tuple[NamespaceView, ...]


class PackageView(NamedTuple):
    """`client.py` of the package."""

    docs: str
    imports: str
    env_prefix: str
    decorator: str
    """That of a namespace, which is made when it is first asked for."""

    hubs: tuple[HubView, ...]
