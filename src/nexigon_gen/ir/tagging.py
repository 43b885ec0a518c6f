"""Taggings of unions, and the payloads of variants: how they stand on the wire."""

from __future__ import annotations

from typing import TypeAlias

from ..values import dataclass
from .typerefs import TypeId, TypeRef


@dataclass(frozen=True, slots=True)
class InternallyTagged:
    """The tag stands among the fields of the payload (W3.2)."""

    tag: str


@dataclass(frozen=True, slots=True)
class AdjacentlyTagged:
    """The payload stands beside the tag (W3.8)."""

    tag: str
    content: str


@dataclass(frozen=True, slots=True)
class ExternallyTagged:
    """The tag is the only key, or the bare string of a unit (W3.8)."""


@dataclass(frozen=True, slots=True)
class Untagged:
    """The first variant that decodes wins (W3.9)."""


Tagging: TypeAlias = InternallyTagged | AdjacentlyTagged | ExternallyTagged | Untagged


@dataclass(frozen=True, slots=True)
class Nothing:
    """No payload: the tag alone."""


@dataclass(frozen=True, slots=True)
class Flat:
    """The fields of a struct, beside the tag."""

    struct: TypeId


@dataclass(frozen=True, slots=True)
class Keyed:
    """A value under a key of its own, with nothing else but the tag beside it."""

    key: str
    type: TypeRef


@dataclass(frozen=True, slots=True)
class Bare:
    """A value without any wrapping (untagged)."""

    type: TypeRef


Payload: TypeAlias = Nothing | Flat | Keyed | Bare
