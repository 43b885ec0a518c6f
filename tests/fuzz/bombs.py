"""Inputs made to exhaust the tool: its time, its memory, its stack."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product

from nexigon_gen.syntax.file import MAX_BYTES

HEAD = "spec: 1\napi: Bomb\nnamespace: bomb\n"
TYPES = HEAD + "types:\n"
MANY = MAX_BYTES // 16
DEEP = 10_000


def bombs(kind: str) -> Iterator[tuple[str, bytes]]:
    """Those of a kind by name; what is longer than a file may be is cut off."""
    for name, text in KINDS[kind]():
        yield name, text.encode()[:MAX_BYTES]


def _nested() -> Iterator[tuple[str, str]]:
    for what, text in (("brackets", "["), ("braces", "{a: "), ("dashes", "- ")):
        yield f"{what}_deep", f"{TYPES}  A: {text * DEEP}"
        yield f"{what}_full", text * MAX_BYTES
    yield "indents", TYPES + "".join(" " * n + "a:\n" for n in range(2, 4000))
    yield "type_deep", f"{TYPES}  A: {'list<' * DEEP}u8{'>' * DEEP}\n"
    yield "type_full", f"{TYPES}  A: {'list<' * MAX_BYTES}"
    aliases = "".join(f"b{n}: &b{n} [{f'*b{n - 1},' * 9}]\n" for n in range(1, 40))
    yield "alias_bomb", "b0: &b0 [x]\n" + aliases


def _long() -> Iterator[tuple[str, str]]:
    yield "line", f"{HEAD}docs: {'x' * MAX_BYTES}"
    yield "tabs", f'{HEAD}docs: "' + "a\t" * (MAX_BYTES // 2 - 40) + '"\n'
    yield "quoted_tabs", HEAD + "docs: [" + "'\t'," * MANY + "]\n"
    yield "hashes", f"{HEAD}docs: {'a #' * MANY}"
    yield "colons", f"{HEAD}docs: {': ' * MANY}"
    yield "hidden", "docs: " + "\x01" * MAX_BYTES
    yield "arguments", f"{TYPES}  A: map<{'u8,' * MANY}u8>\n"
    fields = ", ".join(f"feild{n}: '{'x' * 400_000}'" for n in range(18))
    yield "mistakes_on_a_line", f"{TYPES}  A: {{{fields}}}\n"


def _many() -> Iterator[tuple[str, str]]:
    yield "keys", "".join(f"k{n}: 1\n" for n in range(MANY))
    yield "same_keys", TYPES + "  A: u8\n" * MANY
    yield "unknown_types", TYPES + "".join(f"  T{n}: X{n}\n" for n in range(20_000))
    variants = "".join(f"      V{n}: {{fields: {{f{n}: u8}}}}\n" for n in range(1000))
    untagged = f"{TYPES}  U:\n    tagged: untagged\n    variants:\n{variants}"
    yield "untagged", untagged
    values = "".join(f"      V{n}:\n" for n in range(20_000))
    yield "values", f"{TYPES}  E:\n    values:\n{values}"


def _numbers() -> Iterator[tuple[str, str]]:
    numbers = {
        "exponent": "1e999999",
        "digits": "9" * 5000,
        "zeros": "0" * 5000 + "1",
        "negative": "-" + "9" * 390,
    }
    places = {
        "default": "  A: {{fields: {{a: {{type: f64, default: {0}}}}}}}",
        "example": "  A: {{type: any, examples: [{0}]}}",
        "bound": "  A: f64({0}..)",
        "range": "  A: {{type: u64, validate: [{{range: '{0}..'}}]}}",
        "length": "  A: {{type: string, validate: [{{length: '{0}..'}}]}}",
        "version": "  A: {{fields: {{}}, since: '{0}', deprecated: {{remove_in: '{0}'}}}}",
        "timeout": "actions: {{A: {{timeout: {0}}}}}",
    }
    for number, place in product(numbers, places):
        text = places[place].format(numbers[number])
        yield f"{place}_{number}", (HEAD if place == "timeout" else TYPES) + text + "\n"


def _patterns() -> Iterator[tuple[str, str]]:
    patterns = {
        "repeat": "a{99999999999999}",
        "groups": "(" * 3000 + ")" * 3000,
        "choices": "|" * 100_000,
        "repeats": "(?:" * 50 + "a" + "){2,9}" * 50,
        "length": "x" * 500_000,
        "set": "(?i)[\\u0000-\\U0010ffff]",
    }
    for name, regex in patterns.items():
        check = f"{{type: string, validate: [{{pattern: '{regex}'}}]}}"
        yield f"pattern_{name}", f"{TYPES}  A: {check}\n"


def _chains() -> Iterator[tuple[str, str]]:
    forms = {
        "newtypes": "{0}",
        "aliases": "{{alias: {0}}}",
        "lists": "list<{0}>",
        "structs": "{{fields: {{a: {0}}}}}",
        "tagged": "{{tag: kind, variants: {{A: list<{0}>}}}}",
    }
    for name, form in forms.items():
        links = "".join(f"  T{n}: {form.format(f'T{n + 1}')}\n" for n in range(5000))
        user = "  A: {fields: {a: {type: T0, default: 1}}}\n"
        yield f"chain_of_{name}", f"{TYPES}{links}  T5000: u8\n{user}"
    circle = "  A: {alias: B}\n  B: {alias: A}\n"
    yield "circle", f"{TYPES}{circle}  S: {{fields: {{a: {{type: A, default: 1}}}}}}\n"
    rungs = (
        f"  {side}{n}: {{fields: {{{', '.join(f'f{m}: {side}{n + 1}' for m in range(20))}}}}}\n"
        for side, n in product("AB", range(6))
    )
    union = "  U: {tagged: untagged, variants: {A: A0, B: B0}}\n  A6: u8\n  B6: u8\n"
    yield "ladder", TYPES + union + "".join(rungs)


def _generics() -> Iterator[tuple[str, str]]:
    user = "  X: {fields: {a: 'G<u8, string>'}}\n"
    for name, fields in {
        "depth": ["G<G<A, B>, B>"],
        "width": ["G<G<A, B>, B>", "G<A, G<A, B>>"],
        "double": ["G<G<A, B>, G<A, B>>"],
    }.items():
        body = "".join(f"      f{n}?: {type_}\n" for n, type_ in enumerate(fields))
        yield f"generic_{name}", f"{TYPES}  G<A, B>:\n    fields:\n{body}{user}"


KINDS: Mapping[str, Callable[[], Iterator[tuple[str, str]]]] = {
    "nested": _nested,
    "long": _long,
    "many": _many,
    "numbers": _numbers,
    "patterns": _patterns,
    "chains": _chains,
    "generics": _generics,
}
"""What makes the texts, by kind."""
