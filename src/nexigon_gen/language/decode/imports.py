"""The imports of a file."""

from __future__ import annotations

import re

from ...syntax.node import Entry, MappingNode, Node, ScalarNode, SequenceNode
from ...text.kinds import FILE_NOT_FOUND, UNKNOWN_IMPORT
from ...text.report import Report
from .. import hints, keys
from ..complaints import wrong_kind
from ..document import Import, Text
from ..texts import text_of

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]+:|~|\$\{?\w+\}?")
"""The start of an address, or of what a shell would put something else for."""


def imports(body: keys.DocumentBody, report: Report) -> tuple[tuple[Import, ...], bool]:
    """The imports of a file, and whether they have all the names that are meant."""
    reader = _ImportReader(report)
    found = [
        (
            reader.entry(each)
            if isinstance(each, Entry)
            else reader.clause(each, "an import")
        )
        for each in body.imports
    ]
    if not body.is_list("imports"):
        reader.is_complete &= not body.is_unread("imports")
    reader.is_complete &= not body.is_meant("imports")
    return tuple(each for each in found if each), reader.is_complete


class _ImportReader:
    """Reads imports; `is_complete` turns False once a name in one cannot be known."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.is_complete = True

    def entry(self, entry: Entry) -> Import | None:
        """`stem: [Names]`, from the file beside this one, or `{from: …, names: […]}`"""
        stem = entry.key.text
        match entry.value:
            case SequenceNode() as names:
                return self._import(Text(f"{stem}.yaml", entry.key.span), names)
            case ScalarNode(is_missing=False) as name:
                help = f"write `{stem}: [{name.text}]`"
                if name.text.startswith("-") or name.text.endswith(("]", "}", ")")):
                    help = hints.imports(name) or help
                elif not name.text[:1].isupper():
                    help = ""  # some other entry, and not the name of a type
                if name.text == "*":
                    help = f"name each type: `{stem}: [Timestamp]`"
                message = f"import `{stem}` must be a list of names"
                wrong_kind(name, message, self._report, *filter(None, (help,)))
                self.is_complete = False
                return None
            case other:
                return self.clause(other, f"import `{stem}`")

    def clause(self, node: Node, what: str) -> Import | None:
        """`{from: path, names: […]}`"""
        if not isinstance(node, MappingNode) or hints.is_import(node):
            help = hints.imports(node) or (
                "write `imports: {common: [Timestamp]}`"
                " or `{from: ../a/b.yaml, names: [Timestamp]}`"
            )
            message = f"{what} must be a list of names"
            wrong_kind(node, message, self._report, help)
            self.is_complete = False
            return None
        with keys.ImportBody(node, what, self._report) as body:
            path = body.from_
            names = body.names
            if path is None or not isinstance(names, SequenceNode):
                body.items("names")  # complains about another kind of node
                self.is_complete = False
                return None
            return self._import(path, names)

    def _import(self, path: Text, names: SequenceNode) -> Import | None:
        found = self._names(names)
        if elsewhere := _ELSEWHERE.match(path.text):
            message = f"an import is a file, and `{elsewhere[0]}` starts no path of one"
            help = hints.copied(path.text, [each.text for each in found])
            self._report.add(FILE_NOT_FOUND, path.span, message, help=(help,))
            self.is_complete = False
            return None
        return Import(path, found)

    def _names(self, node: SequenceNode) -> tuple[Text, ...]:
        names: list[Text] = []
        for item in node.items:
            if not isinstance(item, ScalarNode) or item.is_missing:
                wrong_kind(item, "an imported name must be text", self._report)
                self.is_complete = False
            elif item.text == "*":
                message = "`*` stands for no name"
                help = ("there is no wildcard: name each type",)
                self._report.add(UNKNOWN_IMPORT, item.span, message, help=help)
                self.is_complete = False
            elif " " in item.text:
                name = item.text.partition(" ")[0]
                message = f"`{item.text}` is not a name"
                help = (f"a type keeps its name: write `{name}`",)
                self._report.add(UNKNOWN_IMPORT, item.span, message, help=help)
                self.is_complete = False
            else:
                names.append(text_of(item, self._report))
        return tuple(names)
