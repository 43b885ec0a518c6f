"""Values that may be meant by ones of another form, for help: `3` by `"3"`.

Whatever is proposed is of the type. Only a run that failed comes here.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator

from ...ir.graph import resolved
from ...ir.jsontext import compact, plain
from ...ir.mismatch import mismatch
from ...ir.model import Api, EnumDef, Struct, UnionDef
from ...ir.tagging import ExternallyTagged, Untagged
from ...ir.terms import Json, JsonObject, WireName
from ...ir.typerefs import ListOf, MapOf, Nullable, Ref, Scalar, TupleOf, TypeRef
from ...runtime.wire.facts import JsonForm
from ...runtime.wire.scalars import ScalarKind
from ...text.suggest import closest

_LONGEST = 80
"""More characters are no help."""
_EMPTY = ("", "[]", "{}", "()", "list", "dict", "list()", "dict()", "set()", "empty")
_ON = ("true", "yes", "on", "y", "t", "1", "enabled")
_OFF = ("false", "no", "off", "n", "f", "0", "disabled")
_BIASED = {"nan": "NaN", "inf": "+Infinity", "infinity": "+Infinity"}
_WHOLE = re.compile(r"[-+]?(?:[0-9]{1,40}|0[xX][0-9a-fA-F]{1,16}|0[oO][0-7]{1,22})")
_NUMBER = re.compile(r"[-+]?[0-9]{0,40}\.?[0-9]{0,40}(?:[eE][-+]?[0-9]{1,3})?")
_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])[Tt ]*(.*)")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?![0-9])[Tt ]*(.*)")
_TIME = re.compile(
    r"([0-9]{1,2}:[0-9]{2})(:[0-9]{2}(?:\.[0-9]+)?)?"
    r" ?(?:[zZ]|UTC|GMT|([-+][0-9]{2}):?([0-9]{2})?)?"
)


def meant(value: Json, ref: TypeRef, api: Api) -> tuple[str, ...]:
    """Help for a value that is not of a type: the one of that type that it may stand
    for, if any."""
    found = _nearest(value, ref, api)
    if mismatch(found, ref, api) is None:
        text = compact(plain(found))
        if len(text) <= _LONGEST:
            return (f"write `{text}`",)
    return ()


def _nearest(value: Json, ref: TypeRef, api: Api) -> Json:
    """The first value that is of the type; the one that was written, if none is."""
    if mismatch(value, ref, api) is not None:
        for each in _candidates(value, resolved(ref, api), api):
            if mismatch(each, ref, api) is None:
                return each
    return value


def _candidates(value: Json, ref: TypeRef, api: Api) -> Iterator[Json]:
    match ref, value:
        case Nullable(item=item), _:
            yield _nearest(value, item, api)
        case Scalar(kind=kind), _:
            yield from _scalars(value, kind)
        case ListOf(item=item), tuple(items):
            yield tuple(_nearest(each, item, api) for each in items)
        case ListOf(item=item), _:
            if value in _EMPTY or value == JsonObject(()):
                yield ()
            yield (_nearest(value, item, api),)
        case TupleOf(items=types), tuple(items) if len(items) == len(types):
            pairs = zip(items, types, strict=True)
            yield tuple(_nearest(each, item, api) for each, item in pairs)
        case MapOf(value=of), JsonObject(members=members):
            yield JsonObject(tuple((k, _nearest(v, of, api)) for k, v in members))
        case MapOf(), _ if value in _EMPTY or value == ():
            yield JsonObject(())
        case Ref(target=target), _:
            match api.definitions[target], value:
                case EnumDef(values=values), _:
                    names = [(n.name, v.wire) for v in values for n in v.all_names]
                    yield from _named(value, names)
                case Struct(fields=fields), JsonObject(members=members):
                    held = {each.wire: each.type for each in fields}
                    yield JsonObject(
                        tuple(
                            (k, _nearest(v, held[k], api) if k in held else v)
                            for k, v in members
                        )
                    )
                case UnionDef() as union, _:
                    yield from _variants(value, union)
                case _:
                    pass
        case _:
            pass


def _variants(value: Json, union: UnionDef) -> Iterator[Json]:
    """A variant without a payload by its name, or another tag."""
    names = [(each.name, each.wire) for each in union.variants]
    match union.tagging, value:
        case ExternallyTagged(), str():
            yield from _named(value, names)
        case (Untagged(), _) | (ExternallyTagged(), _):
            pass
        case tagging, str():
            for each in _named(value, names):
                yield JsonObject(((tagging.tag, each),))
        case tagging, JsonObject(members=members):
            given = dict(members)
            for each in _named(given.get(tagging.tag), names):
                yield JsonObject(tuple({**given, tagging.tag: each}.items()))
        case _:
            pass


def _named(value: Json, names: Iterable[tuple[str, WireName]]) -> Iterator[WireName]:
    """The wire names of what a text may name."""
    if not isinstance(value, str):
        return
    known: dict[str, WireName] = {}
    for name, wire in names:
        known.setdefault(_folded(name), wire)
        known.setdefault(_folded(str(wire)), wire)
    last = _folded(re.split(r"[.:/]", _unquoted(value))[-1])
    for each in (last, *closest(last, known)):
        if each in known:
            yield known[each]


def _folded(name: str) -> str:
    return re.sub(r"[^\w]|_", "", name).casefold()


def _unquoted(text: str) -> str:
    return text.strip().strip("\"'`“”„‘’«»").strip()


def _scalars(value: Json, kind: ScalarKind) -> Iterator[Json]:
    text = _unquoted(value) if isinstance(value, str) else compact(plain(value))
    match kind.facts.form:
        case JsonForm.TEXT if isinstance(value, bool | int | float):
            yield text
        case JsonForm.BOOL:
            yield from (True for _ in {text.lower()} & {*_ON})
            yield from (False for _ in {text.lower()} & {*_OFF})
        case JsonForm.INTEGER | JsonForm.WIDE:
            yield from _integers(text)
        case JsonForm.FLOAT:
            yield from _floats(text)
        case JsonForm.BYTES if isinstance(value, str):
            standard = text.translate(str.maketrans("-_", "+/")).rstrip("=")
            yield standard + "=" * (-len(standard) % 4)
            yield b64encode(value.encode(errors="replace")).decode()
        case JsonForm.CODED:
            day, time = _moment(text)
            yield day
            yield f"{day}T{time}"
        case JsonForm.NULL:
            yield None
        case _:
            pass


def _integers(text: str) -> Iterator[int]:
    bare = re.sub(r"[_, ']", "", text)
    if _WHOLE.fullmatch(bare):
        yield int(bare, 10 if bare.lstrip("-+").isdigit() else 0)
    for each in _floats(bare):
        if isinstance(each, float) and each.is_integer():
            yield int(each)


def _floats(text: str) -> Iterator[float | str]:
    bare = text.lower().lstrip("+.")
    sign = "-" if bare.startswith("-") else ""
    if special := _BIASED.get(bare.lstrip("-.")):
        yield special.replace("+", "-") if sign else special
    if any(map(str.isdigit, text)) and _NUMBER.fullmatch(text):
        yield float(text)


def _moment(text: str) -> tuple[str, str]:
    """The day and the time in a text, each in its form on the wire."""
    if found := _DAY.fullmatch(text):
        year, month, day, rest = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year, rest = found.groups()
    else:
        return "", ""
    time = _TIME.fullmatch(rest or "0:00")
    if time is None:
        return "", ""
    minutes, seconds, hours_off, minutes_off = time.groups()
    offset = f"{hours_off}:{minutes_off or '00'}" if hours_off else "Z"
    return f"{year}-{month:0>2}-{day:0>2}", f"{minutes:0>5}{seconds or ':00'}{offset}"
