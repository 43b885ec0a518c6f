"""Values as the Python expressions that make them, as a person would write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias, assert_never

from ...ir.codec import mismatch
from ...ir.graph import payload_ref
from ...ir.model import (
    AdjacentlyTagged,
    Alias,
    Api,
    EnumDef,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
    Untagged,
    Variant,
)
from ...ir.terms import Json, JsonObject
from ...ir.typerefs import (
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TypeId,
    TypeRef,
)
from ...runtime.wire.scalars import JsonForm, ScalarKind
from . import literals
from .expr import Name
from .names import ApiNames

_WIDTH = 58
"""Samples stand in a narrow column."""


class Bracketed(NamedTuple):
    """Items in brackets, each behind a prefix such as `name=`."""

    opening: str
    items: tuple[tuple[str, SampleText], ...]
    closing: str


SampleText: TypeAlias = str | Bracketed
"""An expression: a solid one, or one with places to break."""


def flat(text: SampleText) -> str:
    """An expression on one line."""
    if isinstance(text, str):
        return text
    inner = ", ".join(prefix + flat(item) for prefix, item in text.items)
    return f"{text.opening}{inner}{text.closing}"


def laid_out(text: SampleText, indent: int, before: int = 0) -> str:
    """An expression on one line if it fits, else one item a line; `before` are the
    columns in front of it, apart from the indentation."""
    line = flat(text)
    if isinstance(text, str) or not text.items or indent + before + len(line) <= _WIDTH:
        return line
    pad = " " * (indent + 4)
    lines = [
        f"{pad}{prefix}{laid_out(item, indent + 4, len(prefix) + 1)},\n"
        for prefix, item in text.items
    ]
    return f"{text.opening}\n{''.join(lines)}{' ' * indent}{text.closing}"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values, and keeps what they need to be imported."""

    api: Api
    package: str
    names: ApiNames
    _used: dict[str, Name] = field(default_factory=dict[str, Name])

    def imports(self, *names: str) -> str:
        """The statements that import names of the package, and all that was written."""
        found: dict[str, list[str]] = {self.package: [*names]}
        for local, name in self._used.items():
            clause = name.name if local == name.name else f"{name.name} as {local}"
            found.setdefault(name.module, []).append(clause)
        modules = sorted((module, sorted(names)) for module, names in found.items())
        standard = [each for each in modules if not self._is_ours(each[0])]
        ours = [each for each in modules if self._is_ours(each[0])]
        groups = [[*map(_import, each)] for each in (standard, ours) if each]
        return "\n".join("".join(each) for each in groups)

    def _is_ours(self, module: str) -> bool:
        return f"{module}.".startswith(f"{self.package}.")

    def imported(self, id_: TypeId, name: str) -> str:
        """What a name beside a definition is called in the program."""
        folder = self.names.spaces[id_.namespace].folder
        found = Name(f"{self.package}.{folder}", name)
        prefix = "".join(part.capitalize() for part in id_.namespace.split("_"))
        local = name if self._used.setdefault(name, found) == found else prefix + name
        self._used[local] = found
        return local

    def named(self, module: str, name: str) -> str:
        """A name of a module that no type has."""
        self._used[name] = Name(module, name)
        return name

    def value(self, value: Json, ref: TypeRef, secret: bool = False) -> SampleText:
        """A JSON value of a type as an expression."""
        match ref:
            case Scalar(kind=kind):
                return self._scalar(value, kind, secret)
            case Ref(target=target):
                return self._defined(value, target, secret)
            case Nullable(item=item):
                return "None" if value is None else self.value(value, item, secret)
            case Constrained(base=base):
                return self.value(value, base, secret)
            case ListOf(item=item):
                assert isinstance(value, tuple)
                items = ((("", self.value(each, item, secret))) for each in value)
                return Bracketed("[", tuple(items), "]")
            case MapOf(key=key, value=of):
                assert isinstance(value, JsonObject)
                members = (
                    (f"{flat(self.value(name, key))}: ", self.value(each, of, secret))
                    for name, each in value.members
                )
                return Bracketed("{", tuple(members), "}")
            case _:
                raise AssertionError("a spec with errors reached the backend")

    def _scalar(self, value: Json, kind: ScalarKind, secret: bool) -> SampleText:
        form = kind.facts.form
        if secret and form is JsonForm.TEXT:
            return _call(self.named(self.package, "Secret"), ("", _plain(value)))
        if kind is ScalarKind.TIMESTAMP:
            moment = self.named("datetime", "datetime")
            return _call(f"{moment}.fromisoformat", ("", _plain(value)))
        if kind is ScalarKind.DATE:
            day = self.named("datetime", "date")
            return _call(f"{day}.fromisoformat", ("", _plain(value)))
        if form is JsonForm.BYTES:
            read = kind.facts.read(value)
            assert isinstance(read, bytes)
            return repr(read).replace("'", '"') if b'"' not in read else repr(read)
        if form is JsonForm.FLOAT and isinstance(value, str):
            return _call("float", ("", _plain(value.lower())))
        if form is JsonForm.WIDE and isinstance(value, str):
            return str(int(value))
        return _plain(value)

    def _defined(self, value: Json, id_: TypeId, secret: bool) -> SampleText:
        definition = self.api.definitions[id_]
        name = self.names.classes[id_].name
        match definition:
            case Alias(target=target):
                return self.value(value, target, secret)
            case Newtype(base=base):
                return self._newtype(value, definition, base, secret)
            case EnumDef(values=values):
                member = next(each.name for each in values if each.wire == value)
                return f"{self.imported(id_, name)}.{self.names.members[id_][member]}"
            case Struct():
                assert isinstance(value, JsonObject)
                inner = tuple(self._fields(value, definition))
                return _call(self.imported(id_, name), *inner)
            case UnionDef():
                return self._union(value, definition)
            case OpaqueDef():
                made = f"{self.imported(id_, name)}.model_validate"
                return _call(made, ("", _plain(value)))
            case _:
                assert_never(definition)

    def _newtype(
        self, value: Json, newtype: Newtype, base: TypeRef, secret: bool
    ) -> SampleText:
        """A newtype has a name in Python where it is over text or an integer."""
        if secret and not newtype.secret:
            return self.value(value, base, secret=True)
        inner = self.value(value, base)
        is_named = newtype.secret or _is_named(base, self.api)
        if not is_named:
            return inner
        name = self.imported(newtype.id, self.names.classes[newtype.id].name)
        if isinstance(value, str) and newtype.secret:
            inner = _plain(value)
        return _call(name, ("", inner))

    def _fields(
        self, value: JsonObject, struct: Struct
    ) -> Iterator[tuple[str, SampleText]]:
        names = self.names.fields[struct.id]
        members = dict(value.members)
        for each in struct.fields:
            if each.wire in members:
                text = self.value(members[each.wire], each.type, each.secret)
                yield f"{names[each.name].attribute}=", text

    def _union(self, value: Json, union: UnionDef) -> SampleText:
        variant = _variant_of(value, union, self.api)
        names = self.names.unions[union.id]
        payload = variant.payload
        if isinstance(union.tagging, Untagged):
            ref = payload_ref(payload)
            assert ref is not None
            return self.value(value, ref)
        name = self.imported(union.id, names.variants[variant.name])
        match payload:
            case Flat(struct=id_):
                struct = self.api.definitions[id_]
                assert isinstance(struct, Struct)
                assert isinstance(value, JsonObject)
                return _call(name, *self._fields(value, struct))
            case Keyed(key=key, type=type_):
                assert isinstance(value, JsonObject)
                content = self.value(dict(value.members)[key], type_)
                return _call(name, (f"{names.contents[variant.name]}=", content))
            case _:
                return f"{name}()"


