"""Changes of the fields of a struct."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.model import Field, Struct
from .change import Codes, Delta, both
from .forms import ANY, Property, Record
from .members import Matched, is_recased, life, match, renaming, unstable
from .names import listed, shown
from .sides import Sides
from .typerefs import Pair, Spot, TypeRefs

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
_EMPTY = Record(())


class Structs:
    """Compares structs."""

    def __init__(self, sides: Sides, types: TypeRefs) -> None:
        self._sides = sides
        self._types = types

    def compare(self, old: Struct, new: Struct, name: str) -> Iterator[Delta | Pair]:
        """The differences of two structs, which are called `name`."""
        found = match(old.fields, new.fields)
        recased = is_recased(found)
        for each in found.removed:
            yield self._removed(each, found, old, new, name)
        for each in found.added:
            yield self._added(each, old, new, name)
        if recased:
            yield self._recased(found.renamed, old, new, name)
        for before, after in found.renamed:
            if not recased:
                yield self._renamed(before, after, f"{name}.{after.name}")
        for before, after in (*found.kept, *found.renamed):
            yield from self._kept(before, after, f"{name}.{after.name}")

    def _removed(
        self, field: Field, found: Matched[Field], old: Struct, new: Struct, name: str
    ) -> Delta:
        return Delta(
            _REMOVED[field.is_required],
            f"{name}.{field.name}",
            f"`{field.name}: {shown(field.type)}` was removed from `{_last(name)}`",
            old=field.span,
            new=new.span,
            judge=self._sides.records(_record(field), _EMPTY),
            help=renaming(field, found.added, _is_alike),
            ended=field.lifecycle,
            unstable=unstable(old, field),
        )

    def _added(self, field: Field, old: Struct, new: Struct, name: str) -> Delta:
        required = field.is_required
        what = "required field" if required else "optional field"
        return Delta(
            _ADDED[required],
            f"{name}.{field.name}",
            f"{what} `{field.name}: {shown(field.type)}` was added to `{_last(name)}`",
            old=old.span,
            new=field.span,
            judge=self._sides.records(_EMPTY, _record(field)),
            help=(
                f"make it optional: `{field.name}?: {shown(field.type)}`"
                if required
                else ""
            ),
            unstable=unstable(new, field),
        )

    def _renamed(self, old: Field, new: Field, subject: str) -> Delta:
        return Delta(
            both("NXC213" if new.is_required else "NXC214"),
            subject,
            f"`{_last(subject)}` is `{new.wire}` on the wire and was `{old.wire}`",
            old=old.span,
            new=new.span,
            judge=self._sides.records(_hollow(old), _hollow(new)),
            help=f"keep `wire: {old.wire}`",
            unstable=unstable(old),
        )

    def _recased(
        self,
        renamed: tuple[tuple[Field, Field], ...],
        old: Struct,
        new: Struct,
        name: str,
    ) -> Delta:
        told = [f"{a.wire} → {b.wire}" for a, b in renamed]
        before = Record(tuple(_hollow(a).members[0] for a, _ in renamed))
        after = Record(tuple(_hollow(b).members[0] for _, b in renamed))
        return Delta(
            both("NXC216"),
            name,
            f"the fields of `{_last(name)}` are spelled otherwise: {listed(told)}",
            old=old.span,
            new=new.span,
            judge=self._sides.records(before, after),
            unstable=unstable(old),
        )

    def _kept(self, old: Field, new: Field, subject: str) -> Iterator[Delta | Pair]:
        def draft(codes: Codes, message: str, help: str = "") -> Delta:
            before, after = (_any(each, new.wire) for each in (old, new))
            judge = self._sides.records(before, after)
            return Delta(
                codes,
                subject,
                message,
                old=old.span,
                new=new.span,
                judge=judge,
                help=help,
                unstable=unstable(old),
            )

        was, is_ = old.is_required, new.is_required
        told = _last(subject)
        if is_ and not was:
            help = f"keep it optional: `{new.name}?`"
            yield draft(_MADE_REQUIRED, f"`{told}` was optional, is required", help)
        if was and not is_:
            help = f"keep it required: `{new.name}`"
            yield draft(_MADE_OPTIONAL, f"`{told}` was required, is optional", help)
        if old.name != new.name:
            message = f"`{told}` was called `{old.name}` in code"
            yield draft(both("NXC215"), message)
        if old.default != new.default:
            yield draft(both("NXC218"), f"the default of `{told}` changed")
        if old.secret != new.secret:
            now = "a secret" if new.secret else "no secret any more"
            yield draft(both("NXC219"), f"`{told}` is {now}")
        spot = Spot(
            subject,
            old.span,
            new.span,
            null_old=not was,
            null_new=not is_,
            judge=None,
            unstable=unstable(old),
        )
        yield from self._types.compare(old.type, new.type, spot)
        yield from life(subject, old, new)


def _is_alike(one: Field, other: Field) -> bool:
    return (one.type, one.presence) == (other.type, other.presence)


def _last(name: str) -> str:
    """A name without its namespace."""
    return name.partition(".")[2]


def _record(field: Field) -> Record:
    return Record(((field.wire, Property(field.type, field.is_required)),))


def _hollow(field: Field) -> Record:
    return _any(field, field.wire)


def _any(field: Field, wire: str) -> Record:
    """A field of which only the name and the presence matter."""
    return Record(((wire, Property(ANY, field.is_required)),))
