"""Which layer may know which (docs/architecture.md, "Layers")."""

from __future__ import annotations

import re

from support.specs import ROOT

from .source import Module, modules

_REPORT = ("text.kinds", "text.report", "text.span")
_WORDS = ("ir.terms", "ir.casing", "ir.jsontext", "ir.subschemas", "ir.schema_kinds")
_FACTS = ("ir", "patterns", "runtime.wire")

_NAMES = tuple(
    f"backends.python.{name}"
    for name in ("identifiers", "modules", "names", "opaque", "requests")
)
_CODE = tuple(
    f"backends.python.{name}"
    for name in ["expr", "imports", "json_literals", "literals", "spelling", "values"]
)

MAY_KNOW = {
    # How values are defined: for all but the runtime, where all classes refuse changes.
    "values": ("runtime.dataclass",),
    "text": (),
    "patterns": ("text.unseen",),
    # The waist: what an API is. Nothing of documents, nothing of Python.
    "ir": ("text.span", "patterns", "runtime.wire"),
    # Text and positions; nothing of the vocabulary of a spec.
    "syntax": ("text", "ir.terms"),
    # Keys and shapes; nothing of what a name refers to, of wire rules, of Python.
    "language": ("text", "syntax", "patterns", *_WORDS),
    # The only constructor of the IR, and the rules over it.
    "analysis": ("text", "syntax", "language", "ir", "runtime.wire"),
    "analysis.rules": ("text", "ir", "runtime.wire"),
    "formatter": ("text", "syntax", "language", "output.folder"),
    # How diagnostics are explained and shown: the business of the command line.
    "diagnostics": ("text", "__version__"),
    # Backends see the IR and never how it came about.
    "backends": (*_FACTS, *_REPORT, "text.unseen", "output.artifact", "config"),
    "backends.render": (),
    "backends.incremental": ("ir",),
    # What pages are handed of an SDK.
    "backends.sdk": ("ir",),
    "backends.docs": (
        *("ir", "text", "runtime.wire", "output.artifact"),
        *("backends.render", "backends.sdk"),
    ),
    "backends.docs.compiled": (),
    # All names are decided, and all clashes told, before lowering: it has no report.
    "backends.python": (
        *_FACTS,
        *_REPORT,
        "text.packaged",
        "output.artifact",
        "config",
        "backends.incremental",
        "backends.render",
        "backends.sdk",
    ),
    "backends.python.lower": (
        *_FACTS,
        *_CODE,
        *_NAMES,
        "backends.python.view",
        # What the command line knows of an action.
        "runtime.cli.flags",
        "runtime.cli.table",
    ),
    "backends.python.identifiers": ("ir.casing", "text.packaged"),
    "backends.python.expr": ("backends.python.literals",),
    "backends.python.imports": ("backends.python.expr",),
    "backends.python.literals": ("text.unseen",),
    "backends.python.columns": ("text.packaged",),
    # Expressions become text on one line in the names of a module, and text is laid out.
    "backends.python.spelling": tuple(
        f"backends.python.{name}" for name in ("expr", "imports")
    ),
    "backends.python.layout": tuple(
        f"backends.python.{name}" for name in ("columns", "expr", "spelling")
    ),
    "backends.python.statements": tuple(
        f"backends.python.{name}" for name in ("columns", "expr", "layout", "reader")
    ),
    "backends.python.reader": ("backends.python.expr",),
    "backends.python.filters": tuple(
        f"backends.python.{name}" for name in ("literals", "statements")
    ),
    "backends.python.view": ("backends.python.imports",),
    "backends.python.command_samples": (
        "ir",
        "backends.python.lower",
        "runtime.cli.exit_codes",
        "runtime.cli.flags",
        "runtime.cli.options",
        "runtime.cli.table",
    ),
    # What is copied, or has to be there in this version.
    "backends.python.runtime": ("config", "runtime.version", "text.packaged"),
    # Paths and bytes; nothing of what the bytes mean.
    "output": ("text", "versions", "__version__"),
    "config": ("text.span", "values"),
    # What a run is known by, before anything else is loaded.
    "unchanged": ("text.digest",),
    "versions": (),
    "settings": ("config", "text", "values", "versions", "__version__"),
    "pipeline": (
        "text",
        "language.load",
        "analysis",
        "ir",
        "backends",
        "output.artifact",
        "syntax.file",
        "config",
    ),
    # What build backends call.
    "hooks": ("library",),
    "library": (
        "settings.project",
        "config",
        "output",
        "pipeline",
        "syntax.search",
        "syntax.file",
        "text",
        "diagnostics",
        # What changed since an older version, for the docs.
        "compat",
        "ir.model",
    ),
    # Two APIs side by side. Only what reads them knows where they come from.
    "compat": ("ir", "text", "runtime.wire"),
    "compat.since": ("text", "syntax.search", "compat"),
    # What others published, read beside a spec.
    "compat.openapi": ("ir", "text", "runtime.wire", "published", "compat"),
    "compat.inputs": (
        *("ir", "text", "syntax", "pipeline", "analysis.rules", "compat"),
        "published",
    ),
    # What others published, by place.
    "published": ("ir", "text", "runtime.wire", "syntax"),
    # And the specs that are made of it.
    "importing": (
        *("published", "ir", "text", "runtime.wire", "patterns", "syntax", "config"),
        *("language.decode.names", "language.decode.versions", "analysis", "formatter"),
        *("pipeline", "backends.python.generate", "backends.openapi.patterns"),
        "output.folder",
    ),
    "importing.merge": (),
    # The pages about the language, made from its tables.
    "reference": ("language", "diagnostics", "ir", "text", "runtime.wire"),
    # Copied into every generated package: it knows nothing but itself.
    "runtime": (),
    # The tables that both sides of the wire share with the compiler.
    "runtime.wire": ("runtime.dataclass",),
}
"""By layer, what it may know beside itself; the longest name that fits counts."""

