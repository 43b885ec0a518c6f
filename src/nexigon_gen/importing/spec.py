"""The spec files of an IR, as a person would write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import assert_never

from ..analysis import wire
from ..formatter.format import canonical
from ..ir.graph import action_targets, dependencies, payload_ref
from ..ir.model import (
    Action,
    Alias,
    Api,
    Definition,
    EnumDef,
    Namespace,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
)
from ..ir.tagging import InternallyTagged, Keyed, Payload, Tagging
from ..ir.terms import Auth, Casing, Effect, Idempotency
from ..ir.typerefs import Ref, Scalar, TypeId, TypeRef
from ..runtime.wire.scalars import ScalarKind
from ..syntax import yaml
from . import members
from .members import Lines
from .tree import Tree, Value, count, cst
from .types import expression, parts


class TooLong(Exception):
    """The file of a namespace would have more nodes than the language allows."""


_AIRY = ("imports", "types", "actions")
"""What a person would write with blank lines around it."""


def spec_files(api: Api) -> Mapping[str, str]:
    """The text of a spec file for each namespace, in its canonical form.

    Raises:
        TooLong: One of them would be too long to be read.
    """
    return {each.space.name: each.text() for each in _files(api)}


def sizes(api: Api) -> Iterator[tuple[Namespace, Mapping[TypeId, int], int]]:
    """How many nodes each type has that the file of each namespace would have under its
    own name, and how many all the rest has."""
    for file in _files(api):
        types = {each.id: count(file.definition(each)) for each in file.types()}
        yield file.space, types, count(file.tree()) - sum(types.values())


def _files(api: Api) -> Iterator[_File]:
    # The casing is that of all files: a type that comes into another one is the same.
    definitions = api.definitions.values()
    casing = members.field_casing([e for e in definitions if isinstance(e, Struct)])
    uses = _uses(api)
    return (_File(api, each, casing=casing, uses=uses) for each in api.namespaces)


class _File:
    """The file of a namespace."""

    def __init__(
        self, api: Api, space: Namespace, casing: Casing, uses: Mapping[TypeId, int]
    ) -> None:
        self.space = space
        self._api = api
        self._in_place = _in_place(api, space, uses)
        has_fields = any(isinstance(each, Struct) for each in space.definitions)
        self._casing = casing if has_fields else wire.FIELD_CASING

    def text(self) -> str:
        """What the file says, formatted."""
        tree = self.tree()
        if count(tree) > yaml.MAX_NODES:
            raise TooLong(self.space.name)
        return canonical(cst(tree, _AIRY))

    def tree(self) -> Lines:
        api, space = self._api, self.space
        is_first = space is next(filter(_calls, api.namespaces), api.namespaces[0])
        tree: Lines = {"spec": Value(1), "api": api.title}
        if is_first and api.release:
            tree["version"] = api.release
        tree["namespace"] = space.name
        if space.docs:
            tree["docs"] = space.docs
        if self._casing is not wire.FIELD_CASING:
            tree["field_casing"] = self._casing.value
        if is_first and api.servers:
            tree["servers"] = {
                each.name: {"url": each.url, **members.docs(each.docs)}
                for each in api.servers
            }
        if imports := self._imports():
            tree["imports"] = imports
        if types := {each.id.name: self.definition(each) for each in self.types()}:
            tree["types"] = types
        if space.actions:
            tree["actions"] = {each.name: self._action(each) for each in space.actions}
        return tree

    def types(self) -> Iterator[Definition]:
        """The types that are not written where they are used."""
        for each in self.space.definitions:
            if each.id not in self._in_place:
                yield each

    def _imports(self) -> Lines:
        space = self.space
        named = [t for each in space.definitions for t in dependencies(each)]
        named += [t for each in space.actions for t in action_targets(each)]
        found: dict[str, set[str]] = {}
        for each in named:
            if each.namespace != space.name:
                found.setdefault(each.namespace, set()).add(each.name)
        return {each: sorted(names) for each, names in sorted(found.items())}

    def definition(self, definition: Definition) -> Tree:
        about = members.about(definition)
        match definition:
            case Struct():
                return members.body(definition, self._casing)
            case EnumDef(values=values, open=is_open):
                casing, others = members.casing(values, wire.MEMBER_CASING)
                about |= casing | members.flag("closed", not is_open)
                about["values"] = members.values(values, others)
            case UnionDef():
                about |= self._union(definition)
            case Newtype(base=base, secret=secret):
                about |= parts(base) | members.flag("secret", secret)
            case Alias(target=target):
                about["alias"] = expression(target)
            case OpaqueDef(file=file):
                about["schema"] = file
            case _:
                assert_never(definition)
        return about | members.examples(definition.examples)

    def _union(self, union: UnionDef) -> Lines:
        casing, others = members.casing(union.variants, wire.MEMBER_CASING)
        found = members.tagging(union) | casing
        found |= members.flag("closed", not union.open)
        envelope = union.envelope.name if union.envelope else None
        named = {
            "envelope": envelope,
            "default": union.default,
            "success": union.success,
        }
        found |= {key: name for key, name in named.items() if name}
        found["variants"] = {
            each.name: {
                **self._payload(each.payload, union.tagging),
                **members.about(each),
                **members.wired(each, others),
            }
            for each in union.variants
        }
        return found

    def _payload(self, payload: Payload, tagging: Tagging) -> Lines:
        ref = payload_ref(payload)
        inner = self._api.definitions[ref.target] if isinstance(ref, Ref) else None
        if isinstance(inner, Struct) and inner.inline:
            others = members.unlike(inner.fields, self._casing)
            found: Lines = {"fields": members.fields(inner, others)}
        else:
            found = parts(ref or Scalar(ScalarKind.UNIT))
        is_beside = isinstance(tagging, InternallyTagged)
        if isinstance(payload, Keyed) and is_beside and self._says_key(payload):
            found["content"] = payload.key
        return found

    def _says_key(self, payload: Keyed) -> bool:
        return payload.key != wire.CONTENT_KEY or self._is_struct(payload.type)

    def _is_struct(self, ref: TypeRef) -> bool:
        """Whether a payload would stand beside the tag if nothing else were said."""
        while isinstance(ref, Ref):
            match self._api.definitions[ref.target]:
                case Struct():
                    return True
                case Alias(target=target):
                    ref = target
                case _:
                    return False
        return False

    def _action(self, action: Action) -> Lines:
        found = members.about(action)
        if action.wire != wire.action_name(self.space.name, action.name):
            found["wire"] = action.wire
        is_safe = action.idempotency is Idempotency.SAFE
        if action.idempotency is not Idempotency.UNSAFE:
            found["idempotency"] = action.idempotency.value
        if action.effect and not (is_safe and action.effect is Effect.READS):
            found["effect"] = action.effect.value
        if action.auth is not Auth.REQUIRED:
            found["auth"] = action.auth.value
        if action.timeout is not None:
            found["timeout"] = Value(action.timeout)
        if action.request:
            found["request"] = self._body(Ref(action.request), action.docs)
        if action.response:
            found["response"] = self._body(action.response, "")
        if action.examples:
            found["examples"] = [*map(members.example, action.examples)]
        return found

    def _body(self, ref: TypeRef, docs: str) -> Tree:
        if not isinstance(ref, Ref) or ref.target not in self._in_place:
            return expression(ref)
        struct = self._api.definitions[ref.target]
        assert isinstance(struct, Struct)
        said = members.body(struct, self._casing)
        if struct.docs == docs:
            said.pop("docs", None)
        return {ref.target.name: said}


def _calls(space: Namespace) -> bool:
    return bool(space.actions)


def _uses(api: Api) -> Counter[TypeId]:
    """How many types and actions refer to each type."""
    return Counter(
        [
            *(t for each in api.definitions.values() for t in dependencies(each)),
            *(
                target
                for each in api.namespaces
                for action in each.actions
                for target in action_targets(action)
            ),
        ]
    )


def _in_place(api: Api, space: Namespace, uses: Mapping[TypeId, int]) -> set[TypeId]:
    """The structs that are written where they are used: in the one action that has them,
    or in the variant that gives them their name."""
    bodies: list[tuple[TypeRef | None, str]] = []
    for action in space.actions:
        bodies.append((Ref(action.request) if action.request else None, action.docs))
        bodies.append((action.response, ""))
    found: set[TypeId] = set()
    for ref, docs in bodies:
        if isinstance(ref, Ref) and uses[ref.target] == 1:
            body = api.definitions[ref.target]
            is_own = ref.target.namespace == space.name
            # One without docs takes those of the action.
            if is_own and isinstance(body, Struct) and (body.docs or not docs):
                found.add(ref.target)
    return found | {
        each.id
        for each in space.definitions
        if isinstance(each, Struct) and each.inline
    }
