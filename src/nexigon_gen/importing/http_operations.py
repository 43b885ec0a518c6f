"""Operations of an HTTP API with methods and paths, read as those of actions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ..ir import casing
from ..ir.terms import Effect, Idempotency
from ..published.document import OpenApiDocument, Placed
from ..published.operations import Operation
from ..values import dataclass
from . import names
from .metadata import space_of

_EFFECTS: Mapping[str, tuple[Idempotency, Effect | None]] = {
    "get": (Idempotency.SAFE, Effect.READS),
    "put": (Idempotency.IDEMPOTENT, Effect.CHANGES),
    "post": (Idempotency.UNSAFE, None),
    "patch": (Idempotency.UNSAFE, Effect.CHANGES),
    "delete": (Idempotency.IDEMPOTENT, Effect.REMOVES),
}
"""What a method promises (RFC 9110, 9.2.2); the others call nothing."""
_VERSION = re.compile(r"v\d+([._]\d+)*", re.IGNORECASE)


def idempotency_of(verb: str) -> tuple[Idempotency, Effect | None]:
    """What a method says of repeating it, and of what is kept."""
    return _EFFECTS[verb]


def http_operations(document: OpenApiDocument) -> Iterator[Operation]:
    """The operations of a document, each by a name of its own."""
    taken: set[str] = set()
    found = [*_found(document)]
    sizes = Counter(_space(each) for each in found)
    for each in found:
        space = _space(each)
        is_alone = sizes[space] == 1 and not _tag(each.operation)
        if not space or is_alone:
            space = space_of(each.root)
        wire = f"{space}_{_name(each, space, is_alone)}"
        parameters = re.findall(r"\{([^}]*)\}", each.steps)
        if wire in taken and parameters:
            wire = f"{wire}By{names.type_name(parameters[-1])}"
        wire = names.unused(wire, taken)
        taken.add(wire)
        sent = tuple(_parameters(each.path, each.operation, document))
        yield Operation(
            wire, each.operation, each.root, verb=each.verb, parameters=sent
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """An operation: its method, its path, what that is called, and its file."""

    verb: str
    path: Placed
    steps: str
    root: Placed

    @property
    def operation(self) -> Placed:
        """What is said of it."""
        return self.path.get(self.verb)


def _found(document: OpenApiDocument) -> Iterator[_Found]:
    for root in document.roots:
        for key, place in root.get("paths").items():
            path = document.followed(place) or place
            steps = re.split("[?#]", key)[0]
            for verb in _EFFECTS:
                if path.get(verb).members:
                    yield _Found(verb, path, steps=steps, root=root)


def _tag(operation: Placed) -> str:
    return next((each.text for each in operation.get("tags") if each.text), "")


def _space(found: _Found) -> str:
    """The namespace that an operation asks for: its tag, or else where its path begins;
    that says nothing unless others begin so, too. Empty if there is neither."""
    words = (_word(each).partition(".")[0] for each in found.steps.split("/"))
    told = filter(None, (_tag(found.operation), *(e for e in words if e != "api")))
    return next(map(names.space_name, told), "")


def _name(found: _Found, space: str, is_alone: bool) -> str:
    """The name of an operation in its namespace: its id without that of the namespace,
    or else what its method and its path say."""
    verb, path = found.verb, found.steps
    told = found.operation.get("operationId").text
    # FastAPI writes the path and the method behind the name.
    told = told.removesuffix(f"{re.sub('[^A-Za-z0-9_]', '_', path)}_{verb}")
    if not re.search("[A-Za-z]", told):
        return _described(verb, path, is_alone)
    name = names.type_name(told)
    before, rest = casing.pascal(space.replace("_", " ")), ""
    if re.search(r"[^A-Za-z0-9]", told) and name.lower().startswith(before.lower()):
        rest = name[len(before) :]
    return rest if rest[:1].isupper() else name


def _described(verb: str, path: str, is_alone: bool) -> str:
    """What a method and a path say. A path that begins with the method says by itself
    what is done, and so does one step that is alone and posted to: `GET /getMe`,
    `POST /sendMessage`."""
    things = [*_things(path)]
    name = names.type_name("_".join(things)) if things else ""
    is_done = verb == "post" and is_alone and len(things) == 1 and "{" not in path
    if name and (is_done or casing.words(name)[0].lower() == verb):
        return name
    return names.type_name("_".join([verb, *things]))


def _things(path: str) -> Iterator[str]:
    """What a path names: one of several where a parameter says which."""
    steps = path.split("/")
    for step, after in zip(steps, [*steps[1:], ""], strict=True):
        if word := _word(step):
            is_one = after.startswith("{") and word.endswith("s")
            yield names.item_of(word) if is_one else word


def _word(step: str) -> str:
    """A step of a path without parameters; nothing of a version."""
    return "" if _VERSION.fullmatch(step) else re.sub(r"\{[^}]*\}", "", step)


def _parameters(
    path: Placed, operation: Placed, document: OpenApiDocument
) -> Iterator[Placed]:
    """The parameters of an operation, those of its path included, that are no headers."""
    found: dict[tuple[str, str], Placed] = {}
    for each in (*path.get("parameters"), *operation.get("parameters")):
        place = document.followed(each) or each
        name, where = place.get("name").text, place.get("in").text
        if name and where in ("path", "query"):
            found[name, where] = place
    yield from found.values()
