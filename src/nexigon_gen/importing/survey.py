"""A survey of a document: which schemas have names, and what they are used for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..published.document import OpenApiDocument, Placed
from ..published.heirs import inherited
from ..published.schema import schema
from ..runtime.wire.scalars import ScalarKind
from ..values import dataclass

_VALUES = ("const", "default", "enum", "example", "examples")
"""What stands under these keys is JSON of the API, whatever it looks like."""
_HOLDERS = (
    "callbacks",
    "examples",
    "headers",
    "links",
    "parameters",
    "paths",
    "responses",
)
_SCALARS = frozenset(each.value for each in ScalarKind)


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a document before it is read.

    Args:
        components: The names of schemas that are types, by their places.
        branches: Those of them that nothing uses but choices, and the places of those.
        is_exact: Whether the document says of enums and unions that they may grow, as
            ours do. Then what it does not say is not so.
    """

    document: OpenApiDocument
    components: Mapping[str, str]
    branches: Mapping[str, frozenset[str]]
    is_exact: bool


def survey(document: OpenApiDocument) -> Survey:
    """Looks through all files of a document."""
    named: dict[str, str] = {}
    for root in document.roots:
        for name, each in root.get("components", "schemas").items():
            named[each.at] = name
    used: dict[str, set[str]] = {}
    is_exact = False
    for root in document.roots:
        for place in _objects(root):
            is_exact = is_exact or "x-open" in place.members
            target = document.followed(place) if _is_schema(place) else None
            if target:
                used.setdefault(target.at, set()).add(_user(place.at))
                if target.at not in named:
                    named[target.at] = target.name
    for base, heir in inherited(document):
        used.setdefault(heir, set()).add(base)
    inside = {
        at
        for at, name in named.items()
        if _is_scalar(document, at, name) or _is_variant(at, name, used)
    }
    components = {at: name for at, name in named.items() if at not in inside}
    branches = {
        at: frozenset(used[at])
        for at in components
        if at in used and "" not in used[at]
    }
    return Survey(document, components, branches=branches, is_exact=is_exact)


def _user(at: str) -> str:
    """The choice that has a reference as a branch; empty for any other use."""
    *way, word, number = ["", "", *at.split("/")]
    is_branch = word in ("oneOf", "anyOf") and number.isdigit()
    return "/".join(way[2:]) or "/" if is_branch else ""


def _is_scalar(document: OpenApiDocument, at: str, name: str) -> bool:
    """Whether it is one of our scalars, which are components where they are long."""
    if name not in _SCALARS:
        return False
    told = schema(document.reached(at), document)
    return not (told.properties or told.items or told.values or told.odd)


def _is_variant(at: str, name: str, used: Mapping[str, set[str]]) -> bool:
    """Whether it is a variant of the union that its name begins with, and nothing else."""
    union, dot, _ = name.rpartition(".")
    return bool(dot) and used.get(at) == {f"{at.rpartition('/')[0]}/{union}"}


def _is_schema(place: Placed) -> bool:
    """Whether a reference stands where a schema does."""
    if "$ref" not in place.members:
        return False
    before, parent, last = ["", "", *place.at.split("/")][-3:]
    if before == "properties" or parent == "properties":
        return True
    return parent not in _HOLDERS and last != "requestBody"


def _objects(place: Placed) -> Iterator[Placed]:
    """The objects in a value, itself included; what is only JSON of the API left out."""
    if isinstance(place.value, Mapping):
        yield place
        is_free = place.name in ("properties", "schemas", "mapping")
        for key, each in place.items():
            if is_free or key not in _VALUES:
                yield from _objects(each)
    else:
        for each in place:
            yield from _objects(each)
