"""The module of an opaque type."""

from __future__ import annotations

from collections.abc import Iterator

from ....ir.model import OpaqueDef
from ....ir.typerefs import TypeId
from .. import literals
from ..expr import Call, Expr, Keyword, Name, Raw, annotated, names_in
from ..opaque.assertions import asserted
from ..opaque.classes import Class, ClassField, Synonym
from ..spelling import Spelling
from ..view import ClassMemberView, ConstantView, ItemView, TypesView
from .aliases import alias
from .classes import class_item
from .context import Lowering
from .draft import ModuleDraft
from .types import spaced

_OPAQUE = Name("@_runtime.model.opaque", "Opaque")
_DOCUMENT = Name("@_runtime.model.json_schema", "Document")
_CONSTANT = "_DOCUMENT"


def lower_opaque(id_: TypeId, context: Lowering) -> TypesView:
    """The module with the classes of an opaque type."""
    external = context.api.definitions[id_]
    assert isinstance(external, OpaqueDef)
    return _Module(external, context).view()


class _Module:
    def __init__(self, external: OpaqueDef, context: Lowering) -> None:
        self._external = external
        self._context = context
        name = context.names.classes[external.id]
        self._root = name.name
        self._defined = context.opaque[external.id]
        module = name.module.rpartition(".")[2]
        imports = context.modules.imports(
            external.id.namespace, module, frozenset(self._defined)
        )
        self._draft = ModuleDraft(Spelling(imports))

    def view(self) -> TypesView:
        """Every class and name that the document defines."""
        items = list(self._items())
        docs = f"The type `{self._external.id.name}`, as its JSON Schema describes it."
        return TypesView(docs, self._draft.imports.view, tuple(spaced(items)))

    def _items(self) -> Iterator[ItemView]:
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
            return self._context.told(docs, self._external.lifecycle)
        return docs or f"The part `{name}` of `{self._root}`."

    def _class(self, found: Class) -> ItemView:
        names = frozenset(each.name for each in found.fields)
        spelling = Spelling(self._draft.imports, names)
        members = tuple(self._member(each, spelling) for each in found.fields)
        docs = self._docs(found.name, found.docs)
        if found.name == self._root:
            members = (ClassMemberView("__document__", value=_CONSTANT), *members)
        return class_item(found.name, (_OPAQUE,), docs, self._draft, members)

    def _document(self) -> ItemView:
        """What a server checks the whole against."""
        text = Raw(literals.string(asserted(self._external.document)))
        call = Call(_DOCUMENT, (text,))
        value = self._draft.spelling.text(call)
        return ItemView(constant=ConstantView(_CONSTANT, value))

    def _member(self, field: ClassField, spelling: Spelling) -> ClassMemberView:
        type_ = field.type
        facts: list[Expr] = []
        if field.wire != field.name:
            facts.append(Keyword("alias", Raw(literals.string(field.wire))))
        if field.deprecated:
            facts.append(Keyword("deprecated", Raw("True")))
        if facts:
            type_ = annotated(type_, Call(Name("pydantic", "Field"), tuple(facts)))
        value = "" if field.required else "None"
        return ClassMemberView(field.name, spelling.text(type_), value, docs=field.docs)

    def _synonym(self, found: Synonym, above: set[str]) -> ItemView:
        """An alias; it is late if it names itself or what stands below."""
        type_ = found.type
        if found.name == self._root:
            type_ = annotated(type_, Raw(_CONSTANT))
        mentioned = names_in(type_) & self._defined.keys()
        docs = self._docs(found.name, found.docs)
        return alias(found.name, type_, docs, self._draft, late=not mentioned <= above)
