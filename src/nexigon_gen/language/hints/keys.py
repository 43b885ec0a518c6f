"""Help for keys that the language does not have, from the table of habits."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from ...syntax import kinds
from ...syntax.node import Entry, MappingNode, Node, ScalarNode, SequenceNode
from ...text.suggest import closest, did_you_mean, distance
from ..shape import Shape
from . import habits, schema
from .blanks import ODD, odd_blank
from .checks import bound, constraint
from .hint import Advice
from .requests import request
from .schema import field_of
from .values import members, title

_OF_TYPES = ("values", "variants", "tag", "tagged", "alias", "casing", "schema")
_WITH_TYPE = ("field", "newtype", "variant")
_ABSENT = ("skip_serializing_if", "omitempty", "serde_default")
_MOST = 3
"""Of the keys of a spec, as many as make one."""
_BODIES = ("fields", "properties", "args", "arguments", "params", "members")


def advice(entry: Entry, body: Sequence[Entry], shape: Shape, name: str) -> Advice:
    """What to do about `entry`, which `shape` has no key for.

    `body` is the whole mapping, `name` what it describes.
    """
    word = entry.key.text
    found = {each.key.text: each.value for each in body}
    if "validate" in shape.keys and (ours := constraint(word, found)):
        return ours
    if re.search(ODD, word):
        plain = re.sub(ODD, "", word).strip()
        return Advice((f"{odd_blank(word)}: write `{plain}`",), (plain,))
    if shape.name in _WITH_TYPE and (said := schema.said_by(word, found, name)):
        return Advice((said.help,), brings=("type",), covers=said.covers)
    if shape.name == "validation" and (end := bound(word, found)):
        return end
    if shape.name == "validation" and (kind := habits.CHECKS.get(word)):
        return Advice((f"write `{kind}: {found[word].span.text}`",), (kind,))
    if shape.name == "validation" and not closest(word, shape.keys):
        return Advice(("there is no such check: leave it out, or write a `pattern`",))
    if (
        shape.name == "action"
        and word in _BODIES
        and isinstance(entry.value, MappingNode)
    ):
        return Advice(request(entry.value, "request", name)[:1], ("request",))
    if (
        shape.name == "example"
        and not closest(word, shape.keys)
        and not key(word, shape.keys)
    ):
        help = "what is sent stands below `request`: write `- request: {…}`"
        return Advice((help,), covers=frozenset(found))
    if shape.name == "action" and word in _OF_TYPES:
        help = "a type stands below `types`, not `actions`: put it there"
        return Advice((help,))
    free = [each for each in shape.keys if each not in found]
    meant = _misspelt(word, free) or key(word, free) or key(word, shape.keys)
    if meant and meant not in found:
        return Advice(_instead(word, meant, entry.value), (meant,))
    if shape.name == "spec file" and (wrapped := _wrapped(entry, shape)):
        return wrapped
    is_root = shape.name == "spec file" and word[:1].isupper() and not meant
    if is_root and not closest(word, shape.keys):
        return Advice(_at_root(word, entry.value, found))
    plain = word.removeprefix("x-")
    if shape.name == "field" and word in _ABSENT:
        help = f"leave `{word}` out, and name the field `{schema.field_of(name)}?`"
        return Advice((help,))
    if plain == "nullable" and (with_it := _typed(found)):
        said = schema.said_by(with_it, found, name)
        if said:
            return Advice(
                (said.help,), brings=("type",), covers=said.covers | {with_it}
            )
    if plain in ("required", "optional", "nullable") and shape.name == "field":
        return Advice((_presence(word, entry.value, name),))
    if plain != word:
        return Advice((f"leave `{word}` out: there are no keys of one's own",))
    if reason := habits.NO_PLACE.get(word):
        if word == "required" and isinstance(entry.value, SequenceNode):
            return Advice(_required(entry.value, found))
        return Advice((f"leave `{word}` out: {reason}",))
    if meant:
        help = f"leave `{word}` out: `{meant}` is there already"
        match entry.value:
            case MappingNode(entries=(only,)) if key(only.key.text, (meant,)):
                word = only.key.text  # `components: {schemas: …}`
            case _:
                pass
        if isinstance(entry.value, MappingNode) and entry.value.entries:
            help = f"put what is below `{word}` under `{meant}`, which is there already"
        return Advice((help,), (meant,))
    likely = closest(word, shape.keys)
    return Advice(did_you_mean(likely), likely)


def _typed(found: Mapping[str, Node]) -> str:
    """The key of another language that says the type beside it; empty without one."""
    keys = (each for each in schema.KEYS if each not in ("type", "format", "nullable"))
    return next((each for each in keys if each in found), "")


def _misspelt(word: str, free: Collection[str]) -> str | None:
    """The key that a word is but for one letter: more likely than another meaning."""
    if word in habits.NO_PLACE and (near := closest(word, free)):
        return near[0] if len(near) == 1 and distance(word, near[0]) == 1 else None
    return None


def key(name: str, known: Collection[str]) -> str | None:
    """The key, of those known at its place, that another word stands for."""
    for others, meant in habits.OTHER_WORDS:
        if meant in known and name in others:
            return meant
    return None


def is_known(word: str) -> bool:
    """Whether other languages have the key, whatever it stands for."""
    return (
        any(word in others for others, _ in habits.OTHER_WORDS)
        or any(
            word in table
            for table in (
                habits.NO_PLACE,
                habits.LENGTHS,
                habits.RANGES,
                habits.STRICT,
                habits.CHECKS,
                habits.BYTES,
            )
        )
        or word in (*schema.KEYS, *schema.BODIES)
    )


def _instead(word: str, meant: str, value: Node) -> tuple[str, ...]:
    """Help for a key that has another name here, with the value where that changes."""
    if meant == "spec":
        kind = kinds.FOREIGN.get(word)
        what = f": this is no {kind} document" if kind else ""
        return (f"write `spec: 1`, the version of this language{what}",)
    if (
        meant == "examples"
        and not isinstance(value, SequenceNode)
        and len(value.span.text) < 80
    ):
        return (f"write `examples: [{value.span.text}]`",)
    if meant == "tag" and isinstance(value, MappingNode):
        named = {each.key.text: each.value for each in value}.get("propertyName")
        if isinstance(named, ScalarNode):
            return (f"write `tag: {named.text}`",)
    if meant == "api" and isinstance(value, MappingNode):
        return title(value)
    if meant in ("request", "response") and (type_ := schema.carried(value)):
        return (f"write `{meant}: {type_}`",)
    if meant in habits.CHOICES and isinstance(value, ScalarNode):
        choices = habits.CHOICES[meant]
        if word == "untagged" and value.text == "true":
            return ("write `tagged: untagged`",)
        if word in ("safe", "readonly", "readOnly") and value.text == "true":
            return ("write `idempotency: safe`",)
        if choice := choices.get(value.text):
            return (f"write `{meant}: {choice}`",)
    if meant in ("values", "variants") and isinstance(value, SequenceNode):
        return did_you_mean((meant,))[:1] + members(meant, value)
    return did_you_mean((meant,))


def _presence(word: str, value: Node, name: str) -> str:
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


def _required(names: SequenceNode, found: dict[str, Node]) -> tuple[str, ...]:
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


def _wrapped(entry: Entry, shape: Shape) -> Advice | None:
    """What to do about the whole of a spec below a key of its own."""
    if not isinstance(entry.value, MappingNode):
        return None
    inside = {each.key.text for each in entry.value}
    ours = tuple(each for each in shape.keys if each in inside)
    if len(ours) < _MOST:
        return None
    help = f"the keys of a spec stand at the left edge: take `{entry.key.text}:` away, and indent all that is below it by two less"
    return Advice((help,), brings=ours)


def _at_root(word: str, value: Node, found: dict[str, Node]) -> tuple[str, ...]:
    """Help for what looks like a type or an action and stands beside `types`."""
    inside: set[str] = set()
    if isinstance(value, MappingNode):
        inside = {each.key.text for each in value}
    is_action = inside & {"request", "response", "idempotency", "auth", "timeout"}
    place = "actions" if is_action else "types"
    if place in found:
        return ()
    return (f"write `{place}:` above `{word}`, and indent it by two more",)
