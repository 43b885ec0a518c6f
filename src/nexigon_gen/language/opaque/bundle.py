"""Bundles: linked files of JSON Schema as one document that needs no other."""

from __future__ import annotations

from urllib.parse import quote

from ...ir.subschemas import changed
from ...ir.terms import Json, JsonObject
from ...syntax.values import from_node
from .document import Pointer
from .links import FileId, Linked, SchemaLocation

_DEFINITIONS = "$defs"
_PLAIN = "$&'()*+,;=!:@~"
"""What a fragment may hold as it is, beside letters and digits."""
_OF_A_FILE = frozenset({"$schema", "$id", "$defs", "definitions"})
"""Keys that say something of a whole file, or are taken from it one by one."""


class BundleError(ValueError):
    """Two schemas would have one name; the message names it."""


def bundle(linked: Linked) -> JsonObject:
    """The root file, with what it takes from other files in its `$defs`: as `<file>`,
    or `<file>_<name>` for a part of one. Each `$ref` is a pointer into the result.

    Raises:
        BundleError: Two schemas would have one name in `$defs`.
    """
    return _Writer(linked).write()


class _Writer:
    def __init__(self, linked: Linked) -> None:
        self._linked = linked
        self._values = {
            key: from_node(document.root) for key, document in linked.documents.items()
        }
        self._taken: dict[str, SchemaLocation] = {}
        self._waiting: list[tuple[str, SchemaLocation]] = []

    def write(self) -> JsonObject:
        key = self._linked.root
        root = dict(_members(self._rewritten((key, ()))))
        root.pop("$id", None)
        own = dict(_members(root.get(_DEFINITIONS, JsonObject(()))))
        foreign: dict[str, Json] = {}
        for name, place in self._waiting:  # grows while it is walked
            if name in own:
                raise BundleError(name)
            foreign[name] = self._rewritten(place)
        if foreign:
            root[_DEFINITIONS] = JsonObject((*own.items(), *sorted(foreign.items())))
        return JsonObject(tuple(root.items()))

    def _rewritten(self, place: SchemaLocation) -> Json:
        """A schema as it stands in the result."""
        key, pointer = place
        schema = self._values[key]
        for part in pointer:
            schema = _step(schema, part)
        if key != self._linked.root and not pointer and isinstance(schema, JsonObject):
            left = (each for each in schema.members if each[0] not in _OF_A_FILE)
            schema = JsonObject(tuple(left))
        return changed(schema, lambda each: self._with_ref(each, key))

    def _with_ref(self, schema: JsonObject, key: FileId) -> JsonObject:
        members = dict(schema.members)
        ref = members.get("$ref")
        if isinstance(ref, str):
            members["$ref"] = self._ref(self._linked.targets[key, ref])
        return JsonObject(tuple(members.items()))

    def _ref(self, target: SchemaLocation) -> str:
        key, pointer = target
        if key == self._linked.root:
            return _spelled(pointer)
        stem = self._linked.documents[key].path.name.partition(".")[0]
        name = "_".join((stem, *pointer[-1:]))
        first = self._taken.setdefault(name, target)
        if first is target:
            self._waiting.append((name, target))
        elif first != target:
            raise BundleError(name)
        return _spelled((_DEFINITIONS, name))


def _members(value: Json) -> tuple[tuple[str, Json], ...]:
    return value.members if isinstance(value, JsonObject) else ()


def _step(value: Json, part: str) -> Json:
    if isinstance(value, tuple):
        return value[int(part)]
    return dict(_members(value))[part]


def _spelled(pointer: Pointer) -> str:
    """A pointer as a fragment."""
    parts = (part.replace("~", "~0").replace("/", "~1") for part in pointer)
    return "#" + "".join(f"/{quote(part, safe=_PLAIN)}" for part in parts)
