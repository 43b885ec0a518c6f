"""Operations of an API that is called by methods and paths, as the actions they would
be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..ir import casing
from ..ir.terms import Effect, Idempotency
from ..published.document import OpenApiDocument, Placed
from ..published.operations import Operation
from . import names

_EFFECTS: Mapping[str, tuple[Idempotency, Effect | None]] = {
    "get": (Idempotency.SAFE, Effect.READS),
    "put": (Idempotency.IDEMPOTENT, Effect.CHANGES),
    "post": (Idempotency.UNSAFE, None),
    "patch": (Idempotency.UNSAFE, Effect.CHANGES),
    "delete": (Idempotency.IDEMPOTENT, Effect.REMOVES),
}
"""What a method promises (RFC 9110, 9.2.2); the others call nothing."""
_VERSION = re.compile(r"v\d+([._]\d+)*", re.IGNORECASE)


def promises(verb: str) -> tuple[Idempotency, Effect | None]:
    """What a method says of repeating it, and of what is kept."""
    return _EFFECTS[verb]


def calls(document: OpenApiDocument) -> Iterator[Operation]:
    """The operations of a document, each by a name of its own."""
    taken: set[str] = set()
    paths = (
        (root, each) for root in document.roots for each in root.get("paths").items()
    )
    for root, (_, place) in paths:
        path = document.followed(place) or place
        for verb in _EFFECTS:
            operation = path.get(verb)
            if operation.members:
                steps = re.split("[?#]", place.name)[0]
                space = _space(operation, steps, root)
                name = _name(operation, verb, steps, space)
                wire = names.unused(f"{space}_{name}", taken)
                taken.add(wire)
                sent = tuple(_parameters(path, operation, document))
                yield Operation(wire, operation, root, verb=verb, parameters=sent)


def _space(operation: Placed, path: str, root: Placed) -> str:
    """The namespace of an operation: its tag, or else where its path begins."""
    tags = [each.text for each in operation.get("tags")]
    steps = (_word(each).partition(".")[0] for each in path.split("/"))
    told = filter(None, (*tags, *(each for each in steps if each != "api")))
    return names.space_name(next(told, root.get("info", "title").text))


def _name(operation: Placed, verb: str, path: str, space: str) -> str:
    """The name of an operation in its namespace: its id without that of the namespace,
    or else what its method and its path say."""
    found = operation.get("operationId").text
    # FastAPI writes the path and the method behind the name.
    found = found.removesuffix(f"{re.sub('[^A-Za-z0-9_]', '_', path)}_{verb}")
    if not re.search("[A-Za-z]", found):
        return names.type_name("_".join([verb, *_things(path)]))
    name = names.type_name(found)
    before, rest = casing.pascal(space.replace("_", " ")), ""
    if re.search(r"[^A-Za-z0-9]", found) and name.lower().startswith(before.lower()):
        rest = name[len(before) :]
    return rest if rest[:1].isupper() else name


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
