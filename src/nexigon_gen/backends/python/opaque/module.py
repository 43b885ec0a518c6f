"""The module of an opaque type."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ....ir.model import External
from .. import literals
from ..expr import NONE, Call, Expr, Keyword, Name, Raw, annotated
from ..layout import Layout
from ..lower.aliases import alias
from ..lower.classes import INDENT, class_view, member
from ..lower.context import Context, class_name
from ..lower.docs import with_lifecycle
from ..lower.draft import Draft
from ..lower.types import spaced
from ..names import Identifier, identifier
from ..view import ClassView, ConstantView, MemberView, TypesView
from .assertions import asserted
from .classes import Attribute, Class, Synonym, classes
from .tool import NotInstalledError, UnsupportedError
from .types import read_type

_OPAQUE = Name("@_runtime.model.opaque", "Opaque")
_DOCUMENT = Name("@_runtime.model.json_schema", "Document")
_CONSTANT = "_DOCUMENT"


def lower_external(external: External, context: Context) -> TypesView | None:
    """The module with the classes of an opaque type; None after an error."""
    name, span, report = external.id.name, external.span, context.report
    try:
        return _Module(external, context).view()
    except NotInstalledError:
        report.error(
            "NXG015",
            span,
            f"`{name}` needs datamodel-code-generator, which is not installed",
            help=('run: pip install "nexigon-gen[schema]"',),
        )
    except UnsupportedError as error:
        message = f"no types can be made of the JSON Schema of `{name}`"
        report.error("NXG014", span, message, notes=(str(error),))
    return None


class _Module:
    def __init__(self, external: External, context: Context) -> None:
        self._external = external
        self._root = class_name(external.id)
        self._defined = classes(external.document, self._root)
        module = context.modules.name(external.id).module.rpartition(".")[2]
        self._draft = Draft(
            context.modules.imports(
                external.id.namespace, module, frozenset(self._defined)
            )
        )

    def view(self) -> TypesView:
        """Every class and name that the document defines."""
        items = list(self._items())
        docs = f"The type `{self._external.id.name}`, as its JSON Schema describes it."
        header = self._draft.imports.header
        return TypesView(literals.docstring(docs, 0), header, tuple(spaced(items)))

    def _items(self) -> Iterator[ClassView | ConstantView]:
        yield self._document()
        above: set[str] = set()
        for each in self._defined.values():
            if isinstance(each, Class):
                yield self._class(each)
            else:
                yield self._synonym(each, above)
            above.add(each.name)

    def _docs(self, name: str, docs: str) -> str:
        """The docs; for the whole those of the spec, if it has any."""
        if name == self._root:
            docs = (
                self._external.docs
                or docs
                or f"The opaque type `{self._external.id.name}`."
            )
            return with_lifecycle(docs, self._external.lifecycle)
        return docs or f"The part `{name}` of `{self._root}`."

    def _class(self, found: Class) -> ClassView:
        names = list(self._names(found))
        layout = Layout(self._draft.imports, frozenset(names))
        members = tuple(
            self._member(each, name, layout)
            for each, name in zip(found.fields, names, strict=True)
        )
        docs = self._docs(found.name, found.docs)
        if found.name == self._root:
            members = (member(f"__document__ = {_CONSTANT}"), *members)
        return class_view(found.name, (_OPAQUE,), docs, self._draft, members)

    def _document(self) -> ConstantView:
        """What a server checks the whole against."""
        text = Raw(literals.string(asserted(self._external.document)))
        call = Call(_DOCUMENT, (text,))
        return ConstantView(self._draft.layout.statement(f"{_CONSTANT} = ", call), "")

    def _names(self, found: Class) -> Iterator[Identifier]:
        """The names of the fields: not those of other fields, of classes of the module,
        nor what pydantic needs."""
        taken = set(self._defined)
        for each in found.fields:
            name = identifier(each.name, "model")
            while name in taken:
                name = Identifier(f"{name}_")
            taken.add(name)
            yield name

    def _member(self, field: Attribute, name: Identifier, layout: Layout) -> MemberView:
        type_ = read_type(field.type, self._defined, optional=not field.required)
        facts: list[Expr] = []
        if field.wire != name:
            facts.append(Keyword("alias", Raw(literals.string(field.wire))))
        if field.deprecated:
            facts.append(Keyword("deprecated", Raw("True")))
        if facts:
            type_ = annotated(type_, Call(Name("pydantic", "Field"), tuple(facts)))
        default = None if field.required else NONE
        code = layout.assignment(name, type_, default, indent=INDENT)
        return member(code, field.docs)

    def _synonym(self, found: Synonym, above: set[str]) -> ConstantView:
        """An alias; it is late if it names itself or what stands below."""
        type_ = read_type(found.type, self._defined)
        if found.name == self._root:
            type_ = annotated(type_, Raw(_CONSTANT))
        mentioned = _mentioned(self._draft.layout.flat(type_)) & self._defined.keys()
        docs = self._docs(found.name, found.docs)
        return alias(found.name, type_, docs, self._draft, late=not mentioned <= above)


def _mentioned(type_: str) -> set[str]:
    nodes = ast.walk(ast.parse(type_, mode="eval"))
    return {node.id for node in nodes if isinstance(node, ast.Name)}
