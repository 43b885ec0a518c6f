"""Modules: in which module of the package each definition is.

The types of a namespace are in `<namespace>/types.py`. If namespaces import each other in a
cycle, their modules import each other late. But a base class is needed at once: classes
whose base is a struct of another namespace in the cycle are in `<namespace>/unions.py`. It
may import every `types.py`, and no `types.py` imports a `unions.py`. An opaque type has a
module of its own, `<namespace>/<name>_schema.py`, which imports neither.

A client names what only its annotations need by way of the package, `devices.Device`: then a
call imports no more than it needs, and the annotations can be evaluated at any time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ...ir import casing
from ...ir.graph import namespace_cycles
from ...ir.model import Api, OpaqueDef, UnionDef
from ...ir.tagging import Flat
from ...ir.typerefs import TypeId
from ...output.artifact import DEVICES
from ...values import dataclass
from .expr import Name
from .identifiers import Identifier, identifier
from .imports import Imports


@dataclass(frozen=True, slots=True)
class Modules:
    """The module of each definition, and the imports of each module.

    Args:
        cycles: For each namespace, the namespaces in an import cycle with it.
        apart: The definitions that are in a `unions.py`.
        opaque: The opaque types.
        ambiguous: Names that several namespaces define.
        runtime: The package of the runtime.
    """

    cycles: Mapping[str, frozenset[str]]
    apart: frozenset[TypeId]
    opaque: frozenset[TypeId]
    ambiguous: frozenset[str]
    runtime: str

    def name(self, id_: TypeId) -> Name:
        """The class or alias of a definition. It has the name of the definition, with a `_`
        after that of a builtin, which pydantic would find in annotations instead."""
        if id_ in self.opaque:
            module = f"{casing.snake(id_.name)}_schema"
        else:
            module = "unions" if id_ in self.apart else "types"
        return Name(
            f"@{folder_of(id_.namespace)}.{module}", identifier(id_.name, "builtins")
        )

    def request_name(self, id_: TypeId, base: TypeId | None) -> Name:
        """The class of an action with the struct `base` as its base class, if it has one."""
        abroad = base is not None and _abroad(base, id_.namespace, self.cycles)
        module = "unions" if abroad else "types"
        return Name(f"@{folder_of(id_.namespace)}.{module}", id_.name)

    def imports(
        self, namespace: str, module: str, defined: frozenset[str] = frozenset()
    ) -> Imports:
        """The imports of `<namespace>/<module>.py`."""
        return Imports(
            f"{folder_of(namespace)}.{module}",
            defined,
            lazy=self._lazy(namespace, module),
            by_package=self._by_package(namespace, module),
            ambiguous=self.ambiguous,
            runtime=self.runtime,
        )

    def _lazy(self, namespace: str, module: str) -> frozenset[str]:
        types, unions = self._cycle(namespace)
        if module == "types":
            return types | unions
        return unions if module == "unions" else frozenset()

    def _by_package(self, namespace: str, module: str) -> frozenset[str]:
        """What a client would import for annotations only."""
        types, unions = self._cycle(namespace)
        own = f"@{folder_of(namespace)}.types"
        return (types | unions) - {own} if module == "client" else frozenset()

    def _cycle(self, namespace: str) -> tuple[frozenset[str], frozenset[str]]:
        """The modules in an import cycle with those of a namespace, if it is in one."""
        cycle = [folder_of(name) for name in self.cycles[namespace]]
        packages = cycle if len(cycle) > 1 else ()
        types = frozenset(f"@{package}.types" for package in packages)
        return types, frozenset(f"@{package}.unions" for package in packages)


def folder_of(namespace: str) -> Identifier:
    """The folder of a namespace."""
    name = identifier(namespace, "modules", "client")
    return Identifier(f"{name}_") if name in DEVICES else name


def place(api: Api, runtime: str = "@_runtime") -> Modules:
    """Decides in which module each definition is. `runtime` is the package of the runtime."""
    cycles = namespace_cycles(api)
    apart = frozenset(
        definition.id
        for definition in api.definitions.values()
        if isinstance(definition, UnionDef) and _extends_abroad(definition, cycles)
    )
    opaque = frozenset(
        definition.id
        for definition in api.definitions.values()
        if isinstance(definition, OpaqueDef)
    )
    names = Counter(id_.name for id_ in api.definitions)
    ambiguous = frozenset(name for name, count in names.items() if count > 1)
    return Modules(cycles, apart, opaque, ambiguous=ambiguous, runtime=runtime)


def _extends_abroad(union: UnionDef, cycles: Mapping[str, frozenset[str]]) -> bool:
    return any(
        isinstance(variant.payload, Flat)
        and _abroad(variant.payload.struct, union.id.namespace, cycles)
        for variant in union.variants
    )


def _abroad(
    target: TypeId, namespace: str, cycles: Mapping[str, frozenset[str]]
) -> bool:
    return target.namespace != namespace and target.namespace in cycles[namespace]