_ONLY_IN = {
    "yaml": ("syntax",),
    "jinja2": ("reference.pages",),
    "click": ("cli",),
    # Imports `inspect`, which takes long; `dataclass` of ours does when it is asked to.
    "dataclasses": (
        *("runtime.dataclass", "values", "ir.dump", "compat", "formatter.cst"),
    ),
    "hatchling": ("hooks.hatchling",),
    "markdown_it": ("backends.docs.prose",),
    "datamodel_code_generator": ("backends.python.opaque.tool",),
}
"""The homes of each library."""

_NO_FILES = (
    "ir",
    "analysis",
    "backends.python.lower",
    "backends.openapi",
    "language.decode",
    "compat.changelog",
    "compat.comparison",
    "compat.relation",
)
_FILES = {"io", "os", "pathlib", "shutil", "tempfile"}

_TOP = ("", "__main__", "cli")
"""What wires the rest together."""


def _within(name: str, layers: tuple[str, ...]) -> bool:
    return any(f"{name}.".startswith(f"{layer}.") for layer in layers)


def _layer(module: Module) -> str:
    fitting = (layer for layer in MAY_KNOW if _within(module.name, (layer,)))
    return max(fitting, key=len, default="")


def _layered() -> list[Module]:
    return [
        each
        for each in modules()
        if each.name not in _TOP and not each.name.startswith("cli.")
    ]


def test_every_module_has_a_layer() -> None:
    assert [each.name for each in _layered() if not _layer(each)] == []


def test_a_layer_knows_only_what_it_may() -> None:
    wrong = [
        f"{module.name} → {each.target}"
        for module in _layered()
        for each in module.imports
        if not each.package and not _within(each.target, _known(module))
    ]
    assert wrong == []


def _known(module: Module) -> tuple[str, ...]:
    layer = _layer(module)
    common = () if _within(layer, ("runtime",)) else ("values",)
    return (layer, *common, *MAY_KNOW[layer])


def test_the_page_names_what_a_layer_may_know() -> None:
    """By rooms; the page says in words which part of one is meant."""
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    rows = re.findall(
        r"^\| `([a-z_/]+?)/?(?:\.py)?` \| .* \| (.*) \|$", page, re.MULTILINE
    )
    told = {
        name.replace("/", "."): re.findall("`(\\w+)", known) for name, known in rows
    }
    assert told.keys() - MAY_KNOW.keys() == {"cli"}
    assert {name.split(".")[0] for name in MAY_KNOW} <= told.keys()
    wrong = {
        name: sorted(found.symmetric_difference(known))
        for name, known in told.items()
        if (found := _rooms(name, set(told))) != {*known} - {name.split(".")[0]}
    }
    assert wrong == {}


def _rooms(name: str, rows: set[str]) -> set[str]:
    """What a row of the page is about: the layer, and those in it without a row."""
    layers = (
        layer
        for layer in MAY_KNOW
        if max((row for row in rows if _within(layer, (row,))), default="") == name
    )
    known = {each.split(".")[0] for layer in layers for each in MAY_KNOW[layer]}
    return known - {name.split(".")[0], "__version__", "values"}


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
