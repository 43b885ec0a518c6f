"""Actions of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from ..ir.json_values import Written
from ..ir.model import Action, Example
from ..ir.terms import Auth, Effect, Idempotency, JsonObject
from ..ir.typerefs import TypeId, TypeRef
from ..published.document import OpenApiDocument, Placed
from ..published.operations import Operation
from ..text.kinds import IMPORT_NO_ACTION
from . import descriptions
from .examples import body_examples
from .http_operations import idempotency_of
from .requests import body, request, target
from .type_reader import TypeReader
from .unsupported import leave_out

_WIRE = re.compile(r"[A-Za-z0-9_.~-]+")
_EMPTY = JsonObject(())
_Word = TypeVar("_Word", Idempotency, Effect)


def action_of(
    operation: Operation, name: str, types: TypeReader, unsaid: Auth
) -> Action | None:
    """The action that an operation is; None, and why, if it cannot be one. `unsaid` is
    whether it asks for a token if it does not say so."""
    post, document, losses = operation.post, types.document, types.losses
    if not _WIRE.fullmatch(operation.wire):
        message = f"`{operation.wire}` cannot be the name of an action"
        losses.add(IMPORT_NO_ACTION, post.at, message)
        return None
    asked, answered = operation.body(document), operation.answer(document)
    wanted = request(operation, asked, f"{name}Action", types)
    response = body(operation, answered, f"{name}Output", types)
    types.settle()
    struct = target(wanted, types)
    if (wanted and not struct) or (asked is None and _has_other(operation, document)):
        message = f"the request of `{operation.wire}` is no object with known fields"
        losses.add(IMPORT_NO_ACTION, post.get("requestBody").at, message)
        return None
    leave_out(operation, answered, losses)
    idempotency, effect = _promises(operation)
    timeout = post.get("x-timeout").value
    shown = None if operation.parameters else asked
    return Action(
        name=name,
        wire=operation.wire,
        docs=descriptions.operation_docs(post),
        request=struct,
        response=response,
        span=document.span(post.at),
        idempotency=idempotency,
        effect=effect,
        auth=operation.auth or unsaid,
        timeout=timeout if isinstance(timeout, int | float) and timeout > 0 else None,
        lifecycle=descriptions.lifecycle(post),
        examples=tuple(_examples(shown, answered, struct, response, document)),
    )


def _promises(operation: Operation) -> tuple[Idempotency, Effect | None]:
    """What repeating it does, and what it does to what is kept."""
    if operation.verb:
        return idempotency_of(operation.verb)
    told = operation.post
    idempotency = _choice(Idempotency, told.get("x-idempotency").text)
    effect = _choice(Effect, told.get("x-effect").text)
    if idempotency is Idempotency.SAFE:
        effect = effect or Effect.READS
    return idempotency or Idempotency.UNSAFE, effect


def _has_other(operation: Operation, document: OpenApiDocument) -> bool:
    """Whether a body is something, and not JSON."""
    place = operation.post.get("requestBody")
    kinds = (document.followed(place) or place).get("content").members
    return bool(kinds) and not any("json" in kind or kind == "*/*" for kind in kinds)


def _choice(kind: type[_Word], word: str) -> _Word | None:
    return next((each for each in kind if each.value == word), None)


def _examples(
    asked: Placed | None,
    answered: Placed | None,
    request: TypeId | None,
    response: TypeRef | None,
    document: OpenApiDocument,
) -> Iterator[Example]:
    """The examples of both bodies, those with one key together."""
    left, right = (
        {key: (docs, written) for key, docs, written in body_examples(each, document)}
        for each in (asked, answered)
    )
    for key in {**left, **right}:
        docs, sent = left.get(key, ("", None))
        more, got = right.get(key, ("", None))
        yield Example(_given(sent, request), _given(got, response), docs or more)


def _given(written: Written | None, body: object) -> Written | None:
    """An example of a body; none of one that has no fields."""
    if written and body is None and written.value == _EMPTY:
        return None
    return written
