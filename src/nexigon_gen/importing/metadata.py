"""Heading of a document: title, version, servers, and the docs of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..ir.model import Server
from ..language.decode.versions import URL, VERSION
from ..published.document import OpenApiDocument, Placed
from ..published.operations import PREFIX
from ..text.kinds import IMPORT_LEFT_OUT
from . import descriptions, names
from .losses import Losses

BASE = "/api/v1"
"""What stands before the path of an action (wire.md W1.1)."""
_OF_ANY = frozenset(
    ("a", "an", "api", "apis", "documentation", "for", "official", "of", "openapi")
    + ("public", "rest", "spec", "specification", "swagger", "the", "web")
)
"""Words of titles that could stand in that of any API."""
_MOST_WORDS = 3
_DIGEST = re.compile(r"1\.0\.0\+[0-9a-f]{12}")
"""The version of our own documents of an API that has none."""


def title_of(root: Placed) -> str:
    """The title, if it has letters that names can be made of."""
    title = " ".join(root.get("info", "title").text.split())
    if any(each.isalnum() and not each.isascii() for each in title):
        title = ""
    return title if re.search("[A-Za-z]", title) else "API"


def space_of(root: Placed) -> str:
    """The namespace of what is in no other, by the title: the few words in front that say
    which API it is."""
    title = re.split(r"\s[-–—|+]\s|[:;,(]", title_of(root).replace("'s ", " "))[0]
    words = [each for each in title.split() if each.lower() not in _OF_ANY]
    return names.space_name("_".join(words[:_MOST_WORDS]) or "api")


def release_of(root: Placed, losses: Losses, *, is_exact: bool) -> str | None:
    """The version of the API; of one that is `is_exact`, none that is a digest."""
    place = root.get("info", "version")
    found = place.text
    if not found or (is_exact and _DIGEST.fullmatch(found)):
        return None
    if re.fullmatch(VERSION, found):
        return found
    losses.add(IMPORT_LEFT_OUT, place.at, f"`{found}` cannot be the version of an API")
    return None


def servers_of(root: Placed, losses: Losses) -> Iterator[Server]:
    """The servers, each by a name."""
    found: list[tuple[str, str, str]] = []
    for each in root.get("servers"):
        url = each.get("url").text
        for name, variable in each.get("variables").items():
            url = url.replace(f"{{{name}}}", variable.get("default").text)
        if not any(f"{BASE}{PREFIX}" in path for path in root.get("paths").members):
            url = url.rstrip("/").removesuffix(BASE)
        if not re.fullmatch(URL, url):
            if url.strip("/"):
                message = f"`{url}` cannot be the URL of a server"
                losses.add(IMPORT_LEFT_OUT, each.at, message)
            continue
        docs = descriptions.docs(each)
        name = each.get("x-name").text or (docs if len(docs.split()) < 3 else "server")
        found.append((names.space_name(name.strip(".")) if docs else name, url, docs))
    named = names.all_unused(names.space_name(name or "server") for name, _, _ in found)
    for name, (_, url, docs) in zip(named, found, strict=True):
        yield Server(name, url, docs)


def tags_of(document: OpenApiDocument) -> dict[str, str]:
    """The docs of namespaces."""
    return {
        names.space_name(each.get("name").text): descriptions.docs(each)
        for root in document.roots
        for each in root.get("tags")
        if each.get("name").text
    }
