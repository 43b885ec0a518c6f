"""A spec in which every name is a word that means something elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .words import namespace_words, pascal_words, quoted, snake_words

KINDS = {
    "Required": "{word}: string",
    "Optional": "{word}?: string",
    "Defaulted": "{word}?: {{type: string, default: none}}",
}
"""Actions of the namespace `every_field`, and how they write their fields."""

_VARIANTS = 150
"""In one union: type checkers do not read `A | B | …` without an end."""


def write(folder: Path, near: bool = False) -> Sequence[Path]:
    """Writes the spec, a file a namespace; `near` leaves words out, see `words.py`."""
    spaces: dict[str, Iterable[str]] = {
        "every_field": _fields(near),
        "every_tag": _tags(),
        "every_type": _types(near),
        "every_member": _members(near),
        "every_action": _actions(near),
    }
    assert spaces.keys().isdisjoint(namespace_words())
    spaces |= dict.fromkeys(namespace_words(), _NAMESPACE)
    paths: list[Path] = []
    for number, (name, lines) in enumerate(spaces.items()):
        head = ("spec: 1", "api: Swept", f"namespace: {quoted(name)}")
        path = folder / f"space_{number}.yaml"
        path.write_text("\n".join((*head, *lines)) + "\n", "utf-8")
        paths.append(path)
    return paths


_NAMESPACE = (
    "types: {Here: string}",
    "actions:",
    "  Get:",
    "    request: {GetAction: {fields: {id: Here, items: list<string>}}}",
    "    response: Here",
)


def _fields(near: bool) -> Iterator[str]:
    yield "actions:"
    for kind, line in KINDS.items():
        yield f"  {kind}:"
        yield "    request:"
        yield f"      {kind}Action:"
        yield "        fields:"
        for word in snake_words(near):
            name = quoted(word) if kind == "Required" else word
            yield f"          {line.format(word=name)}"
        yield f"    response: {kind}Action"


def _tags() -> Iterator[str]:
    yield "types:"
    for number, word in enumerate(namespace_words()):
        yield f"  Tagged{number}:"
        yield f"    tag: {quoted(word)}"
        yield "    content: content_of_all"
        yield "    variants: {One: unit, Two: string, Three: {fields: {x: u8}}}"


def _types(near: bool) -> Iterator[str]:
    yield "types:"
    types = [f"{word}" for word in pascal_words(near)]
    forms = (
        "{{fields: {{x: {other}, y: list<{other}>}}}}",
        "string",
        "u16(1..9)",
        "{{type: string, secret: true}}",
        "list<string>",
        "{{values: {{One: A value.}}}}",
        "{{alias: 'map<string, {other}>'}}",
    )
    for number, word in enumerate(types):
        form = forms[number % len(forms)].format(other=types[number - 1])
        yield f"  {quoted(word)}: {form}"


def _members(near: bool) -> Iterator[str]:
    words = [word for word in pascal_words(near) if word != "Known"]
    yield "types:"
    yield "  Value:"
    yield "    values:"
    yield from (f"      {quoted(word)}: A value." for word in words)
    for name, tagging in (("Inner", "tag: kind"), ("Outer", "tagged: externally")):
        for start in range(0, len(words), _VARIANTS):
            yield f"  {name}{start}:"
            yield f"    {tagging}"
            yield "    variants:"
            for number, word in enumerate(words[start : start + _VARIANTS]):
                payload = ("unit", "string", "{fields: {x: string}}")[number % 3]
                yield f"      {quoted(word)}: {payload}"


def _actions(near: bool) -> Iterator[str]:
    yield "types: {Colour: {values: {Red: A value.}}}"
    yield "actions:"
    for number, word in enumerate(pascal_words(near)):
        yield f"  {quoted(word)}:"
        yield "    deprecated: Use another."
        yield f"    request: {{Ask{number}: {{fields: {{x: list<string>, y: bytes}}}}}}"
        yield f"    response: {{Answer{number}: {{fields: {{x: any, y: Colour}}}}}}"
