"""CST → docs: the order of keys and the short forms, from the table."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..language.decode.members import split_docs, split_number
from ..language.decode.types import is_long
from ..language.shape import Form, Key, Kind, Naming, Shape
from ..syntax.implicit import other_reading
from ..syntax.node import MappingNode, ScalarNode, SequenceNode
from ..values import replace
from .cst import CstNode
from .doc import EMPTY, NOTHING, Atom, Doc, FlatAlt, Group, Member
from .scalars import block


def mapping(place: CstNode, shape: Shape) -> Group:
    """A mapping of a shape, its keys in the order of the table."""
    order = [*shape.keys]
    place.inner.sort(key=lambda each: order.index(each.name))
    return _group(place, lambda each: _value(each, shape.keys[each.name]))


def _value(place: CstNode, key: Key[object]) -> Doc:
    """What a key takes."""
    match key.kind, key.of, place.value:
        case Kind.MEMBERS, Form() as form, _:
            return _members(place, form)
        case Kind.BODY, Form(shapes=(struct,)), MappingNode():
            return _group(place, lambda each: _written_in_place(each, struct))
        case Kind.FORM, Form() as form, _:
            return _form(place, form)
        case Kind.LIST | Kind.IMPORTS, Form() as form, _:
            return _group(place, lambda each: _form(each, form))
        case Kind.TYPE | Kind.BODY, _, ScalarNode() as scalar:
            return Atom(_tidy(scalar.text))
        case Kind.VERSION, _, ScalarNode() as scalar:
            return Atom(scalar.text, plain=True)
        case Kind.TEXT, _, ScalarNode() as scalar if key.name == "docs":
            return _docs(scalar.text.removesuffix("\n"))
        case _:
            return _raw(place)


def _members(place: CstNode, form: Form) -> Group:
    group = _group(place, lambda each: _form(each, form))
    if form.naming is not Naming.TYPE:
        return group
    return replace(group, members=tuple(map(_tidy_name, group.members)))


def _form(place: CstNode, form: Form) -> Doc:
    """Nothing, a short form, or a mapping, which may be written as a short form."""
    match place.value:
        case ScalarNode() as scalar if scalar.is_missing or scalar.text == form.nothing:
            return Atom(scalar.text, plain=True)
        case ScalarNode() as scalar if len(form.short) == 2:
            first, docs = split_docs(scalar)
            is_type = form.short[0] == "type"
            text = _tidy(first.text) if is_type else first.text
            return _documented(form.short[0], text, docs)
        case ScalarNode() as scalar if (
            form.number and (found := split_number(scalar))[0]
        ):
            return _numbered(str(found[0].value), found[1], form)
        case ScalarNode() as scalar if form.short == ("docs",):
            docs = scalar.text.removesuffix("\n")
            return NOTHING if docs == form.nothing == "" else _docs(docs)
        case MappingNode():
            group = mapping(place, form.shape(each.name for each in place.inner))
            return group if place.has_comments else _shorter(group, form)
        case _:
            return _raw(place)


def _shorter(group: Group, form: Form) -> Doc:
    """The short form of a mapping, if that can say as much."""
    said = {each.key.text: each.value for each in group.members if each.key}
    match said.get(form.number), said.get("docs"):
        case Atom(plain=True) as number, Atom() | None as about if said.keys() <= {
            form.number,
            "docs",
        }:
            docs = about.text.removesuffix("\n") if about else ""
            return _numbered(number.text, docs, form)
        case _:
            pass
    if not said and form.nothing is not None:
        return Atom(form.nothing, plain=True)
    match [said.pop(key, None) for key in form.short]:
        case [Atom() as first, Atom() | None as more] if not said:
            told = more.text.removesuffix("\n") if more else ""
            return _documented(form.short[0], first.text, told)
        case [Atom(text=only) as text] if not said:
            if only == form.nothing:
                return group if only else NOTHING
            return text
        case _:
            return group


def _documented(key: str, text: str, docs: str) -> Doc:
    """`text -- docs`, and its long form, where the text has a key."""
    members = [Member(Atom(key), Atom(text))]
    if docs:
        members.append(Member(Atom("docs"), _docs(docs)))
    long = Group(tuple(members))
    if "\n" in docs:
        return long
    return FlatAlt(Atom(f"{text} -- {docs}" if docs else text), long)


def _numbered(number: str, docs: str, form: Form) -> Doc:
    """`1` or `1 -- docs`, and the long form."""
    wire = Member(Atom(form.number), Atom(number, plain=True))
    if not docs:
        return Atom(number, plain=True)
    long = Group((Member(Atom("docs"), _docs(docs)), wire))
    return long if "\n" in docs else FlatAlt(Atom(f"{number} -- {docs}"), long)


def _docs(docs: str) -> Atom:
    """Docs, with the line break that ends a block where that makes no difference, and
    where it does: the reader drops one."""
    ended = Atom(f"{docs}\n")
    is_block = "\n" in docs and block(ended, 0, 0)
    return ended if is_block or docs.endswith("\n") else Atom(docs)


def _written_in_place(place: CstNode, struct: Shape) -> Group:
    """The fields of a struct, or all its keys if it has others."""
    form = struct.keys[struct.kind].of
    if not isinstance(place.value, MappingNode):
        return EMPTY
    if form and not is_long(place.value):
        return _members(place, form)
    group = mapping(place, struct)
    first = place.inner[0]
    match group.members:
        case (Member(value=Group() as fields),) if not (
            any(first.lead) or first.trailing or any(map(_is_fields, fields.members))
        ):
            return replace(fields, tail=fields.tail + group.tail)
        case _:
            return group


def _is_fields(member: Member) -> bool:
    """Whether a field would be read as the key with the fields."""
    is_named = member.key is not None and member.key.text == "fields"
    return is_named and not isinstance(member.value, Atom)


def _raw(place: CstNode) -> Doc:
    """Anything, as it is."""
    match place.value:
        case ScalarNode(is_missing=True):
            return Atom("null", plain=True)
        case ScalarNode() as scalar:
            is_special = scalar.plain and other_reading(scalar.text) is not None
            return Atom(scalar.text, plain=is_special)
        case _:
            return _group(place, _raw)


def _group(place: CstNode, value: Callable[[CstNode], Doc]) -> Group:
    """A collection; what was never written is empty."""
    members = tuple(_member(each, value(each)) for each in place.inner)
    is_list = isinstance(place.value, SequenceNode)
    is_flow = place.is_flow or not members
    return Group(members, is_list, is_flow, tail=tuple(place.tail))


def _member(place: CstNode, value: Doc) -> Member:
    lead = tuple(place.lead)
    if place.key:
        special = place.key.plain and other_reading(place.key.text) is not None
        return Member(
            Atom(place.key.text, special), value, lead, trailing=place.trailing
        )
    match value:
        case Group(members=(first, *rest)) if first.lead:
            # Nothing may stand between the dash and what is behind it.
            lead += first.lead
            value = replace(value, members=(replace(first, lead=()), *rest))
        case _:
            pass
    return Member(None, value, lead, trailing=place.trailing)


def _tidy(type_: str) -> str:
    """A type with a space behind each comma, and no other."""
    return re.sub(r"\s+", "", type_).replace(",", ", ")


def _tidy_name(member: Member) -> Member:
    """`Page<T,U>` as `Page<T, U>`."""
    if member.key is None or "<" not in member.key.text:
        return member
    name, _, params = member.key.text.rstrip(">").partition("<")
    spaced = ", ".join(re.findall(r"[^\s,]+", params))
    return replace(member, key=Atom(f"{name}<{spaced}>"))
