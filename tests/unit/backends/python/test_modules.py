"""Where definitions live, and which imports wait."""

from __future__ import annotations

import pytest

from nexigon_gen.backends.python.expr import Name
from nexigon_gen.backends.python.modules import Modules, folder_of, place
from nexigon_gen.ir.typerefs import TypeId
from support.specs import VALID, compiled


@pytest.fixture(scope="module")
def cycle() -> Modules:
    """The modules of three namespaces in a cycle."""
    return place(compiled(VALID["cycle"]))


@pytest.mark.parametrize(
    ("namespace", "name", "module"),
    [
        ("alpha", "AlphaStruct", "@alpha.types"),
        ("alpha", "AlphaUnion", "@alpha.unions"),
        ("alpha", "AlphaUntagged", "@alpha.types"),
        ("beta", "BetaUnion", "@beta.unions"),
        ("gamma", "GammaStruct", "@gamma.types"),
    ],
)
def test_a_base_from_abroad_moves_a_union(
    cycle: Modules, namespace: str, name: str, module: str
) -> None:
    assert cycle.name(TypeId(namespace, name)) == Name(module, name)


def test_types_of_a_cycle_wait_for_each_other(cycle: Modules) -> None:
    types = cycle.imports("alpha", "types")
    assert types.is_lazy(Name("@beta.types", "BetaId"))
    assert types.is_lazy(Name("@beta.unions", "BetaUnion"))
    assert not types.is_lazy(Name("@alpha.types", "AlphaId"))


def test_unions_may_import_types(cycle: Modules) -> None:
    unions = cycle.imports("alpha", "unions")
    assert not unions.is_lazy(Name("@beta.types", "BetaStruct"))
    assert unions.is_lazy(Name("@beta.unions", "BetaUnion"))


def test_clients_wait_for_nothing(cycle: Modules) -> None:
    assert not cycle.imports("alpha", "client").is_lazy(Name("@beta.types", "BetaId"))


def test_a_name_of_two_namespaces_is_told_apart(cycle: Modules) -> None:
    types = cycle.imports("alpha", "types")
    assert types.local(Name("@beta.types", "Status")) == "BetaStatus"
    assert types.local(Name("@alpha.types", "Status")) == "Status"


def test_one_namespace_has_no_cycle() -> None:
    modules = place(compiled(VALID["recursion"]))
    assert modules.apart == frozenset()
    name = Name("@recursion.types", "Tree")
    assert not modules.imports("recursion", "types").is_lazy(name)


@pytest.mark.parametrize(
    ("namespace", "folder"),
    [
        ("projects", "projects"),
        ("import", "import_"),
        ("client", "client_"),
        ("server", "server_"),
        ("errors", "errors_"),
        ("testing", "testing_"),
        ("close", "close_"),
        ("from_env", "from_env_"),
    ],
)
def test_folders_of_namespaces(namespace: str, folder: str) -> None:
    assert folder_of(namespace) == folder
