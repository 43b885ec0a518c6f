"""The version of the API and its servers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...syntax.node import MappingNode, ScalarNode
from ...text.kinds import WRONG_YAML_KIND
from ...text.report import Report
from .. import keys
from ..complaints import wrong_kind
from ..document import ServerDecl, Text
from ..texts import text_of
from .members import split_docs
from .names import SNAKE, check_name

VERSION = keys.API_VERSION
"""A pattern of the version of an API."""
URL = r"(?i)https?://[^\s/?#@\\]+(?:/[^\s?#\\]*)?"
"""A pattern of the address of a server."""


def version(body: keys.DocumentBody, report: Report) -> Text | None:
    """The version of the API; reports what is none."""
    found = body.version
    if found and not re.fullmatch(VERSION, found.text):
        message = "`version` of the spec file takes a version of the API"
        help = ("write one such as `1.4.0`",)
        report.add(WRONG_YAML_KIND, found.span, message, help=help)
        return None
    return found


def servers(body: keys.DocumentBody, report: Report) -> tuple[ServerDecl, ...]:
    """The servers of a file."""
    return tuple(_servers(body, report))


def _servers(body: keys.DocumentBody, report: Report) -> Iterator[ServerDecl]:
    for entry in body.servers:
        name = check_name(text_of(entry.key, report), SNAKE, "server", report)
        what = f"server `{name.text}`"
        url: Text | None
        match entry.value:
            case ScalarNode(is_missing=False) as scalar:
                url, docs = split_docs(scalar)
            case MappingNode() as mapping:
                with keys.ServerBody(mapping, what, report) as server:
                    url, docs = server.url, server.docs
            case other:
                help = "write its address: `https://hub.example.com`"
                wrong_kind(other, f"{what} needs a URL", report, help)
                continue
        if url and not re.fullmatch(URL, url.text):
            report.add(
                WRONG_YAML_KIND,
                url.span,
                f"`{url.text}` is not the URL of a server",
                notes=("it has a scheme and a host, and no query",),
                help=("write one such as `https://hub.example.com`",),
            )
        elif url:
            yield ServerDecl(name, url, docs)
