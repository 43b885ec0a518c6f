"""Operations of a document: those that are actions, and the schemas of their bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..ir.terms import Auth
from ..values import dataclass
from .document import OpenApiDocument, Placed

PREFIX = "/actions/invoke/"
_JSON = ("application/json", "*/*")
_NAMES = re.compile(r"([a-z][a-z0-9_]*?)_+(?=[A-Z]|(?!.*_[A-Z]))(.+)", re.DOTALL)
"""`<namespace>_<Action>`: the action begins with the first capital behind a `_`, or else
behind the first `_`."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What is called by an action's name on the wire."""

    wire: str
    post: Placed
    root: Placed

    @property
    def names(self) -> tuple[str, str]:
        """The namespace and the name of the action; no namespace if it names none."""
        found = _NAMES.fullmatch(self.wire)
        return (found[1], found[2]) if found else ("", self.wire)

    def body(self, document: OpenApiDocument) -> Placed | None:
        """The JSON that is sent, as a media type; None if nothing is."""
        return _media(document, self.post.get("requestBody"))

    def answer(self, document: OpenApiDocument) -> Placed | None:
        """The JSON that comes back, as a media type; None if nothing does."""
        answers = self.post.get("responses")
        codes = [code for code in answers.members if code[:1] == "2"]
        return _media(document, answers.get(codes[0])) if codes else None

    @property
    def auth(self) -> Auth | None:
        """Whether it asks for a token; None where the document does not say."""
        for place in (self.post, self.root):
            asked = place.members.get("security")
            if isinstance(asked, list):
                return Auth.REQUIRED if asked and {} not in asked else Auth.NONE
        return None


def operations(root: Placed, document: OpenApiDocument) -> Iterator[Operation | Placed]:
    """The actions of a file; a path that is none as it is."""
    for path, place in root.get("paths").items():
        _, prefix, wire = unquote(path).rpartition(PREFIX)
        inner = document.followed(place) or place
        post = inner.get("post")
        is_action = prefix and post.members
        yield Operation(wire, post, root) if is_action else place


def _media(document: OpenApiDocument, place: Placed) -> Placed | None:
    if "$ref" in place.members:
        place = document.followed(place) or place
    for kind in _JSON:
        found = place.get("content", kind)
        if found.get("schema").value is not None:
            return found
    return None
