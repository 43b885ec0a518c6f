"""The search index: everything with a name, as a script that works from a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ...ir.model import Api, Definition, EnumDef, Struct, UnionDef
from .places import Places, page_of
from .prose import Prose


def index(api: Api, places: Places, prose: Prose) -> str:
    """`search.js`: a list of name, kind, page, anchor, first sentence and members."""
    entries = [*_entries(api, places, prose)]
    rows = ",\n".join(json.dumps(each, ensure_ascii=True) for each in entries)
    return f"window.nexigonIndex = [\n{rows}\n];\n"


def _entries(api: Api, places: Places, prose: Prose) -> Iterator[list[str]]:
    for space in api.namespaces:
        page = page_of(space.name)
        docs = prose.of(space.docs, space.name, page, api.span).first
        yield [space.name, "namespace", page, "", docs, ""]
        for action in space.actions:
            docs = prose.of(action.docs, space.name, page, action.span).first
            yield [action.wire, "action", page, action.wire, docs, ""]
        for each in space.definitions:
            docs = prose.of(each.docs, space.name, page, each.span).first
            place = places.of(each.id)
            yield [each.id.name, "type", page, place.anchor, docs, _members(each)]


def _members(definition: Definition) -> str:
    match definition:
        case (
            Struct(fields=members)
            | UnionDef(variants=members)
            | EnumDef(values=members)
        ):
            return " ".join(
                (
                    each.name
                    if _camel(each.name) == each.wire
                    else f"{each.name}={each.wire}"
                )
                for each in members
                if str(each.wire).isidentifier()
                or isinstance(each.wire, int)
                or each.name == each.wire
            )
        case _:
            return ""


def _camel(name: str) -> str:
    """What the script takes for the wire name where none is given."""
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)
