"""Sentences of a report: true, short, and one for each change and named type."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nexigon_gen.compat.comparison import compare
from nexigon_gen.compat.inputs import Version
from nexigon_gen.compat.report import notes
from nexigon_gen.compat.review import Review, review
from nexigon_gen.compat.severity import Audience
from nexigon_gen.ir.model import Api
from nexigon_gen.text.kinds import Severity
from support.examples import example
from support.specs import compiled


def _reviewed(old: str, new: str, folder: Path) -> Review:
    both = tuple(Version(example(f"types: {each}", folder)) for each in (old, new))
    return review((both[0], both[1]), Audience.WIRE, None, date(2026, 1, 1))


_TOLD = {
    "a kind, wherever it is used": (
        "{T: {fields: {a: E, b: E, c: list<E>}}, E: {values: {A: '', B: ''}}}",
        "{T: {fields: {a: E, b: E, c: list<E>}}, E: {tag: t, variants: {A: unit}}}",
        ["NXC305 `E` is a union and was an enum"],
    ),
    "a struct that is a newtype": (
        "{T: {fields: {a: E, b: E}}, E: {fields: {x: string}}}",
        "{T: {fields: {a: E, b: E}}, E: 'map<string, string>'}",
        ["NXC302 `E` is a newtype of `map<string, string>` and was a struct"],
    ),
    "an alias that is a newtype": (
        "{T: {fields: {a: Id, b: Id}}, Id: {alias: string}}",
        "{T: {fields: {a: Id, b: Id}}, Id: string}",
        ["NXC308 `Id` is a newtype of `string` and was an alias of `string`"],
    ),
    "another type of another kind": (
        "{T: {fields: {a: A}}, A: {values: {X: ''}}, B: {fields: {}}}",
        "{T: {fields: {a: B}}, A: {values: {X: ''}}, B: {fields: {}}}",
        ["NXC305 `T.a` is `B` (a struct) and was `A` (an enum)"],
    ),
    "items": (
        "{T: {fields: {a: list<u8>}}}",
        "{T: {fields: {a: list<u32>}}}",
        ["NXC302 an item of `T.a` is `u32` and was `u8`"],
    ),
    "keys and values": (
        "{T: {fields: {a: 'map<string, list<u8>>'}}, N: string}",
        "{T: {fields: {a: 'map<N, list<u8?>>'}}, N: string}",
        [
            "NXC302 an item of a value of `T.a` may be `null`: `u8` became `u8?`",
            "NXC308 a key of `T.a` is `N` and was `string`",
        ],
    ),
    "one item of a tuple": (
        "{T: {fields: {a: 'tuple<u8, u8>'}}}",
        "{T: {fields: {a: 'tuple<u8, string>'}}}",
        ["NXC305 item 2 of `T.a` is `string` and was `u8`"],
    ),
    "limits": (
        "{T: {fields: {a: string(..5), b: string, c: list<u8(..9)>}}}",
        "{T: {fields: {a: string(..4), b: string(1..), c: list<u8>}}}",
        [
            "NXC601 `T.b` has the limit `1..` and had none",
            "NXC601 the limit of `T.a` is `..4` and was `..5`",
            "NXC603 an item of `T.c` has no limit and had `..9`",
        ],
    ),
    "defaults": (
        "{T: {fields: {'a?': u8, 'b?': {type: u8, default: 1}, c: {type: u8, default: 1}}}}",
        "{T: {fields: {'a?': {type: u8, default: 0}, 'b?': u8, c: {type: u8, default: 2}}}}",
        [
            "NXC218 `T.a` has the default `0` and had none",
            "NXC218 `T.b` has no default and had `1`",
            "NXC218 the default of `T.c` is `2` and was `1`",
        ],
    ),
    "a default that is gone, so that the field has to be there": (
        "{T: {fields: {a: {type: u8, default: 1}}}}",
        "{T: {fields: {a: u8}}}",
        ["NXC209 `T.a` is required and was optional | keep its default"],
    ),
    "values that are numbers": (
        "{T: {values: {A: '', B: ''}}}",
        "{T: {values: {A: 1, B: 2}}}",
        ["NXC216 the values of `T` are spelled otherwise: `A → 1` and `B → 2`"],
    ),
    "a value that is called otherwise": (
        "{T: {values: {A: One., B: Two.}}}",
        "{T: {values: {C: One., B: Two.}}}",
        [
            "NXC401 `C` was added to `T`",
            "NXC403 `A` was removed from `T` | if it is `C` now, give that `wire: A`",
        ],
    ),
    "a variant that is called otherwise": (
        "{T: {tag: t, variants: {A: {fields: {x: u8}}, B: unit}}}",
        "{T: {tag: t, variants: {C: {fields: {x: u8}}, B: unit}}}",
        [
            "NXC501 `C` was added to `T`",
            "NXC503 `A` was removed from `T` | if it is `C` now, give that `wire: A`",
        ],
    ),
    "fields that moved into one": (
        "{T: {fields: {a: u8, b: u8}}}",
        "{T: {fields: {both: P}}, P: {fields: {a: u8, b: u8}}}",
        [
            "NXC201 required field `both: P` was added to `T` | make it optional: `both?`",
            "NXC207 `a: u8` was removed from `T` | keep it beside `both`, where it is now",
            "NXC207 `b: u8` was removed from `T` | keep it beside `both`, where it is now",
        ],
    ),
    "a field instead of which its own are there": (
        "{T: {fields: {'both?': P}}, P: {fields: {'a?': u8}}}",
        "{T: {fields: {'a?': u8}}, P: {fields: {'a?': u8}}}",
        [
            "NXC202 optional field `a: u8` was added to `T`",
            "NXC204 `both: P` was removed from `T` | keep it beside its fields, which are here now",
        ],
    ),
    "a field that was never there": (
        "{T: {fields: {'a?': unit}}}",
        "{T: {fields: {'a?': u8}}}",
        ["NXC302 `T.a` was never there: it is `u8` and was `unit`"],
    ),
    "a type that is written in a variant": (
        "{T: {tag: t, variants: {A: X}}, X: {fields: {x: u8}}}",
        "{T: {tag: t, variants: {A: {fields: {x: u8}}}}}",
        ["NXC311 type `X` was removed"],
    ),
    "content": (
        "{T: {tag: t, variants: {A: string, B: u8}}}",
        "{T: {tag: t, content: data, variants: {A: string, B: u8}}}",
        ["NXC512 what `A` and `B` of `T` hold is under `data` and was under `content`"],
    ),
    "a payload elsewhere": (
        "{T: {tag: t, variants: {A: X}}, X: {fields: {x: u8}}}",
        "{T: {tag: t, variants: {A: {type: X, content: c}}}, X: {fields: {x: u8}}}",
        ["NXC509 what `T.A` holds is under `c` and was beside the tag"],
    ),
    "an envelope": (
        "{T: {tag: t, variants: {A: unit}}, H: {fields: {at: u8}}}",
        "{T: {tag: t, envelope: H, variants: {A: unit}}, H: {fields: {at: u8}}}",
        ["NXC516 `at` was added beside the tag of `T`"],
    ),
    "an envelope that is gone": (
        "{T: {tag: t, envelope: H, variants: {A: unit}}, H: {fields: {at: u8, by: u8}}}",
        "{T: {tag: t, variants: {A: unit}}, H: {fields: {at: u8, by: u8}}}",
        ["NXC516 `at` and `by` are no longer beside the tag of `T`"],
    ),
    "a field of an envelope, whatever stands beside it": (
        "{T: {tag: t, envelope: H, variants: {A: u8}}, H: {fields: {at: u8}}}",
        "{T: {tag: t, envelope: H, variants: {A: u8}}, H: {fields: {at: u8, 'by?': u8}}}",
        ["NXC202 optional field `by: u8` was added to `H`"],
    ),
    "another envelope": (
        "{T: {tag: t, envelope: H, variants: {A: unit}}, H: {fields: {at: u8}}, G: {fields: {}}}",
        "{T: {tag: t, envelope: G, variants: {A: unit}}, H: {fields: {at: u8}}, G: {fields: {}}}",
        ["NXC302 the envelope of `T` is `G` and was `H`: they differ in `at`"],
    ),
    "a generic, however often it is expanded": (
        "{T: {fields: {a: P<u8>, b: P<string>}}, P<X>: {fields: {items: list<X>}}}",
        "{T: {fields: {a: P<u8>, b: P<string>}}, P<X>: {fields: {items: list<X>, 'n?': u8}}}",
        ["NXC202 optional field `n: u8` was added to `P`"],
    ),
    "a generic that is called otherwise": (
        "{T: {fields: {a: P<u8>, b: P<string>}}, P<X>: {fields: {items: list<X>}}}",
        "{T: {fields: {a: Q<u8>, b: Q<string>}}, Q<X>: {fields: {items: list<X>}}}",
        ["NXC310 `P` is called `Q`"],
    ),
    "a type that is called otherwise, and what is expanded for it": (
        "{T: {fields: {a: P<A>}}, A: {fields: {x: u8}}, P<X>: {fields: {items: list<X>}}}",
        "{T: {fields: {a: P<B>}}, B: {fields: {x: u8}}, P<X>: {fields: {items: list<X>}}}",
        ["NXC310 `A` is called `B`"],
    ),
    "a generic for another type": (
        "{T: {fields: {a: P<u8>}}, P<X>: {fields: {items: list<X>}}}",
        "{T: {fields: {a: P<string>}}, P<X>: {fields: {items: list<X>}}}",
        ["NXC305 `T.a` is `P<string>` and was `P<u8>`: they differ in `items`"],
    ),
    "another type that was there": (
        "{T: {fields: {a: A}}, A: {fields: {x: u8}}, B: {fields: {x: u8, 'y?': u8}}}",
        "{T: {fields: {a: B}}, A: {fields: {x: u8}}, B: {fields: {x: u8, 'y?': u8}}}",
        ["NXC106 `T.a` is `B` and was `A`: they differ in `y`"],
    ),
    "a list of a newtype": (
        "{T: {fields: {a: N}}, N: string}",
        "{T: {fields: {a: list<N>}}, N: string}",
        ["NXC306 `T.a` is `list<N>` and was `N`"],
    ),
    "a newtype of something else than what it stands for": (
        "{T: {fields: {a: u8}}, N: string}",
        "{T: {fields: {a: N}}, N: string}",
        ["NXC305 `T.a` is `N` and was `u8`"],
    ),
    "a newtype that came": (
        "{T: {fields: {a: string, b: list<string>, c: string}}, N: string}",
        "{T: {fields: {a: M, b: list<M>, c: N}}, N: string, M: string}",
        [
            "NXC308 `M` takes the place of `string` in `T.a` and an item of `T.b`",
            "NXC308 `T.c` is `N` and was `string`",
        ],
    ),
    "a newtype that went": (
        "{T: {fields: {a: M, b: list<M>}}, M: string}",
        "{T: {fields: {a: string, b: list<string>}}}",
        ["NXC308 `string` takes the place of `M` in `T.a` and an item of `T.b`"],
    ),
    "null that is meant": (
        "{T: {fields: {'a?': 'string?', 'b?': string}}}",
        "{T: {fields: {'a?': string, 'b?': 'string?'}}}",
        [
            "NXC220 `T.a`: `null` is the same as absent now: `string?` became `string`",
            "NXC220 `T.b`: `null` is something else than absent now: `string` became `string?`",
        ],
    ),
    "null of what has limits": (
        "{T: {fields: {a: 'string(1..5)?', 'b?': 'u8(..9)?', c: list<string(..3)>(..2)}}}",
        "{T: {fields: {a: string(1..5), 'b?': u8(..8), c: 'list<string(..3)?>(..2)?'}}}",
        [
            "NXC220 `T.b`: `null` is the same as absent now: `u8(..9)?` became `u8(..8)`",
            "NXC302 `T.c` may be `null`: `list<string(..3)>(..2)` became `list<string(..3)?>(..2)?`",
            "NXC302 an item of `T.c` may be `null`: `string(..3)` became `string(..3)?`",
            "NXC303 `T.a` is never `null`: `string(1..5)?` became `string(1..5)`",
            "NXC601 the limit of `T.b` is `..8` and was `..9`",
        ],
    ),
    "null for absent": (
        "{T: {fields: {a: 'string?', 'b?': string}}}",
        "{T: {fields: {'a?': string, b: 'string?'}}}",
        [
            "NXC209 `T.b` is `null` where it was left out | keep it optional: `b?`",
            "NXC212 `T.a` is left out where it was `null` | keep it required: `a`",
        ],
    ),
    "a variant with a key of its own that is called otherwise": (
        "{T: {tagged: externally, variants: {A: {fields: {x: u8}}}}}",
        "{T: {tagged: externally, variants: {B: {fields: {x: u8}}}}}",
        [
            "NXC501 `B` was added to `T`",
            "NXC503 `A` was removed from `T` | if it is `B` now, give that `wire: A`",
        ],
    ),
    "a variant without a tag": (
        "{T: {tag: t, variants: {A: unit, B: unit}}}",
        "{T: {tag: t, default: B, variants: {A: unit, B: unit}}}",
        ["NXC515 `T` without a tag is `B` and was refused"],
    ),
    "another tagging": (
        "{T: {tag: t, variants: {A: {fields: {x: u8}}}}}",
        "{T: {tagged: externally, variants: {A: {fields: {x: u8}}}}}",
        [
            (
                "NXC511 `T` is tagged externally and was tagged by `t`"
                " | keep the tagging, or make a new type"
            ),
        ],
    ),
    "a success": (
        "{T: {tag: t, variants: {A: unit, B: unit}}}",
        "{T: {tag: t, success: A, variants: {A: unit, B: unit}}}",
        ["NXC517 `A` is the success of `T`, and none was named"],
    ),
    "another success": (
        "{T: {tag: t, success: A, variants: {A: unit, B: unit}}}",
        "{T: {tag: t, success: B, variants: {A: unit, B: unit}}}",
        ["NXC517 `B` is the success of `T`, and `A` was"],
    ),
    "no success": (
        "{T: {tag: t, success: A, variants: {A: unit, B: unit}}}",
        "{T: {tag: t, variants: {A: unit, B: unit}}}",
        ["NXC517 `T` names no success any more: it was `A`"],
    ),
    "a success that has another name in code": (
        "{T: {tag: t, success: A, variants: {A: unit, B: unit}}}",
        "{T: {tag: t, success: C, variants: {C: {wire: A, type: unit}, B: unit}}}",
        ["NXC506 `T.C` was called `A` in code"],
    ),
}


@pytest.mark.parametrize("name", _TOLD)
def test_told(name: str, tmp_path: Path) -> None:
    old, new, told = _TOLD[name]
    found = _reviewed(old, new, tmp_path).changes
    assert told == sorted(
        f"{each.rule.id} {each.change.draft.message}"
        + (f" | {each.change.draft.help}" if each.change.draft.help else "")
        for each in found
    )


_HOW = {
    "removes, and nothing was said": (
        "{}",
        "{effect: removes}",
        (
            "NXC115 action `Do` has the effect `removes` and named none"
            " | give `--yes` in scripts that run its command"
        ),
    ),
    "removes no more": (
        "{effect: removes}",
        "{effect: changes}",
        "NXC115 action `Do` has the effect `changes` and had `removes`",
    ),
    "no effect": (
        "{effect: adds}",
        "{}",
        "NXC115 action `Do` names no effect any more: it was `adds`",
    ),
    "another deadline": (
        "{timeout: 120}",
        "{timeout: 2.5}",
        "NXC116 action `Do` has a deadline of 2.5 s and had a deadline of 120 s",
    ),
    "the usual deadline": (
        "{timeout: 120}",
        "{}",
        "NXC116 action `Do` has the usual deadline and had a deadline of 120 s",
    ),
}
"""What an action says of itself, before and now, and what is told."""


@pytest.mark.parametrize("name", _HOW)
def test_how_an_action_is_called(name: str, tmp_path: Path) -> None:
    old, new, told = _HOW[name]
    both = tuple(
        Version(_api(tmp_path / str(number), probe=f"actions: {{Do: {each}}}\n"))
        for number, each in enumerate((old, new))
    )
    (change,) = review(
        (both[0], both[1]), Audience.WIRE, None, date(2026, 1, 1)
    ).changes
    draft = change.change.draft
    said = f"{change.rule.id} {draft.message}" + (
        f" | {draft.help}" if draft.help else ""
    )
    assert (said, change.severity) == (told, Severity.INFO)


def test_what_clients_repeat_is_unsafe_now(tmp_path: Path) -> None:
    """Those that are deployed go on as they were told."""
    old, new = (
        _api(tmp_path / each, probe=f"actions: {{Do: {{idempotency: {each}}}}}\n")
        for each in ("idempotent", "unsafe")
    )
    ahead, back = (
        review((Version(a), Version(b)), Audience.WIRE, None, date(2026, 1, 1)).changes
        for a, b in ((old, new), (new, old))
    )
    assert [each.severity for each in (*ahead, *back)] == [
        Severity.WARNING,
        Severity.INFO,
    ]
    told = "they repeat a call without an answer, and it may be carried out twice"
    assert [*notes(ahead[0])] == [f"may break deployed clients of `probe_Do`: {told}"]


def test_who_is_concerned_for_one_reason_is_told_once(tmp_path: Path) -> None:
    old, new = "{T: {fields: {a: u8}}}", "{T: {fields: {a: string}}}"
    (change,) = _reviewed(old, new, tmp_path).changes
    why = "of `probe_Get` and `probe_Send`: neither type takes all values of the other"
    assert [*notes(change)][:2] == [
        f"breaks deployed clients {why}",
        f"breaks deployed servers {why}",
    ]


def _api(folder: Path, **spaces: str) -> Api:
    folder.mkdir()
    files = [folder / f"{name}.yaml" for name in spaces]
    for file, text in zip(files, spaces.values(), strict=True):
        head = f"spec: 1\napi: Probe\nnamespace: {file.stem}\n"
        file.write_text(head + text, "utf-8")
    return compiled(*files)


def _told_of(folder: Path, old: dict[str, str], new: dict[str, str]) -> list[str]:
    both = _api(folder / "old", **old), _api(folder / "new", **new)
    return sorted(each.draft.message for each in compare(*both))


def test_names_that_two_namespaces_have_are_told_apart(tmp_path: Path) -> None:
    old = "types: {S: {values: {A: ''}}}\nactions: {Get: {response: S}}\n"
    new = old.replace("A: ''", "A: '', B: ''").replace(
        "response", "docs: Get., response"
    )
    assert _told_of(tmp_path, {"a": old, "b": old}, {"a": new, "b": new}) == [
        "`B` was added to `a.S`",
        "`B` was added to `b.S`",
        "the docs of `a.Get` say something else",
        "the docs of `b.Get` say something else",
    ]


def test_what_moved_is_not_told_apart_from_itself(tmp_path: Path) -> None:
    types = "types: {S: {values: {A: ''}}}\n"
    ping = "actions: {Ping: {docs: Ask.}}\n"
    get = "actions: {Get: {response: S}}\n"
    old = {"a": types + get, "b": ping}
    new = {
        "a": "imports: {b: [S]}\n" + get.replace("}}", "}, Ping: {docs: Ask.}}"),
        "b": types,
    }
    assert _told_of(tmp_path, old, new) == [
        "`S` moved from `a` to `b`",
        "action `Ping` was added",
        "action `Ping` was removed",
    ]


def test_docs_of_an_action_are_told_once(tmp_path: Path) -> None:
    old = "actions: {Get: {docs: A., request: {GetAction: {x: u8}}}}\n"
    new = old.replace("A.", "B.")
    told = ["the docs of `Get` say something else"]
    assert _told_of(tmp_path, {"a": old}, {"a": new}) == told
