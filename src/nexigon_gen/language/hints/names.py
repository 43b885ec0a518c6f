"""Help for names that are known elsewhere, and for types without their arguments."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from ...syntax.node import MappingNode, Node, ScalarNode, SequenceNode
from ..document import SpecDocument, TypeExpr
from ..spelling import snake
from .dialects import translate

_FROM = re.compile(
    r"(?:import )?([A-Z]\w*) from [\"']?(?:\./)?([\w/-]+?)(?:\.yaml)?[\"']?"
)
_FILE = re.compile(r"(?:\./)?((?:[\w.-]+/)*)([\w-]+)(?:\.ya?ml)?")
_LONE = re.compile(r"[\[({]?\s*(\w+(?:,\s*\w+)*)\s*[\])}]")
"""Names with one bracket too few."""
_CLAUSE = ("from", "names", "file", "path", "types", "import", "source")


def importing(name: str, file: str, document: SpecDocument) -> tuple[str, ...]:
    """Help for a type that another file defines: the import to add."""
    path = posixpath.relpath(file, posixpath.dirname(document.source.name) or ".")
    stem = posixpath.basename(path).removesuffix(".yaml")
    found = f"it is defined in `{path}`"
    for each in document.imports:
        if posixpath.normpath(each.path.text) == path:
            names = ", ".join([*(known.text for known in each.names), name])
            return (f"{found}: import it from there: `[{names}]`",)
    clause = f"{stem}: [{name}]"
    if path != f"{stem}.yaml":
        clause = f"{stem}: {{from: {path}, names: [{name}]}}"
    if document.imports:
        return (f"{found}: import it from there: `{clause}` below `imports`",)
    return (f"{found}: import it from there: `imports: {{{clause}}}`",)


def arity(expr: TypeExpr, wanted: int) -> tuple[str, ...]:
    """Help for a type with too few or too many arguments."""
    written = expr.span.text
    args = [each.span.text for each in expr.args]
    if expr.name == "map" and len(args) < 2:
        return (f"write `map<string, {args[0] if args else 'string'}>`",)
    if expr.name == "tuple" and not args:
        return ("write `tuple<string, u32>`, with the type of each item",)
    if expr.name == "list" and not args:
        return ("write `list<string>`, with the type of the items",)
    if expr.name == "list" and (found := translate(written)):
        return (
            (f"write `map<{', '.join(args)}>` or `{found.text}`",)
            if (len(args) == 2 and args[0] == "string")
            else (f"write `{found.text}`",)
        )
    if wanted and not args:
        shown = ", ".join(["string"] * wanted)
        return (f"write `{expr.name}<{shown}>`, with the types that are meant",)
    if not wanted:
        return (f"write `{expr.name}`",)
    if len(args) > wanted:
        return (f"write `{expr.name}<{', '.join(args[:wanted])}>`",)
    return ()


def with_key(expr: TypeExpr, key: str) -> str:
    """A map as it is, with another type of keys."""
    return f"map<{key}, {expr.args[1].span.text}>"


def copied(address: str, names: Sequence[str]) -> str:
    """Help for an import of what is not a file here."""
    name = re.split("[/:]", re.sub("[?#].*", "", address))[-1]
    stem = snake(name.partition(".")[0])
    own = f"{stem or 'common'}: [{', '.join(names)}]"
    return f"put a copy of it beside this file, and write `{own}`"


def is_import(node: MappingNode) -> bool:
    """Whether an item of a list is an import of the other form, `stem: [Names]`, or the
    value of a stem is its names as keys."""
    return bool(node.entries) and all(
        isinstance(each.value, SequenceNode)
        and each.key.text not in _CLAUSE
        or each.key.text[:1].isupper()
        for each in node
    )


def imports(node: Node) -> str:
    """Help for an import of another form; empty when there is none."""
    if isinstance(node, MappingNode):
        names = [each.key.text for each in node]
        if any(isinstance(each.value, SequenceNode) for each in node):
            return "take the dash away: the name of the file is a key"
        return f"a type keeps its name: write `[{', '.join(names)}]`"
    if isinstance(node, ScalarNode) and (lone := _LONE.fullmatch(node.text)):
        return f"write `[{lone[1]}]`"
    if isinstance(node, ScalarNode) and node.text.startswith("-"):
        return f"put a space behind the dash: `- {node.text[1:]}`"
    if isinstance(node, ScalarNode) and (found := _FROM.fullmatch(node.text)):
        return f"write `{{from: {found[2]}.yaml, names: [{found[1]}]}}`"
    if isinstance(node, ScalarNode) and (clause := import_of(node.text)):
        return f"say which types: `imports: {{{clause}}}`"
    return ""


def import_of(path: str) -> str:
    """An import of a type of a file, in flow form; empty where the text is no path."""
    found = _FILE.fullmatch(path)
    if found is None:
        return ""
    folder, stem = found.groups()
    if folder:
        return f"{stem}: {{from: {folder}{stem}.yaml, names: [Timestamp]}}"
    return f"{stem}: [Timestamp]"
