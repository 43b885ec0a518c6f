"""Secrets by name: under which names answers have some."""

from __future__ import annotations

from collections.abc import Iterator

from ....ir.graph import closure, is_secret, payload_ref, targets, walk
from ....ir.model import Api, Struct, UnionDef, Variant
from ....ir.tagging import Keyed
from ....ir.typerefs import TypeRef
from ....runtime.cli.table import ALL


def secret_names(ref: TypeRef | None, api: Api) -> Iterator[str]:
    """The names under which an answer may have secrets, however deep; `*` for an answer
    that is nothing but secrets, which have none."""
    if ref and _holds_one(ref, api):
        yield ALL
    starts = targets(ref) if ref else ()
    for id_ in sorted(closure(starts, api.definitions)):
        match api.definitions[id_]:
            case Struct(fields=fields):
                for each in fields:
                    if each.secret or _holds_one(each.type, api):
                        yield each.wire
            case UnionDef(variants=variants):
                for variant in variants:
                    inner = payload_ref(variant.payload)
                    if inner and _holds_one(inner, api):
                        yield _key(variant)
            case _:
                pass


def _holds_one(ref: TypeRef, api: Api) -> bool:
    return any(is_secret(each, api) for each in walk(ref))


def _key(variant: Variant) -> str:
    """The key that holds what a variant has."""
    match variant.payload:
        case Keyed(key=key):
            return key
        case _:
            return str(variant.wire)
