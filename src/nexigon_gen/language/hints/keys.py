"""Other words for keys of the language, from the table of habits."""

from __future__ import annotations

from collections.abc import Collection

from ...syntax import file_kinds
from ...syntax.node import MappingNode, Node, ScalarNode, SequenceNode
from ...text.suggest import did_you_mean
from . import habits, schema
from .values import members, title


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


def instead(word: str, meant: str, value: Node) -> tuple[str, ...]:
    """Help for a key that has another name here, with the value where that changes."""
    if meant == "spec":
        kind = file_kinds.FOREIGN.get(word)
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
