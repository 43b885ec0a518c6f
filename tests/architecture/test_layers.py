"""Which layer may know which (architecture.md, "Rules of the house")."""

from __future__ import annotations

from .source import Module, modules

_SHARED = ("terms",)
_TEXT = ("jsontext", "patterns", "subschemas", "words", *_SHARED)
_REPORT = ("diagnostics.model", "source.span")
_FACTS = ("ir.model", "ir.graph", "ir.codec", "ir.constraints.integer_range")
_SPELLING = ("words", "backends.python.names")

MAY_KNOW = {
    "terms": (),
    "jsontext": _SHARED,
    "words": _SHARED,
    "folder": (),
    "subschemas": _SHARED,
    "patterns": (),
    # Text and positions; nothing of the vocabulary of a spec.
    "source": (*_REPORT, *_SHARED),
    "diagnostics": ("source.span", "__version__", *_SHARED),
    # Keys and shapes; nothing of what a name refers to, of wire rules, of Python.
    "spec": ("source", "diagnostics", "words", *_TEXT),
    "formatter": ("source", "spec", "diagnostics.model", "ir.json", "folder"),
    # The IR stands for itself; only what builds it knows documents.
    "ir": ("source.span", *_TEXT),
    "ir.build": ("ir", "spec", "source.node", "words", *_REPORT, *_SHARED),
    "ir.resolve": ("ir", "spec", *_REPORT),
    "ir.generics": ("ir", *_SHARED),
    "ir.scope": ("ir", "spec", "diagnostics", "source.span", *_SHARED),
    "ir.unions": ("ir", "spec", "words", *_REPORT),
    "ir.constraints": ("ir", "spec.document", *_REPORT, *_SHARED),
    "ir.json": ("ir.model", "source.node", *_REPORT, *_SHARED),
    "rules": (*_FACTS, *_REPORT, *_SHARED),
    # Backends see the IR and never how it came about.
    "backends": (*_FACTS, *_TEXT, *_REPORT, "output.artifact", "config"),
    "backends.python.names": (*_SPELLING, *_REPORT),
    "backends.python.expr": (),
    "backends.python.imports": ("backends.python.expr",),
    "backends.python.literals": (),
    "backends.python.columns": (),
    "backends.python.layout": (
        "backends.python.columns",
        "backends.python.expr",
        "backends.python.imports",
        "backends.python.literals",
    ),
    "backends.python.view": (),
    "backends.python.render": (),
    # Paths and bytes; nothing of what the bytes mean.
    "output": ("diagnostics", "folder", *_REPORT),
    "config": ("diagnostics.model",),
    "pipeline": ("spec.load", "ir", "rules", "backends", "output.artifact", "config"),
    "job": ("output", "pipeline", "config"),
    # The pages about the language, made from its tables.
    "reference": ("spec", "diagnostics", "ir.model", "words", *_SHARED),
    # Copied into every generated package: it knows nothing but itself.
    "runtime": (),
}
"""By layer, what it may know beside itself; the longest name that fits counts."""

_EVERYONE = ("diagnostics.Report",)
"""Every stage reports; where the package shows its model is no matter."""

_ONLY_IN = {
    "yaml": ("source",),
    "jinja2": ("backends.python.render", "reference.pages"),
    "click": ("cli", "streams"),
    "datamodel_code_generator": ("backends.python.opaque.tool",),
}
"""The homes of each library."""

_NO_FILES = ("ir", "rules", "backends.python.lower", "backends.openapi", "spec.decode")
_FILES = {"io", "os", "pathlib", "shutil", "tempfile"}

_TOP = ("", "__main__", "cli", "emit", "streams")
"""What wires the rest together."""


def _within(name: str, layers: tuple[str, ...]) -> bool:
    return any(f"{name}.".startswith(f"{layer}.") for layer in layers)


def _layer(module: Module) -> str:
    fitting = (layer for layer in MAY_KNOW if _within(module.name, (layer,)))
    return max(fitting, key=len, default="")


_LAYERED = [each for each in modules() if each.name not in _TOP]


def test_every_module_has_a_layer() -> None:
    assert [each.name for each in _LAYERED if not _layer(each)] == []


def test_a_layer_knows_only_what_it_may() -> None:
    wrong = [
        f"{module.name} → {each.target}"
        for module in _LAYERED
        for each in module.imports
        if not each.package and not _within(each.target, _known(module))
    ]
    assert wrong == []


def _known(module: Module) -> tuple[str, ...]:
    layer = _layer(module)
    return (layer, *MAY_KNOW[layer], *_EVERYONE)


def test_a_library_stays_in_its_homes() -> None:
    wrong = [
        f"{module.name} → {each.target}"
        for module in modules()
        for each in module.imports
        if each.package in _ONLY_IN and not _within(module.name, _ONLY_IN[each.package])
    ]
    assert wrong == []


def test_facts_and_lowering_know_no_files() -> None:
    wrong = [
        f"{module.name} → {each.target}"
        for module in modules()
        for each in module.imports
        if _within(module.name, _NO_FILES) and each.package in _FILES
    ]
    assert wrong == []
