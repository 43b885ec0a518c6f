"""The search index: everything with a name, as a script that works from a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ...ir.model import Api, Definition, EnumDef, Namespace, OpaqueDef, Struct, UnionDef
from .places import Places, page_of
from .prose import Prose
from .schemas import property_names


def index(api: Api, places: Places, prose: Prose) -> str:
    """`search.js`: pages, and on each the name, kind, first sentence and members of all
    it has, and the anchor where that is not the name."""
    pages: list[str] = []
    for space in api.namespaces:
        rows = ",\n".join(map(_text, _entries(space, api, places, prose)))
        pages.append(f"[{_text(page_of(space.name))},[\n{rows}\n]]")
    return "window.nexigonIndex = [\n" + ",\n".join(pages) + "\n];\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _entries(
    space: Namespace, api: Api, places: Places, prose: Prose
) -> Iterator[list[str]]:
    page = page_of(space.name)
    docs = prose.of(space.docs, space.name, page, api.span).first
    yield [space.name, "namespace", docs, "", ""]
    for action in space.actions:
        docs = prose.of(action.docs, space.name, page, action.span).first
        yield [action.wire, "action", docs, ""]
    for each in space.definitions:
        name, anchor = each.id.name, places.of(each.id).anchor
        docs = prose.of(each.docs, space.name, page, each.span).first
        yield [name, "type", docs, _members(each)] + [anchor] * (anchor != name)


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
        case OpaqueDef(document=document):
            names = property_names(document)
            return " ".join(n if _camel(n) == n else f"{n}={n}" for n in names)
        case _:
            return ""


def _camel(name: str) -> str:
    """What the script takes for the wire name where none is given."""
    if "_" not in name:
        return name
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)
