"""Pages: a namespace as a view."""

from __future__ import annotations

from collections.abc import Iterator

from ...ir.model import Action, Alias, Api, Definition, Namespace, Newtype, OpaqueDef
from ...ir.sample import NoSampleError
from ...ir.typerefs import Ref, TypeRef
from ...values import dataclass, replace
from ..sdk import Sdk
from .blocks import Blocks
from .graph import figure
from .links import Links
from .panels import Panels
from .places import Places, page_of
from .prose import Prose, plain_note
from .schemas import schema_notes, schema_word
from .view import (
    ActionView,
    MessageView,
    NamespaceView,
    NoteView,
    PieceView,
    TypeView,
)
from .words import action_badges, life_badges, life_notes, notes_of

_MANY = 12
"""Uses of a type that are shown at once."""
_NO_SAMPLE = (
    "No sample: a value that meets the limits cannot be made up. Give the action, or the"
    " type, an example."
)


@dataclass(frozen=True, slots=True)
class Pages:
    """Makes the pages of an API."""

    api: Api
    places: Places
    prose: Prose
    panels: Panels
    sdk: Sdk | None

    def namespace(self, space: Namespace) -> NamespaceView:
        """The page of a namespace."""
        page = page_of(space.name)
        links = Links(self.places, page)
        blocks = self._blocks(space, links)
        return NamespaceView(
            name=space.name,
            title=f"{space.name.replace('_', ' ').title()} API",
            api=self.api.title,
            docs=self.prose.of(space.docs, space.name, page, self.api.span),
            actions=tuple(self._action(each, space, links) for each in space.actions),
            types=tuple(self._type(each, blocks) for each in self.places.apart(space)),
            figure=figure(space, self.api, self.places, page),
        )

    def _blocks(self, space: Namespace, links: Links) -> Blocks:
        return Blocks(
            self.api,
            links,
            self.prose,
            panels=self.panels,
            sdk=self.sdk,
            namespace=space.name,
        )

    def _action(self, action: Action, space: Namespace, links: Links) -> ActionView:
        page = links.page
        request = Ref(action.request) if action.request else None
        try:
            panels, no_sample = tuple(self.panels.of_action(space.name, action)), ""
        except NoSampleError:
            panels, no_sample = (), _NO_SAMPLE
        return ActionView(
            wire=action.wire,
            name=action.name,
            docs=self.prose.of(action.docs, space.name, page, action.span),
            badges=action_badges(action),
            notes=self.prose.notes(
                life_notes(action.lifecycle), space.name, page, action.span
            ),
            messages=(
                self._message("Request", request, action, self._blocks(space, links)),
                self._message(
                    "Response", action.response, action, self._blocks(space, links)
                ),
            ),
            panels=panels,
            no_sample=no_sample,
        )

    def _message(
        self, role: str, ref: TypeRef | None, action: Action, blocks: Blocks
    ) -> MessageView:
        blocks.shown = set()
        if ref is None:
            title = (PieceView("Empty"),)
            return MessageView(
                role, action.wire, title, block=None, more=None, is_empty=True
            )
        block, more = blocks.inner(ref, action.wire)
        if block and block.docs and block.docs.md == action.docs.strip():
            block = replace(block, docs=None)
        notes = (*map(plain_note, notes_of(ref, self.api)),)
        return MessageView(
            role, action.wire, blocks.type(ref), block=block, more=more, notes=notes
        )

    def _type(self, definition: Definition, blocks: Blocks) -> TypeView:
        id_ = definition.id
        uses = self.places.uses.get(id_, ())
        links = tuple(blocks.links.to(each.label, each.place) for each in uses)
        ref: TypeRef | None = None
        shown: tuple[PieceView, ...] = ()
        notes: tuple[NoteView, ...] = ()
        block = blocks.block(definition, is_home=True)
        match definition:
            case Newtype(base=ref, secret=secret):
                block = replace(block, kind="secret" if secret else "name for")
            case Alias(target=ref):
                block = replace(block, kind="alias of")
            case OpaqueDef():
                shown = (PieceView(schema_word(definition)),)
                notes = (*map(plain_note, schema_notes(definition)),)
            case _:
                pass
        if ref is not None:
            shown = blocks.type(ref)
            notes = (*map(plain_note, notes_of(ref, self.api)),)
        return TypeView(
            name=id_.name,
            block=block,
            docs=blocks.docs(definition.docs, definition),
            type=shown,
            direction=" and ".join(self._directions(definition)),
            uses=links[:_MANY],
            more_uses=links[_MANY:],
            badges=life_badges(definition.lifecycle),
            notes=(*notes, *blocks.life(definition)),
            panels=tuple(self.panels.of_type(definition)),
        )

    def _directions(self, definition: Definition) -> Iterator[str]:
        if definition.id in self.places.sent:
            yield "sent"
        if definition.id in self.places.received:
            yield "received"
