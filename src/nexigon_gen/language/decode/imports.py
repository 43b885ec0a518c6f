"""The imports of a file."""

from __future__ import annotations

from ...syntax.node import Entry, MappingNode, Node, ScalarNode, SequenceNode
from ...text.kinds import UNKNOWN_IMPORT
from ...text.report import Report
from .. import hints, keys
from ..document import Import, Text
from .reader import Body, wrong_kind
from .texts import text_of


def imports(body: Body, report: Report) -> tuple[tuple[Import, ...], bool]:
    """The imports of a file, and whether they have all the names that are meant."""
    reader = _Reader(report)
    if body.is_list("imports"):
        found = [reader.clause(node, "an import") for node in body.items("imports")]
    else:
        found = [reader.entry(entry) for entry in body.members("imports")]
        reader.is_complete &= not body.is_unread("imports")
    reader.is_complete &= not body.is_meant("imports")
    return tuple(each for each in found if each), reader.is_complete


class _Reader:
    """Reads imports; `is_complete` turns False once a name in one cannot be known."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.is_complete = True

    def entry(self, entry: Entry) -> Import | None:
        """`stem: [Names]`, from the file beside this one, or `{from: …, names: […]}`"""
        stem = entry.key.text
        match entry.value:
            case SequenceNode() as names:
                return Import(Text(f"{stem}.yaml", entry.key.span), self._names(names))
            case ScalarNode(is_missing=False) as name:
                help = f"write `{stem}: [{name.text}]`"
                if name.text.startswith("-"):
                    help = hints.imports(name)
                if name.text == "*":
                    help = f"name each type: `{stem}: [Timestamp]`"
                message = f"import `{stem}` must be a list of names"
                wrong_kind(name, message, self._report, help)
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
        body = Body(node, keys.IMPORT, what, self._report)
        path = body.text("from")
        names = body.node("names")
        if path is None or not isinstance(names, SequenceNode):
            body.items("names")  # complains about another kind of node
            self.is_complete = False
            return None
        return Import(path, self._names(names))

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
