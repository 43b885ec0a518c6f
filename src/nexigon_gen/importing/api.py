"""The API of a document: its actions, the types they are made of, and where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..ir.graph import action_targets, dependencies
from ..ir.model import Action, Api, Definition, Namespace, Struct
from ..ir.terms import Auth
from ..ir.typerefs import TypeId
from ..published.document import OpenApiDocument, Placed
from ..published.operations import PREFIX, VERBS, Operation, operations
from ..text.kinds import IMPORT_LEFT_OUT, IMPORT_NO_ACTION
from ..values import replace
from . import descriptions, names
from .actions import action_of
from .deduplication import deduplicated
from .http_operations import http_operations
from .ids import with_ids
from .losses import Losses
from .metadata import BASE, release_of, servers_of, space_of, tags_of, title_of
from .namespaces import placed
from .survey import survey
from .type_reader import TypeReader
from .unsupported import report_unsupported_parts


def api_of(document: OpenApiDocument, losses: Losses) -> Api:
    """The API that a document describes.

    Raises:
        TooMuch: There is more in it than spec files can hold.
    """
    types = TypeReader(survey(document), losses)
    types.read()
    called = [*_operations(document, losses)]
    unsaid = _unsaid_auth(called)
    found: dict[str, list[Action]] = {}
    for each in called:
        space, name = _named(each)
        if action := action_of(each, name, types, unsaid):
            found.setdefault(space, []).append(action)
    types.finish()
    title = title_of(document.root)
    alone = next(iter(found), space_of(document.root))
    common = "common" if len(found) > 1 else alone
    tags = tags_of(document)
    info = document.root.get("info")
    if len(found) < 2 and alone not in tags:
        tags[alone] = descriptions.docs(info)
    elif info.get("description").text:
        message = "the description of the API is left out: a namespace has docs"
        losses.add(IMPORT_LEFT_OUT, info.get("description").at, message)
    for root in document.roots:
        report_unsupported_parts(root, losses)
    spaces = (
        Namespace(
            space, tags.get(space, ""), definitions=(), actions=tuple(_apart(actions))
        )
        for space, actions in sorted(found.items())
    )
    is_exact = types.survey.is_exact
    are_calls = any(each.verb for each in called)
    servers = () if are_calls else servers_of(document.root, losses)
    api = Api(
        title,
        tuple(spaces),
        release=release_of(document.root, losses, is_exact=is_exact),
        servers=tuple(servers),
        span=document.span(info.get("title").at),
    )
    if is_exact:
        return placed(api, types.found, common)
    api, definitions = deduplicated(api, types.found, types.titled)
    return placed(api, _with_docs(api, with_ids(definitions)), common)


def _with_docs(
    api: Api, definitions: Mapping[TypeId, Definition]
) -> Mapping[TypeId, Definition]:
    """The definitions; a struct that is the request of one action and has no docs has
    those of the action, as one that is written in place. One that several variants have
    is not written in any of them."""
    uses = Counter(t for each in definitions.values() for t in dependencies(each))
    found = {
        id_: (
            replace(each, inline=False)
            if isinstance(each, Struct) and uses[id_] > 1
            else each
        )
        for id_, each in definitions.items()
    }
    actions = [action for space in api.namespaces for action in space.actions]
    uses.update(t for each in actions for t in action_targets(each))
    for each in actions:
        if each.request and uses[each.request] == 1:
            struct = found[each.request]
            found[each.request] = replace(struct, docs=struct.docs or each.docs)
    return found


def _operations(document: OpenApiDocument, losses: Losses) -> Iterator[Operation]:
    """The actions of a document; if it has none, its operations as those they would
    be."""
    found = [each for root in document.roots for each in operations(root, document)]
    known: set[str] = set()
    if not any(isinstance(each, Operation) for each in found):
        yield from _calls(document, losses)
        return
    for each in found:
        if isinstance(each, Placed):
            _complain(each, losses)
        elif each.wire in known:
            message = f"`{each.wire}` is there twice: the first one is taken"
            losses.add(IMPORT_NO_ACTION, each.post.at, message)
        else:
            known.add(each.wire)
            yield each


def _calls(document: OpenApiDocument, losses: Losses) -> Iterator[Operation]:
    """The operations of an API that has no action, each told of, and that its servers
    answer none."""
    found = [*http_operations(document)]
    for each in found:
        path = Placed(each.post.at.rpartition("/")[0], None).name
        what = f"`{each.verb.upper()} {path}`"
        message = (
            f"{what} is no action: it becomes `{each.wire}`, called in another way"
        )
        losses.add(IMPORT_NO_ACTION, each.post.at, message)
    for server in document.root.get("servers") if found else ():
        message = "the server is left out: it answers no actions"
        losses.add(IMPORT_LEFT_OUT, server.at, message)
    yield from found


def _unsaid_auth(called: Sequence[Operation]) -> Auth:
    """Whether what the document says nothing of asks for a token: no, as OpenAPI has it,
    unless it is about actions (wire.md W1.3) and says that of none."""
    is_told = any(each.verb or each.auth for each in called)
    return Auth.NONE if is_told else Auth.REQUIRED


def _complain(place: Placed, losses: Losses) -> None:
    """Tells of the operations of a path that is none of an action."""
    verbs = [verb for verb in VERBS if place.get(verb).members]
    for verb in verbs or [""]:
        what = f"`{verb.upper()} {place.name}`".replace("` ", "`")
        at = place.get(verb).at if verb else place.at
        message = f"{what} is no action: an action is `POST {BASE}{PREFIX}NAME`"
        losses.add(IMPORT_NO_ACTION, at, message)


def _named(operation: Operation) -> tuple[str, str]:
    """The namespace and the name of an action: by its name on the wire, or by its tag."""
    space, name = operation.names
    tags = [each.text for each in operation.post.get("tags") if each.text]
    if not space:
        space = tags[0] if tags else space_of(operation.root)
    return names.space_name(space), names.type_name(name)


def _apart(actions: Sequence[Action]) -> Iterator[Action]:
    """Actions of one namespace, each with a name of its own, whatever the case."""
    named = names.all_unused((each.name for each in actions), str.lower)
    for name, each in zip(named, actions, strict=True):
        yield replace(each, name=name)
