"""The site: every page of an API, as artifacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ...ir.model import Api, Namespace
from ...ir.sample import NoSampleError, Samples
from ...ir.terms import Idempotency
from ...output.artifact import Artifact
from ...text.report import Report
from ...text.unseen import spelled
from ..render import render
from ..sdk import Guide, Sdk
from .html import Html
from .names import Known
from .pages import Pages
from .panels import Panels, sample
from .places import Places, page_of
from .prose import Prose, href
from .search import index
from .view import EntryView, ListingView, PageView, ServerView, SiteView

_STATIC = Path(__file__).with_name("static")


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
        self._prose = Prose(api, Known(api), report)
        self._sdk = sdk
        self._changes = changes
        self._samples = Samples(api)
        panels = Panels(api, self._samples, sdk)
        self._pages = Pages(api, self._places, self._prose, panels=panels, sdk=sdk)

    def static(self) -> Mapping[str, str]:
        """What is the same for every API, and the search index."""
        files = {
            name: (_STATIC / name).read_text("utf-8")
            for name in ("site.css", "site.js")
        }
        return {**files, "search.js": index(self._api, self._places, self._prose)}

    def pages(self) -> Iterator[tuple[str, str]]:
        """Each page, and its twin in Markdown."""
        for space in self._api.namespaces:
            view = self._pages.namespace(space)
            page = page_of(space.name)
            body = Html(render("docs", "namespace_html", view))
            yield f"{page}.html", self._page(
                page, view.title, body, view.docs.first, space
            )
            yield f"{page}.md", _tidy(render("docs", "namespace_md", view))
        site = self._site()
        body = Html(render("docs", "index_html", site))
        first = f"Reference of the {self._api.title} API."
        yield "index.html", self._page("index", "Overview", body, first)
        yield "index.md", _tidy(render("docs", "index_md", site))
        if self._changes:
            html = self._prose.foreign(self._changes, "changes")
            yield "changes.html", self._page(
                "changes", "Changes", html, "What changed."
            )
            yield "changes.md", self._changes

    def programs(self) -> Iterator[tuple[str, str]]:
        """What coding agents read first."""
        site = self._site()
        yield "llms.txt", _tidy(render("docs", "llms_txt", site))
        if site.sample:
            yield "SKILL.md", _tidy(render("docs", "skill_md", site))

    def _site(self) -> SiteView:
        spaces = self._api.namespaces
        guide = self._guide()
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
            sample=sample("python", guide.call) if guide else None,
            env=self._sdk.env if self._sdk else "",
            skill=self._sdk.package.replace("_", "-") if self._sdk else "",
            errors=guide.errors if guide else "",
            testing=guide.testing if guide else "",
            actions=str(sum(len(each.actions) for each in spaces)),
            types=str(len(self._api.definitions)),
        )

    def _servers(self) -> Iterator[ServerView]:
        for each in self._api.servers:
            docs = self._prose.of(each.docs, "", "index", self._api.span)
            yield ServerView(each.name, each.url, docs)

    def _guide(self) -> Guide | None:
        """How the SDK is used, by the first action that answers without a question."""
        if self._sdk is None:
            return None
        found = [
            (space, each) for space in self._api.namespaces for each in space.actions
        ]
        found.sort(
            key=lambda each: (
                each[1].response is None,
                each[1].idempotency is not Idempotency.SAFE,
            )
        )
        for space, action in found:
            ref = action.response
            try:
                request = self._samples.request(action.request)
                response = self._samples.of(ref) if ref else None
            except NoSampleError:
                continue
            return self._sdk.guide(space.name, action, request, response)
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
        about = [EntryView("Overview", "index.html", page == "index")]
        if self._changes:
            about.append(EntryView("Changes", "changes.html", page == "changes"))
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
            about=tuple(about),
            md=f"{page}.md",
            description=first,
            release=self._api.release or "",
        )
        return render("docs", "page_html", view) + "\n"

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
