"""The API of a document: its actions, the types they are made of, and where it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from ..ir.graph import action_targets, dependencies
from ..ir.model import (
    Action,
    Alias,
    Api,
    Definition,
    Example,
    Namespace,
    Server,
    Struct,
    Written,
)
from ..ir.terms import Auth, Effect, Idempotency, JsonObject
from ..ir.typerefs import Ref, TypeId, TypeRef
from ..language.decode.versions import URL, VERSION
from ..published.document import OpenApiDocument, Placed
from ..published.operations import PREFIX, Operation, operations
from ..published.schema import schema
from ..text.kinds import IMPORT_LEFT_OUT, IMPORT_NO_ACTION
from ..values import replace
from . import about, names
from .ids import with_ids
from .losses import Losses
from .reading import TypeReader
from .spaces import placed
from .survey import survey

_WIRE = re.compile(r"[A-Za-z0-9_.~-]+")
_DIGEST = re.compile(r"1\.0\.0\+[0-9a-f]{12}")
"""The version of our own documents of an API that has none."""
_BASE = "/api/v1"
"""What stands before the path of an action (wire.md W1.1)."""
_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_EMPTY = JsonObject(())
_Word = TypeVar("_Word", Idempotency, Effect)


def api_of(document: OpenApiDocument, losses: Losses) -> Api:
    """The API that a document describes.

    Raises:
        TooMuch: There is more in it than spec files can hold.
    """
    types = TypeReader(survey(document), losses)
    types.read()
    found: dict[str, list[Action]] = {}
    known: set[str] = set()
    for root in document.roots:
        for each in operations(root, document):
            if isinstance(each, Placed):
                _complain(each, losses)
            elif each.wire in known:
                message = f"`{each.wire}` is there twice: the first one is taken"
                losses.add(IMPORT_NO_ACTION, each.post.at, message)
            else:
                known.add(each.wire)
                space, name = _named(each, root)
                if action := _action(each, name, types):
                    found.setdefault(space, []).append(action)
    title = _title(document.root)
    alone = next(iter(found), names.space_name(title))
    common = "common" if len(found) > 1 else alone
    tags = _tags(document)
    info = document.root.get("info")
    if len(found) < 2 and alone not in tags:
        tags[alone] = about.docs(info)
    elif info.get("description").text:
        message = "the description of the API is left out: a namespace has docs"
        losses.add(IMPORT_LEFT_OUT, info.get("description").at, message)
    spaces = (
        Namespace(
            space, tags.get(space, ""), definitions=(), actions=tuple(_apart(actions))
        )
        for space, actions in sorted(found.items())
    )
    api = Api(
        title,
        tuple(spaces),
        release=_release(document.root, types, losses),
        servers=tuple(_servers(document.root, losses)),
        span=document.span(info.get("title").at),
    )
    if types.survey.is_exact:
        return placed(api, types.found, common)
    definitions = _with_docs(api, with_ids(types.found))
    return placed(api, definitions, common)


def _with_docs(
    api: Api, definitions: Mapping[TypeId, Definition]
) -> Mapping[TypeId, Definition]:
    """The definitions; a struct that is the request of one action and has no docs has
    those of the action, as one that is written in place."""
    found = dict(definitions)
    uses = Counter(t for each in found.values() for t in dependencies(each))
    actions = [action for space in api.namespaces for action in space.actions]
    uses.update(t for each in actions for t in action_targets(each))
    for each in actions:
        if each.request and uses[each.request] == 1:
            struct = found[each.request]
            found[each.request] = replace(struct, docs=struct.docs or each.docs)
    return found


def _complain(place: Placed, losses: Losses) -> None:
    """Tells of the operations of a path that is none of an action."""
    verbs = [verb for verb in _VERBS if place.get(verb).members]
    for verb in verbs or [""]:
        what = f"`{verb.upper()} {place.name}`".replace("` ", "`")
        at = place.get(verb).at if verb else place.at
        message = f"{what} is no action: an action is `POST {_BASE}{PREFIX}NAME`"
        losses.add(IMPORT_NO_ACTION, at, message)


def _named(operation: Operation, root: Placed) -> tuple[str, str]:
    """The namespace and the name of an action: by its name on the wire, or by its tag."""
    space, name = operation.names
    tags = [each.text for each in operation.post.get("tags") if each.text]
    if not space:
        title = root.get("info", "title").text
        space = tags[0] if tags else title
    return names.space_name(space), names.type_name(name)


def _apart(actions: Sequence[Action]) -> Iterator[Action]:
    """Actions of one namespace, each with a name of its own."""
    named = names.all_unused(each.name for each in actions)
    for name, each in zip(named, actions, strict=True):
        yield replace(each, name=name)


def _action(operation: Operation, name: str, types: TypeReader) -> Action | None:
    post, document, losses = operation.post, types.document, types.losses
    if not _WIRE.fullmatch(operation.wire):
        message = f"`{operation.wire}` cannot be the name of an action"
        losses.add(IMPORT_NO_ACTION, post.at, message)
        return None
    asked, answered = operation.body(document), operation.answer(document)
    request = _body(asked, f"{name}Action", types)
    response = _body(answered, f"{name}Output", types)
    types.settle()
    target = _struct(request, types)
    if request and not target or _has_other(post.get("requestBody"), document):
        message = f"the request of `{operation.wire}` is no object with known fields"
        losses.add(IMPORT_NO_ACTION, post.get("requestBody").at, message)
        return None
    _leave_out(operation, losses)
    idempotency = _choice(Idempotency, post.get("x-idempotency").text)
    effect = _choice(Effect, post.get("x-effect").text)
    timeout = post.get("x-timeout").value
    return Action(
        name=name,
        wire=operation.wire,
        docs=about.operation_docs(post),
        request=target,
        response=response,
        span=document.span(post.at),
        idempotency=idempotency or Idempotency.UNSAFE,
        effect=effect or (Effect.READS if idempotency is Idempotency.SAFE else None),
        auth=operation.auth or Auth.REQUIRED,
        timeout=timeout if isinstance(timeout, int | float) and timeout > 0 else None,
        lifecycle=about.lifecycle(post),
        examples=tuple(_examples(asked, answered, target, response, document)),
    )


def _body(media: Placed | None, hint: str, types: TypeReader) -> TypeRef | None:
    """The type of a body; an object of which nothing is said is none."""
    if media is None:
        return None
    place = media.get("schema")
    told = schema(place, types.document)
    is_plain = [*told.types] == ["object"] and not (told.properties or told.values)
    is_named = told.at in types.survey.components or told.branches or told.nullable
    if is_plain and not is_named:
        return None
    return types.body(place, hint)


def _struct(ref: TypeRef | None, types: TypeReader) -> TypeId | None:
    """The struct that a request is, through aliases."""
    for _ in range(64):
        found = types.found.get(ref.target) if isinstance(ref, Ref) else None
        if isinstance(found, Struct):
            return found.id
        ref = found.target if isinstance(found, Alias) else None
    return None


def _has_other(place: Placed, document: OpenApiDocument) -> bool:
    """Whether a body is something, and not JSON."""
    place = document.followed(place) or place
    kinds = place.get("content").members
    return bool(kinds) and not any("json" in kind or kind == "*/*" for kind in kinds)


def _leave_out(operation: Operation, losses: Losses) -> None:
    post = operation.post
    for each in post.get("parameters"):
        name = each.get("name").text or each.get("$ref").text
        message = f"parameter `{name}` is left out: an action has a body only"
        losses.add(IMPORT_LEFT_OUT, each.at, message)
    answers = post.get("responses")
    codes = [code for code in answers.members if code[:1] == "2"]
    for code in codes[1:]:
        message = f"response `{code}` is left out: an action has one"
        losses.add(IMPORT_LEFT_OUT, answers.get(code).at, message)
    for word in ("callbacks", "servers"):
        if post.members.get(word):
            message = f"`{word}` is left out: an action has none"
            losses.add(IMPORT_LEFT_OUT, post.get(word).at, message)


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
        {key: (docs, written) for key, docs, written in about.bodies(each, document)}
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


def _title(root: Placed) -> str:
    title = " ".join(root.get("info", "title").text.split())
    if any(each.isalnum() and not each.isascii() for each in title):
        title = ""
    return title if re.search("[A-Za-z]", title) else "API"


def _release(root: Placed, types: TypeReader, losses: Losses) -> str | None:
    place = root.get("info", "version")
    found = place.text
    if not found or (types.survey.is_exact and _DIGEST.fullmatch(found)):
        return None
    if VERSION.fullmatch(found):
        return found
    losses.add(IMPORT_LEFT_OUT, place.at, f"`{found}` cannot be the version of an API")
    return None


def _servers(root: Placed, losses: Losses) -> Iterator[Server]:
    found: list[tuple[str, str, str]] = []
    for each in root.get("servers"):
        url = each.get("url").text
        for name, variable in each.get("variables").items():
            url = url.replace(f"{{{name}}}", variable.get("default").text)
        if not any(f"{_BASE}{PREFIX}" in path for path in root.get("paths").members):
            url = url.rstrip("/").removesuffix(_BASE)
        if not URL.fullmatch(url):
            if url.strip("/"):
                message = f"`{url}` cannot be the URL of a server"
                losses.add(IMPORT_LEFT_OUT, each.at, message)
            continue
        docs = about.docs(each)
        name = each.get("x-name").text or (docs if len(docs.split()) < 3 else "server")
        found.append((names.space_name(name.strip(".")) if docs else name, url, docs))
    named = names.all_unused(names.space_name(name or "server") for name, _, _ in found)
    for name, (_, url, docs) in zip(named, found, strict=True):
        yield Server(name, url, docs)


def _tags(document: OpenApiDocument) -> dict[str, str]:
    """The docs of namespaces."""
    return {
        names.space_name(each.get("name").text): about.docs(each)
        for root in document.roots
        for each in root.get("tags")
        if each.get("name").text
    }
