"""The site: every page of an API, as artifacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from ...ir.model import Action, Api, Namespace
from ...ir.sample import NoSampleError, Samples
from ...ir.terms import Idempotency, Json
from ...output.artifact import Artifact
from ...text.packaged import packaged
from ...text.report import Report
from ...text.unseen import spelled
from ..render import render
from ..sdk import Sdk
from .html import Html
from .links import href
from .names import LinkTargets
from .pages import Pages
from .panels import Panels
from .places import Place, Places, page_of
from .prose import Prose
from .search import index
from .view import EntryView, ListingView, PageView, PieceView, ServerView, SiteView

_STATIC = "backends/docs/static"
_GUIDE = (
    ("Calling an action", "calling"),
    ("Authentication", "authentication"),
    ("Errors", "errors"),
    ("Calling again", "repeating"),
    ("What is checked", "checks"),
    ("Conventions of the wire", "wire"),
    ("Versions", "versions"),
)
"""Sections of the first page, and their anchors."""


def generate(
    api: Api,
    report: Report,
    sdk: Sdk | None = None,
    changes: str = "",
    folder: str = "docs/",
) -> tuple[Artifact, ...]:
    """The static reference of an API. What is wrong with links in docs goes to `report`.

    Args:
        sdk: The Python package that the pages show; None shows none.
        changes: The changelog since an older version, in Markdown.
        folder: Where the site is in the output folder.
    """
    site = _Site(api, report, sdk, changes=changes)
    files = {**site.static(), **dict(site.pages()), **dict(site.programs())}
    return tuple(
        Artifact(f"{folder}{path}", spelled(text))
        for path, text in sorted(files.items())
    )


class _Site:
    def __init__(self, api: Api, report: Report, sdk: Sdk | None, changes: str) -> None:
        self._api = api
        self._places = Places(api)
        self._prose = Prose(api, LinkTargets(api), report)
        self._sdk = sdk
        self._changes = changes
        self._samples = Samples(api)
        self._panels = Panels(api, self._samples, sdk)
        self._pages = Pages(
            api, self._places, self._prose, panels=self._panels, sdk=sdk
        )

    def static(self) -> Mapping[str, str]:
        """What is the same for every API, and the search index."""
        files = {
            name: packaged(f"{_STATIC}/{name}").read_text("utf-8")
            for name in ("site.css", "site.js")
        }
        return {**files, "search.js": index(self._api, self._places, self._prose)}

    def pages(self) -> Iterator[tuple[str, str]]:
        """Each page, and its twin in Markdown."""
        for space in self._api.namespaces:
            view = self._pages.namespace(space)
            page = page_of(space.name)
            body = Html(render("docs", "namespace_html", view))
            html = self._page(page, view.title, body, view.docs.first, space)
            yield f"{page}.html", html
            yield f"{page}.md", _tidy(render("docs", "namespace_md", view))
        site = self._site
        body = Html(render("docs", "index_html", site))
        first = f"Reference of the {self._api.title} API."
        yield "index.html", self._page("index", "Overview", body, first)
        yield "index.md", _tidy(render("docs", "index_md", site))
        if self._changes:
            body = self._prose.foreign(self._changes, "changes")
            html = self._page("changes", "Changes", body, "What changed.")
            yield "changes.html", html
            yield "changes.md", self._changes

    def programs(self) -> Iterator[tuple[str, str]]:
        """What coding agents read first."""
        site = self._site
        yield "llms.txt", _tidy(render("docs", "llms_txt", site))
        if site.sample:
            yield "SKILL.md", _tidy(render("docs", "skill_md", site))

    @cached_property
    def _site(self) -> SiteView:
        spaces = self._api.namespaces
        first = self._first_call()
        guide = self._sdk.guide(*first) if first and self._sdk else None
        return SiteView(
            api=self._api.title,
            package=self._sdk.package if self._sdk else "",
            client=self._sdk.client if self._sdk else "",
            namespaces=tuple(self._spaces("index")),
            listing=tuple(
                ListingView(
                    each.name,
                    page_of(each.name),
                    self._first(each),
                    actions=", ".join(action.name for action in each.actions),
                )
                for each in spaces
            ),
            release=self._api.release or "",
            servers=tuple(self._servers()),
            has_changes=bool(self._changes),
            example=self._link(*first[:2]) if first else PieceView(""),
            panels=tuple(self._panels.of_action(*first[:2])) if first else (),
            sample=guide.call if guide else "",
            program=self._sdk.program if self._sdk else "",
            exits=tuple(self._exits()),
            env=self._sdk.env if self._sdk else "",
            skill=self._sdk.package.replace("_", "-") if self._sdk else "",
            errors=guide.errors if guide else "",
            testing=guide.testing if guide else "",
            actions=str(sum(len(each.actions) for each in spaces)),
            types=str(len(self._api.definitions)),
        )

    def _exits(self) -> Iterator[EntryView]:
        """The exit codes of the command line, each with what it says."""
        for code, said in self._sdk.exit_codes.items() if self._sdk else ():
            yield EntryView(str(code), "", first=said)

    def _link(self, namespace: str, action: Action) -> PieceView:
        place = Place(page_of(namespace), action.wire)
        return PieceView(action.wire, href(place, "index"))

    def _servers(self) -> Iterator[ServerView]:
        for each in self._api.servers:
            docs = self._prose.of(each.docs, "", "index", self._api.span)
            yield ServerView(each.name, each.url, docs)

    def _first_call(self) -> tuple[str, Action, Json, Json] | None:
        """The namespace of the first action that answers without a question, the action,
        its request and its response."""
        found = [
            (space, each) for space in self._api.namespaces for each in space.actions
        ]
        found.sort(
            key=lambda each: (
                each[1].response is None,
                each[1].idempotency is not Idempotency.SAFE,
                self._panels.is_union(each[1].response),
            )
        )
        for space, action in found:
            ref = action.response
            try:
                request = self._samples.request(action.request)
                response = self._samples.of(ref) if ref else None
            except NoSampleError:
                continue
            return space.name, action, request, response
        return None

    def _first(self, space: Namespace) -> str:
        page = page_of(space.name)
        return self._prose.of(space.docs, space.name, page, self._api.span).first

    def _spaces(self, here: str) -> Iterator[EntryView]:
        for each in self._api.namespaces:
            page = page_of(each.name)
            count = _counted(len(each.actions), "action") if each.actions else ""
            types = _counted(len(each.definitions), "type")
            words = ", ".join(filter(None, (count, types)))
            yield EntryView(
                each.name,
                f"{page}.html",
                page == here,
                first=self._first(each),
                size=words,
            )

    def _page(
        self,
        page: str,
        title: str,
        body: Html,
        first: str,
        space: Namespace | None = None,
    ) -> str:
        view = PageView(
            title=title,
            api=self._api.title,
            body=body,
            pages=tuple(self._spaces(page)),
            actions=tuple(
                EntryView(
                    each.name,
                    f"#{each.wire}",
                    is_deprecated=each.lifecycle.deprecated is not None,
                )
                for each in (space.actions if space else ())
            ),
            types=tuple(self._types(space, page)) if space else (),
            guide=tuple(self._guide(page)),
            is_guide=space is None,
            md=f"{page}.md",
            description=first,
            release=self._api.release or "",
        )
        return render("docs", "page_html", view) + "\n"

    def _guide(self, here: str) -> Iterator[EntryView]:
        yield EntryView("Overview", "index.html", here == "index")
        parts = [*_GUIDE]
        if self._sdk:
            parts.append(("Python", "python"))
            if self._sdk.program:
                parts.append(("Command line", "shell"))
        page = "" if here == "index" else "index.html"
        yield from (EntryView(title, f"{page}#{anchor}") for title, anchor in parts)
        if self._changes:
            yield EntryView("Changes", "changes.html", here == "changes")

    def _types(self, space: Namespace, page: str) -> Iterator[EntryView]:
        named = sorted(space.definitions, key=lambda each: each.id.name.lower())
        for each in named:
            yield EntryView(
                each.id.name,
                href(self._places.of(each.id), page),
                is_deprecated=each.lifecycle.deprecated is not None,
            )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _tidy(markdown: str) -> str:
    """Markdown without runs of blank lines."""
    lines: list[str] = []
    for line in markdown.split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).rstrip("\n") + "\n"
