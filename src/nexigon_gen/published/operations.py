"""Operations of a document: those that are actions, and the schemas of their bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..ir.terms import Auth
from ..values import dataclass
from .document import OpenApiDocument, Placed

PREFIX = "/actions/invoke/"
VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_NAMES = re.compile(r"([a-z][a-z0-9_]*?)_+(?=[A-Z]|(?!.*_[A-Z]))(.+)", re.DOTALL)
"""`<namespace>_<Action>`: the action begins with the first capital behind a `_`, or else
behind the first `_`."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What is called by an action's name on the wire."""

    wire: str
    post: Placed
    root: Placed
    verb: str = ""
    """The method of what is no action, but called by that and a path."""
    parameters: tuple[Placed, ...] = ()
    """What is sent in that path, and behind it."""

    @property
    def names(self) -> tuple[str, str]:
        """The namespace and the name of the action; no namespace if it names none."""
        found = _NAMES.fullmatch(self.wire)
        return (found[1], found[2]) if found else ("", self.wire)

    def body(self, document: OpenApiDocument) -> Placed | None:
        """The JSON that is sent, or what a call sends instead, as a media type; None if
        nothing is."""
        asked = self.post.get("requestBody")
        return media(document, asked, others=bool(self.verb))

    @property
    def outcomes(self) -> list[Placed]:
        """What comes back when it was done, by its codes."""
        answers = self.post.get("responses")
        return [answers.get(code) for code in answers.members if code[:1] == "2"]

    def answer(self, document: OpenApiDocument) -> Placed | None:
        """The JSON that comes back, or what a call gives instead, as a media type; None
        if nothing does."""
        others = bool(self.verb)
        found = (media(document, each, others=others) for each in self.outcomes)
        return next(filter(None, found), None)

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


def media(
    document: OpenApiDocument, place: Placed, *, others: bool = False
) -> Placed | None:
    """The media type of JSON of a body; `others` are taken if there is none."""
    content = (document.followed(place) or place).get("content")
    known = sorted(filter(_rank, content.members), key=_rank)
    kinds = known or [*content.members] if others else known
    found = (content.get(kind) for kind in kinds)
    return next((each for each in found if each.get("schema").value is not None), None)


def _rank(kind: str) -> int:
    """How soon a media type is taken for JSON; 0 if it is none."""
    if kind == "*/*":
        return 3
    name = kind.partition(";")[0].strip().lower()
    return 1 if name == "application/json" else 2 * name.endswith(("/json", "+json"))
