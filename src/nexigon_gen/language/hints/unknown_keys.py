"""Advice on keys that the language does not have: a table, with a row for each mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

from ...syntax.node import Entry, MappingNode
from ...text.suggest import closest, did_you_mean
from ...values import NamedTuple
from ..shape import Shape
from . import habits, presence, schema
from .blanks import ODD, odd_blank
from .checks import bound, constraint
from .hint import Advice
from .keys import instead, key
from .requests import request
from .unknown_key import UnknownKey

_LEAST = 3
"""The number of keys of a spec that tell a spec."""


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


def _extension(unknown: UnknownKey) -> Advice | None:
    if not unknown.word.startswith("x-"):
        return None
    return Advice((f"leave `{unknown.word}` out: there are no keys of one's own",))


def _no_place(unknown: UnknownKey) -> Advice:
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
    KeyMistake(presence.left_out_when_absent, shapes=("field",), words=presence.ABSENT),
    KeyMistake(presence.nullable_type, words=presence.NULLABLE),
    KeyMistake(presence.field_flag, shapes=("field",), words=presence.PRESENCE),
    KeyMistake(_extension),
    KeyMistake(presence.required_list, words=("required",)),
    KeyMistake(_no_place, words=habits.NO_PLACE),
    KeyMistake(_there_already),
)
"""The mistakes, the likeliest first: the first row that has advice gives it."""