def _is_named(ref: TypeRef, api: Api) -> bool:
    match ref:
        case Scalar(kind=kind):
            return kind.facts.form in (JsonForm.TEXT, JsonForm.INTEGER, JsonForm.WIDE)
        case Constrained(base=base):
            return _is_named(base, api)
        case Ref(target=target):
            match api.definitions[target]:
                case Newtype(base=base, secret=False) | Alias(target=base):
                    return _is_named(base, api)
                case _:
                    return False
        case _:
            return False


def _variant_of(value: Json, union: UnionDef, api: Api) -> Variant:
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            assert isinstance(value, JsonObject)
            wire: Json = dict(value.members)[tag]
        case ExternallyTagged():
            wire = value.members[0][0] if isinstance(value, JsonObject) else value
        case Untagged():
            return next(
                each
                for each in union.variants
                if (ref := payload_ref(each.payload))
                and mismatch(value, ref, api) is None
            )
        case _:
            assert_never(union.tagging)
    return next(each for each in union.variants if each.wire == wire)


def _plain(value: Json) -> SampleText:
    """A JSON value as a literal."""
    match value:
        case JsonObject(members=members):
            items = ((f"{literals.string(key)}: ", _plain(of)) for key, of in members)
            return Bracketed("{", tuple(items), "}")
        case tuple():
            return Bracketed("[", tuple(("", _plain(each)) for each in value), "]")
        case str():
            return literals.string(value)
        case None | bool():
            return str(value)
        case _:
            return literals.number(value)


def _call(name: str, *arguments: tuple[str, SampleText]) -> Bracketed:
    return Bracketed(f"{name}(", arguments, ")")


def _import(statement: tuple[str, list[str]]) -> str:
    module, names = statement
    line = f"from {module} import {', '.join(names)}\n"
    if len(line) <= _WIDTH:
        return line
    lines = "".join(f"    {each},\n" for each in names)
    return f"from {module} import (\n{lines})\n"
