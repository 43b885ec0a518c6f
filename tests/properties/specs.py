"""Random specs that are valid: by construction, not by trial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from hypothesis.vendor.pretty import RepresentationPrinter

from .bodies import KINDS, body, struct_of
from .generics import PARAMETER
from .pen import Declared, Pen, Scope, Written
from .pools import ACTIONS, DOCUMENTS, FIELDS, MEMBERS, NAMESPACES, TYPES
from .typeexprs import written
from .yaml import Plain, Tree, emit


@dataclass(frozen=True, slots=True)
class Spec:
    """Spec files by name, and every docs text in them."""

    files: Mapping[str, str]
    docs: tuple[str, ...]

    def write(self, folder: Path) -> tuple[Path, ...]:
        """Writes the files; returns their paths."""
        folder.mkdir(parents=True, exist_ok=True)
        paths = tuple(folder / name for name in self.files)
        for path, text in zip(paths, self.files.values(), strict=True):
            path.write_text(text, "utf-8")
        for name, text in DOCUMENTS.items():
            (folder / name).write_text(text, "utf-8")
        return paths

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:
        for name, text in self.files.items():
            printer.text(f"\n--- {name}\n{text}")


_TWINS = ("struct", "newtype", "enum")


@st.composite
def specs(draw: DrawFn, kinds: Sequence[str] = KINDS) -> Spec:
    """Up to three namespaces that import each other, also in cycles, with definitions of
    these kinds."""
    spaces = draw(
        st.lists(st.sampled_from(NAMESPACES), min_size=1, max_size=3, unique=True)
    )
    noted: list[str] = []
    facts: dict[Declared, Written] = {}
    pens = {space: Pen(draw, space, Scope(), facts, noted) for space in spaces}
    # What does not end may only lead back in this order, through all namespaces.
    declared = draw(
        st.permutations(
            [each for pen in pens.values() for each in _declare(pen, kinds)]
        )
    )
    for pen in pens.values():
        _import(pen, declared)
    types: dict[str, dict[str, Tree]] = {space: {} for space in spaces}
    for target in declared:
        pen = pens[target.namespace]
        key = target.name + f"<{PARAMETER}>" * (target.kind == "generic")
        types[target.namespace][key], facts[target] = body(pen, target)
    files = {space: _file(pens[space], types[space]) for space in spaces}
    if (pen := pens[spaces[0]]).seldom():
        files[spaces[0]] |= {"version": "1.2.3-rc.1", "servers": _servers(pen)}
    return Spec(
        {f"{space}.yaml": emit(file) for space, file in files.items()},
        tuple(noted),
    )


def _servers(pen: Pen) -> dict[str, Tree]:
    return {
        name: pen.pick(
            [
                f"https://{name}.example.com/hub",
                {"url": "http://localhost:1", "docs": pen.pick(["", "One."])},
            ]
        )
        for name in pen.names(FIELDS, 1, 2)
    }


def _declare(pen: Pen, kinds: Sequence[str]) -> list[Declared]:
    """The types of a namespace, and the names that come with each."""
    found: list[Declared] = []
    for name in pen.names(TYPES, 0, 5):
        kind = pen.pick(kinds)
        more = (
            [f"Unknown{name}", f"{name}Known"] if kind in ("union", "untagged") else []
        )
        if pen.claim(name, *more):
            found.append(Declared(pen.namespace, name, kind))
            twin = f"{name}{pen.pick(MEMBERS)}"
            if kind == "union" and pen.seldom() and pen.claim(twin, f"{twin}Variant"):
                # A payload that is called as its variant is.
                found.append(Declared(pen.namespace, twin, pen.pick(_TWINS)))
    pen.scope.visible.update({each.name: each for each in found})
    return found


def _import(pen: Pen, declared: list[Declared]) -> None:
    """Makes types of other namespaces visible where their names are free."""
    for target in declared:
        pen.scope.visible.setdefault(target.name, target)


def _file(pen: Pen, types: Mapping[str, Tree]) -> dict[str, Tree]:
    actions = {
        name: _action(pen, name)
        for name in pen.names(ACTIONS, 0, 3)
        if pen.claim(f"{name}Action", f"{name}Output")
    }
    head: dict[str, Tree] = {
        "spec": Plain("1"),
        "api": "Random API",
        "namespace": pen.namespace,
        **pen.field_casing(),
    }
    # What has nothing but generics is in the output only if something uses them.
    if actions or any("<" not in name for name in types):
        head["docs"] = pen.docs()
    imports: dict[str, list[str]] = {}
    for target in pen.scope.imported:
        imports.setdefault(target.namespace, []).append(target.name)
    named: Tree = {space: sorted(names) for space, names in sorted(imports.items())}
    if imports and pen.seldom():
        named = [
            {"from": f"./{space}.yaml", "names": sorted(names)}
            for space, names in sorted(imports.items())
        ]
    return {**head, "imports": named, "types": types, "actions": actions}


def _action(pen: Pen, name: str) -> Tree:
    tree: dict[str, Tree] = {
        **pen.about(),
        "idempotency": pen.pick(["safe", "idempotent", "unsafe"]),
        "auth": pen.pick(["required", "none"]),
    }
    if tree["idempotency"] != "safe" and pen.flag():
        tree["effect"] = pen.pick(["reads", "adds", "changes", "removes"])
    if pen.seldom():
        tree["timeout"] = Plain("2.5")
    if pen.seldom():
        tree["wire"] = f"{pen.namespace}_{name}V2"
    structs = [
        target
        for target in pen.scope.visible.values()
        if pen.facts[target].base == "struct"
    ]
    if pen.flag():
        tree["request"] = {f"{name}Action": struct_of(pen)}
    elif structs and pen.flag():
        tree["request"] = pen.refer(pen.pick(structs))
    if pen.flag():
        tree["response"] = {f"{name}Output": struct_of(pen)}
    elif pen.flag():
        tree["response"] = written(pen, ends=True).text
    known: dict[str, Tree] = {
        key: {} for key in ("request", "response") if key not in tree
    }
    if known and pen.seldom():
        tree["examples"] = [{**known, "docs": pen.pick(["", "Nothing."])}]
    return tree
