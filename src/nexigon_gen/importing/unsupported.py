"""Parts of a document that specs do not support, such as headers: reported and left out."""

from __future__ import annotations

from collections.abc import Iterator

from ..published.document import OpenApiDocument, Placed
from ..published.operations import Operation, media
from ..published.schema import schema
from ..text.kinds import IMPORT_LEFT_OUT
from .losses import Losses


def leave_out(operation: Operation, taken: Placed | None, losses: Losses) -> None:
    """Tells what an operation has beside the bodies that were taken."""
    for at, message in _beside(operation, taken, losses.document):
        losses.add(IMPORT_LEFT_OUT, at, message)


def report_unsupported_parts(root: Placed, losses: Losses) -> None:
    """Tells what a document has beside operations and schemas."""
    for name, each in root.get("webhooks").items():
        message = f"webhook `{name}` is left out: an action is called by a client"
        losses.add(IMPORT_LEFT_OUT, each.at, message)
    for name, each in root.get("components", "securitySchemes").items():
        place = losses.document.followed(each) or each
        if place.get("scheme").text.lower() != "bearer":
            message = (
                f"security scheme `{name}` is left out: an action asks for a token"
            )
            losses.add(IMPORT_LEFT_OUT, each.at, f"{message}, or for none")


def _beside(
    operation: Operation, taken: Placed | None, document: OpenApiDocument
) -> Iterator[tuple[str, str]]:
    post = operation.post
    yield from _parameters(operation, document)
    for place in (post.get("requestBody"), *operation.outcomes):
        yield from _kinds(place, bool(operation.verb), document)
    for each in operation.outcomes:
        inner = document.followed(each) or each
        is_taken = taken and taken.at.startswith(f"{inner.at}/")
        if not is_taken and (taken or inner.get("content").members):
            yield each.at, f"response `{each.name}` is left out: an action has one"
        for word in ("headers", "links"):
            for name, found in inner.get(word).items():
                message = (
                    f"{word[:-1]} `{name}` is left out: an action answers with JSON"
                )
                yield found.at, message
    for code, each in post.get("responses").items():
        if code[:1] != "2" and not _is_ours(each, document):
            message = f"response `{code}` is left out: an error is `kind` and `message`"
            yield each.at, message
    for each in post.get("security"):
        for name, scopes in each.items():
            if [*scopes]:
                yield scopes.at, f"scopes of `{name}` are left out: a token has none"
    for word in ("callbacks", "servers"):
        if post.members.get(word):
            yield post.get(word).at, f"`{word}` is left out: an action has none"


def _parameters(
    operation: Operation, document: OpenApiDocument
) -> Iterator[tuple[str, str]]:
    """The parameters that no field says: of an action all, of a call the headers."""
    known = {each.at for each in operation.parameters}
    for each in operation.post.get("parameters"):
        place = document.followed(each) or each
        if place.at not in known:
            name = place.get("name").text or each.get("$ref").text
            yield each.at, f"parameter `{name}` is left out: an action has a body only"


def _kinds(
    place: Placed, is_call: bool, document: OpenApiDocument
) -> Iterator[tuple[str, str]]:
    """The media types that are not JSON."""
    content = (document.followed(place) or place).get("content")
    others = [kind for kind in content.members if "json" not in kind and kind != "*/*"]
    is_taken = is_call and len(others) == len(content.members)
    for kind in others:
        what = "is taken as JSON" if is_taken and kind == others[0] else "is left out"
        yield content.get(kind).at, f"`{kind}` {what}: an action sends and gets JSON"


def _is_ours(answer: Placed, document: OpenApiDocument) -> bool:
    """Whether an error is what any action answers with."""
    found = media(document, answer, others=True)
    told = schema(found.get("schema"), document) if found else None
    return told is None or {"kind", "message"} <= told.properties.keys()
