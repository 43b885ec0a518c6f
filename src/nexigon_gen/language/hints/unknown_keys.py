"""Advice on keys that the language does not have: a table, with a row for each mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from ...syntax.node import Entry, MappingNode, Node, ScalarNode, SequenceNode
from ...text.suggest import closest, did_you_mean, distance
from ..shape import Shape
from . import habits, schema
from .blanks import ODD, odd_blank
from .checks import bound, constraint
from .hint import Advice
from .keys import instead, key
from .requests import request
from .schema import field_of

_LEAST = 3
"""The number of keys of a spec that tell a spec."""


class UnknownKey:
    """A key that its mapping may not have.

    Args:
        entry: The key with its value.
        body: The whole mapping.
        shape: What the mapping describes; its keys are those that are allowed.
        name: The name of what it describes.
    """

    def __init__(
        self, entry: Entry, body: Sequence[Entry], *, shape: Shape, name: str
    ) -> None:
        self.entry = entry
        self.word = entry.key.text
        self.value = entry.value
        self.found = {each.key.text: each.value for each in body}
        self.shape = shape
        self.name = name

    @cached_property
    def meant(self) -> str | None:
        """The key of the language that the word stands for."""
        free = [each for each in self.shape.keys if each not in self.found]
        return (
            self._misspelt(free)
            or key(self.word, free)
            or key(self.word, self.shape.keys)
        )

    def _misspelt(self, free: Collection[str]) -> str | None:
        """The key that a word is but for one letter: more likely than another meaning."""
        if self.word in habits.NO_PLACE and (near := closest(self.word, free)):
            is_slip = len(near) == 1 and distance(self.word, near[0]) == 1
            return near[0] if is_slip else None
        return None

    @property
    def is_like_a_known_one(self) -> bool:
        """Whether a key that is allowed is spelled alike."""
        return bool(closest(self.word, self.shape.keys))


def advice(entry: Entry, body: Sequence[Entry], shape: Shape, name: str) -> Advice:
    """What to do about `entry`, which `shape` has no key for.

    `body` is the whole mapping, `name` what it describes.
    """
    unknown = UnknownKey(entry, body, shape=shape, name=name)
    rows = (each for each in _MISTAKES if each.fits(unknown))
    said = (each.advise(unknown) for each in rows)
    return next(filter(None, said), None) or _likely(unknown)


Advise: TypeAlias = Callable[[UnknownKey], Advice | None]


def _constraint(unknown: UnknownKey) -> Advice | None:
    is_checked = "validate" in unknown.shape.keys
    return constraint(unknown.word, unknown.found) if is_checked else None


def _odd_blank(unknown: UnknownKey) -> Advice | None:
    if not re.search(ODD, unknown.word):
        return None
    plain = re.sub(ODD, "", unknown.word).strip()
    return Advice((f"{odd_blank(unknown.word)}: write `{plain}`",), (plain,))


def _type_in_other_words(unknown: UnknownKey) -> Advice | None:
    said = schema.said_by(unknown.word, unknown.found, unknown.name)
    return Advice((said.help,), brings=("type",), covers=said.covers) if said else None


def _bound(unknown: UnknownKey) -> Advice | None:
    return bound(unknown.word, unknown.found)


def _check(unknown: UnknownKey) -> Advice:
    kind = habits.CHECKS[unknown.word]
    return Advice((f"write `{kind}: {unknown.value.span.text}`",), (kind,))


def _no_check(unknown: UnknownKey) -> Advice | None:
    help = "there is no such check: leave it out, or write a `pattern`"
    return None if unknown.is_like_a_known_one else Advice((help,))


def _fields_of_request(unknown: UnknownKey) -> Advice | None:
    if not isinstance(unknown.value, MappingNode):
        return None
    return Advice(request(unknown.value, "request", unknown.name)[:1], ("request",))


def _request_of_example(unknown: UnknownKey) -> Advice | None:
    if unknown.is_like_a_known_one or key(unknown.word, unknown.shape.keys):
        return None
    help = "what is sent stands below `request`: write `- request: {…}`"
    return Advice((help,), covers=frozenset(unknown.found))


def _type_in_actions(unknown: UnknownKey) -> Advice:
    return Advice(("a type stands below `types`, not `actions`: put it there",))


def _other_name(unknown: UnknownKey) -> Advice | None:
    meant = unknown.meant
    if not meant or meant in unknown.found:
        return None
    return Advice(instead(unknown.word, meant, unknown.value), (meant,))


def _wrapped_spec(unknown: UnknownKey) -> Advice | None:
    """The whole of a spec is below a key of its own."""
    if not isinstance(unknown.value, MappingNode):
        return None
    inside = {each.key.text for each in unknown.value}
    ours = tuple(each for each in unknown.shape.keys if each in inside)
    if len(ours) < _LEAST:
        return None
    help = f"the keys of a spec stand at the left edge: take `{unknown.word}:` away, and indent all that is below it by two less"
    return Advice((help,), brings=ours)


def _member_at_root(unknown: UnknownKey) -> Advice | None:
    """A type or an action stands beside `types`."""
    is_name = unknown.word[:1].isupper() and not unknown.meant
    if not is_name or unknown.is_like_a_known_one:
        return None
    inside: set[str] = set()
    if isinstance(unknown.value, MappingNode):
        inside = {each.key.text for each in unknown.value}
    is_action = inside & {"request", "response", "idempotency", "auth", "timeout"}
    place = "actions" if is_action else "types"
    if place in unknown.found:
        return Advice()
    return Advice(
        (f"write `{place}:` above `{unknown.word}`, and indent it by two more",)
    )


def _left_out_when_absent(unknown: UnknownKey) -> Advice:
    field = schema.field_of(unknown.name)
    return Advice((f"leave `{unknown.word}` out, and name the field `{field}?`",))


def _nullable_type(unknown: UnknownKey) -> Advice | None:
    """`nullable` beside a type in the words of another language."""
    own = ("type", "format", "nullable")
    keys = (each for each in schema.KEYS if each not in own)
    with_it = next((each for each in keys if each in unknown.found), "")
    said = with_it and schema.said_by(with_it, unknown.found, unknown.name)
    if not said:
        return None
    return Advice((said.help,), brings=("type",), covers=said.covers | {with_it})


def _presence(unknown: UnknownKey) -> Advice:
    return Advice((_flag_help(unknown.word, unknown.value, unknown.name),))


def _extension(unknown: UnknownKey) -> Advice | None:
    if not unknown.word.startswith("x-"):
        return None
    return Advice((f"leave `{unknown.word}` out: there are no keys of one's own",))


def _no_place(unknown: UnknownKey) -> Advice:
    if unknown.word == "required" and isinstance(unknown.value, SequenceNode):
        return Advice(_required_list(unknown.value, unknown.found))
    reason = habits.NO_PLACE[unknown.word]
    return Advice((f"leave `{unknown.word}` out: {reason}",))


def _there_already(unknown: UnknownKey) -> Advice | None:
    meant, word, value = unknown.meant, unknown.word, unknown.value
    if not meant:
        return None
    if isinstance(value, MappingNode) and value.entries:
        match value.entries:
            case (only,) if key(only.key.text, (meant,)):
                word = only.key.text  # `components: {schemas: …}`
            case _:
                pass
        help = f"put what is below `{word}` under `{meant}`, which is there already"
    else:
        help = f"leave `{word}` out: `{meant}` is there already"
    return Advice((help,), (meant,))


def _likely(unknown: UnknownKey) -> Advice:
    likely = closest(unknown.word, unknown.shape.keys)
    return Advice(did_you_mean(likely), likely)


def _flag_help(word: str, value: Node, name: str) -> str:
    """The edit for a flag that says whether a field may be absent."""
    is_on = isinstance(value, ScalarNode) and value.text.lower() in (
        "true",
        "yes",
        "on",
    )
    if word.endswith("nullable") and is_on:
        return f"leave `{word}` out, and put a `?` behind the type: it may be `null`"
    mark = "" if is_on is word.endswith("required") else "?"
    return (
        "a field is required unless its name ends in `?`:"
        f" leave `{word}` out, and name it `{field_of(name)}{mark}`"
    )


def _required_list(names: SequenceNode, found: dict[str, Node]) -> tuple[str, ...]:
    """The edit for a list of the fields that are required."""
    listed = {item.text for item in names.items if isinstance(item, ScalarNode)}
    fields = found.get("fields") or found.get("properties")
    rest = [
        f"`{each.key.text}?`"
        for each in (fields if isinstance(fields, MappingNode) else ())
        if each.key.text not in listed and not each.key.text.endswith("?")
    ]
    help = f"leave `required` out: {habits.NO_PLACE['required']}"
    return (help, f"name the others {', '.join(rest)}") if rest else (help,)


class KeyMistake(NamedTuple):
    """A row of the table: an unknown key of some shape and word, and its advice.

    Args:
        advise: Makes the advice; None if the key is another mistake after all.
        shapes: The names of the shapes; empty for any.
        words: The keys; empty for any.
    """

    advise: Advise
    shapes: tuple[str, ...] = ()
    words: Collection[str] = ()

    def fits(self, unknown: UnknownKey) -> bool:
        """Whether a key is of this shape and one of these words."""
        is_shape = not self.shapes or unknown.shape.name in self.shapes
        return is_shape and (not self.words or unknown.word in self.words)


_BODIES = ("fields", "properties", "args", "arguments", "params", "members")
_OF_TYPES = ("values", "variants", "tag", "tagged", "alias", "casing", "schema")
_ABSENT = ("skip_serializing_if", "omitempty", "serde_default")
_NULLABLE = ("nullable", "x-nullable")
_PRESENCE = ("required", "x-required", "optional", "x-optional", *_NULLABLE)

_MISTAKES = (
    KeyMistake(_constraint),
    KeyMistake(_odd_blank),
    KeyMistake(_type_in_other_words, shapes=("field", "newtype", "variant")),
    KeyMistake(_bound, shapes=("validation",)),
    KeyMistake(_check, shapes=("validation",), words=habits.CHECKS),
    KeyMistake(_no_check, shapes=("validation",)),
    KeyMistake(_fields_of_request, shapes=("action",), words=_BODIES),
    KeyMistake(_request_of_example, shapes=("example",)),
    KeyMistake(_type_in_actions, shapes=("action",), words=_OF_TYPES),
    KeyMistake(_other_name),
    KeyMistake(_wrapped_spec, shapes=("spec file",)),
    KeyMistake(_member_at_root, shapes=("spec file",)),
    KeyMistake(_left_out_when_absent, shapes=("field",), words=_ABSENT),
    KeyMistake(_nullable_type, words=_NULLABLE),
    KeyMistake(_presence, shapes=("field",), words=_PRESENCE),
    KeyMistake(_extension),
    KeyMistake(_no_place, words=habits.NO_PLACE),
    KeyMistake(_there_already),
)
"""The mistakes, the likeliest first: the first row that has advice gives it."""
