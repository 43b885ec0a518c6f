"""Types of a document as definitions of a spec, read once a place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

from ..ir.json_values import Written
from ..ir.model import Alias, Definition, Newtype
from ..ir.terms import Lifecycle
from ..ir.typerefs import Nullable, Ref, Scalar, TypeId, TypeRef
from ..published.document import Placed
from ..published.schema import SchemaFacts, schema
from ..runtime.wire.scalars import ScalarKind
from ..text.kinds import IMPORT_ANY, IMPORT_LEFT_OUT, IMPORT_RENAMED
from ..text.span import Span
from ..values import TypedDict, replace
from . import descriptions, names
from .examples import examples_of
from .links import link
from .losses import Losses
from .shapes import leave_out, shape
from .survey import Survey

ANY = Scalar(ScalarKind.ANY)
_NAME = re.compile(r"[A-Za-z0-9]+([_-][A-Za-z0-9]+)*")
"""A title that is no sentence."""
_MAX_DEPTH = 32
"""Most lists and maps in each other, without a name between them."""
MAX_MEMBERS = 100_000
"""Most fields, values and variants: what a person would not write, a spec file cannot
hold."""

Made: TypeAlias = Callable[[TypeId], Definition]


class TooMuch(Exception):
    """There is more in a document than spec files can hold."""


class DefinitionHead(TypedDict):
    """What every definition has."""

    id: TypeId
    docs: str
    span: Span
    lifecycle: Lifecycle
    examples: tuple[Written, ...]


class TypeReader:
    """The definitions of a document, by the places that say them."""

    def __init__(self, survey: Survey, losses: Losses) -> None:
        self.survey = survey
        self.document = survey.document
        self.losses = losses
        self.found: dict[TypeId, Definition] = {}
        self.ids: dict[str, TypeId] = {}
        self._named: Counter[str] = Counter()
        self.titled: set[TypeId] = set()
        self._absorbed: set[str] = set()
        self._pending: dict[TypeId, Made] = {}
        self._members = 0
        self._depth = 0
        taken: dict[str, set[str]] = {}
        for at, name in survey.components.items():
            space, last = names.qualified(name)
            own = taken.setdefault(space, set())
            id_ = TypeId(space, names.unused(names.type_name(last), own))
            own.add(id_.name)
            self.ids[at] = id_
            if id_.name.lower() != "".join(filter(str.isalnum, last)).lower():
                losses.add(IMPORT_RENAMED, at, f"`{name}` is called `{id_.name}`")

    def read(self) -> None:
        """Reads all that is a type of its own, but for what is nothing but a branch."""
        for at in self.survey.components:
            if at not in self.survey.branches:
                self._define(at)
        self.settle()

    def finish(self) -> None:
        """Reads the branches that no union took for its variant, once all are read that
        may."""
        for at in self.survey.branches:
            self.settle()
            if at not in self._absorbed:
                self._define(at)
        self.settle()

    def settle(self) -> None:
        """Reads what the types read so far are made of."""
        while self._pending:
            id_ = next(iter(self._pending))
            self.found[id_] = self._pending.pop(id_)(id_)

    def absorb(self, at: str) -> bool:
        """Whether a place is a component that is there for variants only, and now is
        that."""
        if at in self.survey.branches:
            self._absorbed.add(at)
        return at in self.survey.branches

    def _define(self, at: str) -> None:
        id_, place = self.ids[at], self.document.reached(at)
        base = self._alone(place, id_)
        if base == Ref(id_):
            return
        head = self.head(id_, place, at)
        told = schema(place, self.document)
        is_more = told.choices or told.branches or told.properties
        if isinstance(base, Ref) and is_more and not self.survey.is_exact:
            self.found[id_] = Alias(target=base, **head)
        else:
            self.found[id_] = Newtype(
                base=base, secret=descriptions.is_secret(place), **head
            )

    def head(self, id_: TypeId, place: Placed, at: str) -> DefinitionHead:
        """What a definition has that is said at `place` and stands at `at`."""
        return DefinitionHead(
            id=id_,
            docs=descriptions.docs(place),
            span=self.document.span(at),
            lifecycle=descriptions.lifecycle(place),
            examples=examples_of(place, self.document),
        )

    def of(self, place: Placed, hint: str) -> TypeRef:
        """The type of a place; one that has no name is called by the hint, if it needs
        one."""
        told = schema(place, self.document)
        found = link(place, self)
        if found is None and self._depth < _MAX_DEPTH:
            leave_out(told, place, self.losses)
            self._depth += 1
            found = shape(told, place, hint, self)
            self._depth -= 1
        elif found is None:
            found = self.any(place.at, "it has too many levels")
        return Nullable(found) if told.nullable and found != ANY else found

    def one(self, told: SchemaFacts, kind: str, hint: str) -> TypeRef:
        """The type of a schema that has several, with this one alone."""
        place = self.document.reached(told.at)
        at = f"{told.at}/type/{kind}"
        alone = replace(told, at=at, types=frozenset((kind,)), nullable=False)
        return shape(alone, place, hint, self)

    def any(self, at: str, why: str) -> TypeRef:
        """Stands for what a place says and no spec can, and tells of it."""
        self.losses.add(IMPORT_ANY, at, f"it becomes `any`: {why}")
        return ANY

    def is_anything(self, kind: TypeRef, place: Placed) -> bool:
        """Whether the type of a place is `any`, or a component that is. In our documents it
        is told whether `null` is apart from absent."""
        is_any = kind == ANY or schema(place, self.document).says_nothing
        return is_any and not self.survey.is_exact

    def payload(self, place: Placed, hint: str) -> TypeRef:
        """The type of a payload, which is something and not `null`."""
        found = self.body(place, hint)
        return ANY if found == Scalar(ScalarKind.UNIT) else found

    def branch(self, place: Placed, hint: str) -> TypeRef:
        """The type of a branch of a choice, whose `null` the choice has."""
        found = self.of(place, hint)
        return found.item if isinstance(found, Nullable) else found

    def body(self, place: Placed, hint: str) -> TypeRef:
        """The type of a body, which has no `?`."""
        found = self.of(place, hint)
        if isinstance(found, Nullable):
            message = "`null` is left out: only a field, or what is inside of another "
            self.losses.add(IMPORT_LEFT_OUT, place.at, f"{message}type, can be that")
            found = found.item
        return found

    def _alone(self, place: Placed, id_: TypeId) -> TypeRef:
        """The type of a component: its own id, if it is a definition."""
        found = link(place, self)
        if found == Ref(id_):
            return self.any(place.at, "it refers to itself")
        if found:
            return found
        told = schema(place, self.document)
        leave_out(told, place, self.losses)
        return shape(replace(told, at=place.at), place, id_.name, self)

    def definition(self, told: SchemaFacts, hint: str, made: Made) -> Ref:
        """A definition, made once for a place, and later."""
        id_ = self.ids.get(told.at)
        if id_ is None:
            title = self.document.reached(told.at).get("title").text
            is_title = bool(_NAME.fullmatch(title))
            id_ = self.new(told.at, title if is_title else hint)
            if is_title:
                self.titled.add(id_)
        return Ref(self.later(id_, made))

    def later(self, id_: TypeId, made: Made) -> TypeId:
        """Notes what makes a definition, unless it is known."""
        if id_ not in self.found:
            self._pending.setdefault(id_, made)
        return id_

    def new(self, at: str, name: str) -> TypeId:
        """The id of a type that a place brings with it."""
        if at not in self.ids:
            wanted = names.type_name(names.bare(name))
            self._named[wanted] += 1
            self.ids[at] = TypeId("", names.marked(wanted, self._named[wanted]))
        return self.ids[at]

    def count(self, members: int) -> None:
        """Counts what is read.

        Raises:
            TooMuch: It is too much.
        """
        self._members += members
        if self._members > MAX_MEMBERS:
            raise TooMuch

    def is_open(self, place: Placed) -> bool:
        """Whether something may grow: if it says so, or the document never speaks of
        it."""
        model = place.get("x-ms-enum", "modelAsString").value
        if isinstance(model, bool):
            return model
        return place.get("x-open").value is True or not self.survey.is_exact
