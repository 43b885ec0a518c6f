"""Views: what a template may see.

Text is escaped by HTML templates, but for `Html`; what a Markdown template sees is
Markdown already, and its names end in `md`.
"""

from __future__ import annotations

from ...values import dataclass
from .html import Html


@dataclass(frozen=True, slots=True)
class BadgeView:
    """A fact in a few words; `kind` is its look, `title` a sentence about it."""

    kind: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class PieceView:
    """A part of a line: text, or a link; `away` is the page, if it is another one."""

    text: str
    href: str = ""
    away: str = ""


@dataclass(frozen=True, slots=True)
class ProseView:
    """Docs, in HTML and in Markdown, and their first sentence as plain text."""

    html: Html
    md: str
    first: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A remark that stands within a line, in HTML and in Markdown."""

    html: Html
    md: str


@dataclass(frozen=True, slots=True)
class MemberView:
    """A field, a variant or a value.

    Args:
        anchor: Its anchor; empty where it is shown a second time.
        name: What it is called, on the wire or, with an `origin` behind it, in the spec.
        need: `required` or `optional`.
        type: Its type in words and links.
        notes: Limits, defaults and the like.
        wire: A value on the wire.
        form: How a variant looks on the wire.
        block: What is in it, shown in place.
        more: What is in it, shown on demand: it has a place elsewhere.
        sample: A variant as JSON, where the samples have no room for it.
    """

    anchor: str
    name: str
    docs: ProseView
    type: tuple[PieceView, ...] = ()
    origin: str = ""
    need: str = ""
    badges: tuple[BadgeView, ...] = ()
    notes: tuple[NoteView, ...] = ()
    wire: str = ""
    form: str = ""
    python: str = ""
    is_value: bool = False
    block: BlockView | None = None
    more: BlockView | None = None
    sample: TabView | None = None

    @property
    def block_title(self) -> str:
        """What the block is called, unless the type has said it."""
        said = "".join(each.text for each in self.type)
        return self.block.title if self.block and self.block.title != said else ""

    @property
    def docs_md(self) -> str:
        """The docs within an item of a list."""
        return self.docs.md.replace("\n", "\n  ")


@dataclass(frozen=True, slots=True)
class BlockView:
    """What a type is made of.

    Args:
        anchor: The anchor of the type, where this is its place.
        title: What it is called in the place where it is used.
        kind: What it is: `struct`, `enum`, …
        intro: How its members are to be read.
        open: What is said of an open type.
    """

    anchor: str
    title: str
    kind: str
    intro: str = ""
    members: tuple[MemberView, ...] = ()
    docs: ProseView | None = None
    open: str = ""
    is_boxed: bool = False
    """Whether the members are alternatives."""


@dataclass(frozen=True, slots=True)
class TabView:
    """A sample in one language, of which one of a `group` is shown at a time."""

    group: str
    label: str
    language: str
    code: Html
    text: str
    is_first: bool

    @property
    def is_told(self) -> bool:
        """Whether the Markdown shows it: there, what says the same is said once."""
        return self.label not in ("async", "JSON")


@dataclass(frozen=True, slots=True)
class PanelView:
    """Samples of which one is shown at a time; `note` says where they come from."""

    title: str
    tabs: tuple[TabView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class MessageView:
    """A request or a response; an empty one is the struct with no fields."""

    role: str
    name: str
    title: tuple[PieceView, ...]
    block: BlockView | None
    more: BlockView | None
    notes: tuple[NoteView, ...] = ()
    is_empty: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action."""

    wire: str
    name: str
    docs: ProseView
    messages: tuple[MessageView, ...]
    badges: tuple[BadgeView, ...] = ()
    notes: tuple[NoteView, ...] = ()
    panels: tuple[PanelView, ...] = ()
    no_sample: str = ""


@dataclass(frozen=True, slots=True)
class TypeView:
    """A type with a part of its own."""

    name: str
    block: BlockView
    docs: ProseView
    type: tuple[PieceView, ...]
    direction: str
    uses: tuple[PieceView, ...] = ()
    more_uses: tuple[PieceView, ...] = ()
    badges: tuple[BadgeView, ...] = ()
    notes: tuple[NoteView, ...] = ()
    panels: tuple[PanelView, ...] = ()

    @property
    def users(self) -> tuple[PieceView, ...]:
        """All uses."""
        return (*self.uses, *self.more_uses)


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line of the contents."""

    text: str
    href: str
    is_here: bool = False
    is_deprecated: bool = False
    first: str = ""
    size: str = ""


@dataclass(frozen=True, slots=True)
class NamespaceView:
    """The page of a namespace."""

    name: str
    title: str
    api: str
    docs: ProseView
    actions: tuple[ActionView, ...]
    types: tuple[TypeView, ...]
    figure: Html


@dataclass(frozen=True, slots=True)
class PageView:
    """A whole page around its body."""

    title: str
    api: str
    body: Html
    md: str
    description: str
    release: str = ""
    pages: tuple[EntryView, ...] = ()
    actions: tuple[EntryView, ...] = ()
    types: tuple[EntryView, ...] = ()
    guide: tuple[EntryView, ...] = ()
    is_guide: bool = False


@dataclass(frozen=True, slots=True)
class SiteView:
    """The first page, and what programs read first."""

    api: str
    actions: str
    types: str
    namespaces: tuple[EntryView, ...]
    listing: tuple[ListingView, ...]
    release: str = ""
    servers: tuple[ServerView, ...] = ()
    package: str = ""
    client: str = ""
    env: str = ""
    skill: str = ""
    program: str = ""
    exits: tuple[EntryView, ...] = ()
    has_changes: bool = False
    example: PieceView = PieceView("")
    panels: tuple[PanelView, ...] = ()
    sample: str = ""
    errors: str = ""
    testing: str = ""


@dataclass(frozen=True, slots=True)
class ServerView:
    """A place where the API is served."""

    name: str
    url: str
    docs: ProseView


@dataclass(frozen=True, slots=True)
class ListingView:
    """A namespace in a line: its page, and its actions by name."""

    name: str
    page: str
    first: str
    actions: str
