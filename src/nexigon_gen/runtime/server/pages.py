"""Pages that an app serves besides actions: health, OpenAPI and docs. They need no token,
and are served only if the settings say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ..dataclass import dataclass
from .limiter import StageLimiter
from .refusals import Headers, MethodNotAllowed, UnknownAction
from .request import Request
from .sending import JSON
from .settings import Settings

_MEDIA_TYPES: Final[Mapping[str, bytes]] = MappingProxyType(
    {
        ".css": b"text/css; charset=utf-8",
        ".html": b"text/html; charset=utf-8",
        ".js": b"text/javascript; charset=utf-8",
        ".json": b"application/json",
        ".md": b"text/markdown; charset=utf-8",
        ".svg": b"image/svg+xml",
        ".txt": b"text/plain; charset=utf-8",
    }
)
"""Media types of the files of the docs, by suffix. Other files are not served."""

_HEALTH: Final = "/healthz"

_GUARDS: Final[Headers] = (
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
)
"""Headers of each file of the docs. Which resources a page may load, it says itself; which
sites may frame it can only be said in a header."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page, as an answer."""

    body: bytes
    headers: Headers = JSON
    status: int = 200


class SitePages:
    """The pages of an app, by path."""

    __slots__ = ("_limiter", "_pages")

    def __init__(
        self,
        settings: Settings,
        docs: str | PathLike[str] | None,
        limiter: StageLimiter,
    ) -> None:
        """Collect the pages. The folder `docs` is read now.

        The health page answers 503 while `limiter` has no room.

        Raises:
            OSError: The folder cannot be read.
            ValueError: It has no `index.html`.
        """
        self._pages: dict[str, SitePage] = {}
        self._limiter = limiter
        if settings.healthz:
            self._pages[_HEALTH] = SitePage(b'{"status":"ok"}')
        if settings.openapi is not None:
            self._pages["/openapi.json"] = SitePage(settings.openapi)
        if docs is not None:
            self._pages.update(_site(Path(docs)))

    def find(self, request: Request) -> SitePage:
        """The page of a request.

        Raises:
            Refusal: There is no such page, the method is not GET or HEAD, or the app
                is not healthy.
        """
        page = self._pages.get(request.path)
        if page is None:
            raise UnknownAction
        if request.method not in ("GET", "HEAD"):
            raise MethodNotAllowed("GET, HEAD")
        if request.path == _HEALTH and not self._limiter.has_room:
            raise self._limiter.refusal()
        return page


def _site(folder: Path) -> Iterator[tuple[str, SitePage]]:
    files = [
        file
        for file in sorted(folder.iterdir())
        if file.suffix in _MEDIA_TYPES and file.is_file()
    ]
    if not any(file.name == "index.html" for file in files):
        raise ValueError(f"docs: there is no index.html in {folder}")
    for file in files:
        body = file.read_bytes()
        page = SitePage(body, ((b"content-type", _MEDIA_TYPES[file.suffix]), *_GUARDS))
        yield f"/docs/{file.name}", page
        if file.name == "index.html":
            yield "/docs/", page
    # The redirect is relative, since the app may be mounted. Links in the pages need the slash.
    yield "/docs", SitePage(b"", ((b"location", b"docs/"),), 308)
