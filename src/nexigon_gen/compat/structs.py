"""Changes of the fields of a struct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..ir.jsontext import compact, plain
from ..ir.model import Definition, Field, Struct
from ..ir.typerefs import Nullable, Ref, TypeId, TypeRef
from ..values import replace
from .change import Codes, Delta, both
from .members import changed, gone, is_recased, life, match, unstable
from .names import Subject, listed
from .type_uses import Pair, TypeUse
from .typerefs import NARROWED, WIDENED, TypeRefs
from .versions import Direction, Judge, Versions
from .wire_forms import ANY, Property, StructForm

_ADDED = {
    True: Codes("NXC201", "NXC205"),
    False: Codes("NXC202", "NXC206"),
}
_REMOVED = {
    True: Codes("NXC203", "NXC207"),
    False: Codes("NXC204", "NXC208"),
}
"""By whether the field must be there."""
_MADE_REQUIRED = Codes("NXC209", "NXC210")
_MADE_OPTIONAL = Codes("NXC211", "NXC212")


class Structs:
    """Compares structs."""

    def __init__(self, versions: Versions, types: TypeRefs) -> None:
        self._versions = versions
        self._types = types

    def compare(
        self, old: Struct, new: Struct, name: Subject, *, sealed: bool = False
    ) -> Iterator[Delta | Pair]:
        """The differences of two structs, which are called `name`; a server takes no other
        keys beside theirs if they are `sealed`."""
        found = match(old.fields, new.fields)
        recased = is_recased(found)
        nothing = StructForm((), sealed)
        for each in found.removed:
            judge = self._versions.structs(_struct(each), nothing)
            yield self._removed(each, found.added, old, new, name, judge)
        for each in found.added:
            judge = self._versions.structs(nothing, _struct(each))
            yield self._added(each, old, new, name, judge)
        if recased:
            yield self._recased(found.renamed, old, new, name, sealed=sealed)
        for before, after in found.renamed:
            if not recased:
                subject = name.member(after.name)
                yield self._renamed(before, after, subject, sealed=sealed)
        for before, after in (*found.kept, *found.renamed):
            yield from self._kept(before, after, name.member(after.name))

    def _removed(
        self,
        field: Field,
        added: tuple[Field, ...],
        old: Struct,
        new: Struct,
        name: Subject,
        judge: Judge,
    ) -> Delta:
        subject, codes = name.member(field.name), _REMOVED[field.is_required]
        type_ = self._versions.was.shown(field.type)
        message = f"`{field.name}: {type_}` was removed from `{name.shown}`"
        delta = changed(codes, subject, message, field, new, judge)
        delta = gone(delta, field, added, _is_alike)
        if not delta.help:
            help, todo = self._moved(field, added)
            delta = replace(delta, help=help, todo=todo)
        return replace(delta, unstable=unstable(old, field))

    def _added(
        self, field: Field, old: Struct, new: Struct, name: Subject, judge: Judge
    ) -> Delta:
        required = field.is_required
        what = "required field" if required else "optional field"
        type_ = self._versions.now.shown(field.type)
        delta = changed(
            _ADDED[required],
            name.member(field.name),
            f"{what} `{field.name}: {type_}` was added to `{name.shown}`",
            old,
            field,
            judge,
            help=f"make it optional: `{field.name}?`" if required else "",
        )
        return replace(delta, unstable=unstable(new, field))

    def _renamed(
        self, old: Field, new: Field, subject: Subject, *, sealed: bool
    ) -> Delta:
        return changed(
            both("NXC213" if new.is_required else "NXC214"),
            subject,
            f"`{subject.shown}` is `{new.wire}` on the wire and was `{old.wire}`",
            old,
            new,
            self._versions.structs(*self._hollow([(old, new)], sealed=sealed)),
            help=f"keep `wire: {old.wire}`",
        )

    def _recased(
        self,
        renamed: tuple[tuple[Field, Field], ...],
        old: Struct,
        new: Struct,
        name: Subject,
        *,
        sealed: bool,
    ) -> Delta:
        told = listed([f"{a.wire} → {b.wire}" for a, b in renamed])
        message = f"the fields of `{name.shown}` are spelled otherwise: {told}"
        judge = self._versions.structs(*self._hollow(renamed, sealed=sealed))
        return changed(both("NXC216"), name, message, old, new, judge)

    def _kept(self, old: Field, new: Field, subject: Subject) -> Iterator[Delta | Pair]:
        was, is_ = old.is_required, new.is_required
        use = TypeUse(
            subject,
            old.span,
            new.span,
            absent_old=not was,
            absent_new=not is_,
            unstable=unstable(old),
        )
        types = old.type, new.type
        if was != is_:
            yield self._presence(old, new, use)
            if _is_null_for_absent(old, new):
                types = _bare(old.type), _bare(new.type)
        elif old.default != new.default:
            yield use.delta(both("NXC218"), _default(old, new, use))
        if old.name != new.name:
            message = f"{use} was called `{old.name}` in code"
            yield use.delta(both("NXC215"), message)
        if old.secret != new.secret:
            now = "a secret" if new.secret else "no secret any more"
            yield use.delta(both("NXC219"), f"{use} is {now}")
        told = self._tells(old, new)
        if all(told):
            yield from self._types.compare(*types, use)
        elif any(told) and old.wire == new.wire:
            message = f"{use} {'was' if told[1] else 'is'} never there: it is "
            message += f"`{self._versions.now.shown(new.type)}` and was "
            message += f"`{self._versions.was.shown(old.type)}`"
            judge = self._versions.structs(_struct(old), _struct(new))
            yield use.delta(WIDENED if told[1] else NARROWED, message, judge)
        yield from life(subject, old, new)

    def _presence(self, old: Field, new: Field, use: TypeUse) -> Delta:
        before, after = (_any(each, new.wire) for each in (old, new))
        judge = self._versions.structs(before, after)
        if new.is_required:
            codes, message = _MADE_REQUIRED, f"{use} is required and was optional"
            kept = f"keep it optional: `{new.name}?`"
            help = "keep its default" if old.default else kept
        else:
            codes, message = _MADE_OPTIONAL, f"{use} is optional and was required"
            help = f"keep it required: `{new.name}`"
        if _is_null_for_absent(old, new):
            words = ("left out", "`null`")
            was, is_ = words if new.is_required else words[::-1]
            message = f"{use} is {is_} where it was {was}"
        return replace(use.delta(codes, message, judge), help=help)

    def _moved(self, field: Field, added: Iterable[Field]) -> tuple[str, str]:
        """Where a field is that is gone here, in another one or instead of it: what those
        do about it who write the spec, and those who call the API."""
        after = self._versions.new.definitions
        for each in added:
            if any(_is_same(inner, field) for inner in _fields(each.type, after)):
                told = f"keep it beside `{each.name}`, where it is now"
                return told, f"use `{each.name}.{field.name}`"
        inside = _fields(field.type, self._versions.old.definitions)
        if inside and all(any(_is_same(e, each) for e in added) for each in inside):
            names = listed([each.name for each in inside])
            return "keep it beside its fields, which are here now", f"use {names}"
        return "", ""

    def _tells(self, old: Field, new: Field) -> tuple[bool, bool]:
        """Whether they have values that are ever sent: an optional `unit` has none."""
        ahead, back = (
            each[Direction.REQUEST]
            for each in (self._versions.forward, self._versions.backward)
        )
        return ahead.sends(_property(old)), back.sends(_property(new))

    def _hollow(
        self, renamed: Iterable[tuple[Field, Field]], *, sealed: bool
    ) -> tuple[StructForm, StructForm]:
        """Fields of which only the names and the presence matter."""
        pairs = [
            tuple(
                _any(each, each.wire) if told else _struct(each)
                for each, told in zip(pair, self._tells(*pair), strict=True)
            )
            for pair in renamed
        ]
        before, after = (
            StructForm(tuple(pair[i].members[0] for pair in pairs), sealed)
            for i in (0, 1)
        )
        return before, after


def _default(old: Field, new: Field, use: TypeUse) -> str:
    was, is_ = (
        f"`{compact(plain(each.default.value))}`" if each.default else ""
        for each in (old, new)
    )
    if not was:
        return f"{use} has the default {is_} and had none"
    if not is_:
        return f"{use} has no default and had {was}"
    return f"the default of {use} is {is_} and was {was}"


def _bare(ref: TypeRef) -> TypeRef:
    return ref.item if isinstance(ref, Nullable) else ref


def _is_alike(one: Field, other: Field) -> bool:
    return (one.type, one.presence) == (other.type, other.presence)


def _is_null_for_absent(old: Field, new: Field) -> bool:
    """Whether one of them says by `null` what the other one says by being absent."""
    before, after = isinstance(old.type, Nullable), isinstance(new.type, Nullable)
    return (before, after) == (old.is_required, new.is_required) and before != after


def _fields(
    ref: TypeRef, definitions: Mapping[TypeId, Definition]
) -> tuple[Field, ...]:
    """The fields of a type, if it is a struct."""
    found = definitions[ref.target] if isinstance(ref, Ref) else None
    return found.fields if isinstance(found, Struct) else ()


def _is_same(one: Field, other: Field) -> bool:
    return (one.name, one.type) == (other.name, other.type)


def _property(field: Field) -> Property:
    return Property(field.type, field.is_required)


def _struct(field: Field) -> StructForm:
    return StructForm(((field.wire, _property(field)),))


def _any(field: Field, wire: str) -> StructForm:
    """A field of which only the name and the presence matter."""
    return StructForm(((wire, Property(ANY, field.is_required)),))
