"""Wire forms of unions (taggings) and of the payloads of their variants (wire.md W3)."""

from __future__ import annotations

from typing import TypeAlias

from ..values import dataclass
from .typerefs import TypeId, TypeRef


@dataclass(frozen=True, slots=True)
class InternallyTagged:
    """The tag is a key among the fields of the payload (W3.2)."""

    tag: str


@dataclass(frozen=True, slots=True)
class AdjacentlyTagged:
    """Tag and payload are the two keys of an object (W3.8)."""

    tag: str
    content: str


@dataclass(frozen=True, slots=True)
class ExternallyTagged:
    """The tag is the only key of an object, or just a string if there is no payload (W3.8)."""


@dataclass(frozen=True, slots=True)
class Untagged:
    """There is no tag: the first variant that the value fits counts (W3.9)."""


Tagging: TypeAlias = InternallyTagged | AdjacentlyTagged | ExternallyTagged | Untagged


@dataclass(frozen=True, slots=True)
class Nothing:
    """No payload, only the tag."""


@dataclass(frozen=True, slots=True)
class Flat:
    """The fields of a struct, in the same object as the tag."""

    struct: TypeId


@dataclass(frozen=True, slots=True)
class Keyed:
    """A value under a key of its own, with nothing but the tag beside it."""

    key: str
    type: TypeRef


@dataclass(frozen=True, slots=True)
class Bare:
    """The value itself, as in untagged unions."""

    type: TypeRef


Payload: TypeAlias = Nothing | Flat | Keyed | Bare
