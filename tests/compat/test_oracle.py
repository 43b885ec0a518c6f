"""The relation against generated packages of both versions, which talk in process.

Each small value of a type is written by one version and read by the other, as a server and
as a client reads. COMPAT_PAIRS asks for more pairs of types than `make test` tries.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from nexigon_gen.compat.comparison import compare
from nexigon_gen.compat.relation import Relation
from nexigon_gen.compat.verdicts import (
    CLIENT,
    SERVER,
    ReaderRules,
    Verdict,
    verdict,
    worst,
)
from nexigon_gen.compat.versions import Direction, Versions
from nexigon_gen.compat.writer_forms import WriterForms
from support.integration import apart

from .families import Family, Spec
from .versions import Version, judged, version

_PAIRS = int(os.environ.get("COMPAT_PAIRS", "0"))
_SIZE = 24 if _PAIRS else 10
"""Types of a version; each is paired with each of the other version."""
_RUNS = range(max(1, -(-_PAIRS // _SIZE**2)))


@pytest.mark.parametrize("seed", apart(_RUNS, 0))
def test_relation(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    family = Family(random, _SIZE)
    types = family.types()
    old, new = version(tmp_path, types), version(tmp_path, family.changed(types))
    found: Counter[Verdict] = Counter()
    for writer, reader in ((old, new), (new, old)):
        for side in (SERVER, CLIENT):
            found += _compare(writer, reader, side)
    assert found.keys() >= {Verdict.SAFE, Verdict.BREAKS}


def _compare(writer: Version, reader: Version, side: ReaderRules) -> Counter[Verdict]:
    relation = Relation(WriterForms(writer.api), reader.api, side)
    read = reader.server if side is SERVER else reader.client
    found: Counter[Verdict] = Counter()
    for ours in writer.names:
        texts = writer.writes(ours)
        for theirs in reader.names:
            flow = relation.of(writer.ref(ours), reader.ref(theirs))
            if verdict(flow) is not Verdict.UNDECIDED:
                tried = judged(texts, _named(read, theirs))
                assert verdict(flow) is tried, (side, ours, theirs, texts)
                found[tried] += 1
    return found


def _named(
    read: Callable[[str, str], str | None], name: str
) -> Callable[[str], str | None]:
    return lambda text: read(name, text)


_CHANGED: dict[str, tuple[Spec, Spec]] = {
    "Limits": (
        {"type": "list<u8>(..3)"},
        {"type": "list<u8>(..2)"},
    ),
    "MovedPayload": (
        {"tag": "t", "variants": {"A": "unit", "B": "u8"}},
        {"tagged": "adjacently", "tag": "t", "content": "c", "variants": {"A": "unit", "B": "u8"}},
    ),
    "Units": (
        {"closed": True, "values": {"A": "", "B": ""}},
        {"tagged": "externally", "closed": True, "variants": {"A": "unit", "B": "unit"}},
    ),
    "Recursive": (
        {"fields": {"a?": "Recursive", "b": "u8"}},
        {"fields": {"a?": "Recursive", "b": "u8", "c?": "Recursive"}},
    ),
    "Table": (
        {"type": "map<string, u8>"},
        {"fields": {"a?": "u8"}},
    ),
    "Void": (
        {"fields": {"a?": "u8(3..)"}},
        {"fields": {"a?": "string", "b?": "list<Limits>(1..)"}},
    ),
    "Header": (
        {"fields": {"at": "u8", "by?": "string"}},
        {"fields": {"at": "u8"}},
    ),
    "Enveloped": (
        {"tag": "t", "envelope": "Header", "variants": {"A": "unit", "B": "u8"}},
        {"tag": "t", "envelope": "Header", "variants": {"A": "unit", "B": "u8"}},
    ),
    "Bare": (
        {"tag": "t", "variants": {"A": "unit", "B": "u8"}},
        {"tag": "t", "default": "A", "variants": {"A": "unit", "B": "u8"}},
    ),
    "Sizes": (
        {"type": "string", "validate": [{"bytes": "2.."}]},
        {"type": "string(1..)"},
    ),
    "Numbers": (
        {"tagged": "untagged", "variants": {"A": "u8", "B": "i64"}},
        {"tagged": "untagged", "variants": {"A": "bool", "B": "f64"}},
    ),
    "Texts": (
        {"type": "map<string, string>(1..)"},
        {"tag": "t", "default": "A", "variants": {"A": "unit"}},
    ),
    "Cleared": (
        {"fields": {"a?": "u8?", "b?": "u8", "c": "u8?"}},
        {"fields": {"a?": "u8", "b?": "u8?", "c?": "u8"}},
    ),
    "Keyed": (
        {"type": "map<string, u8?>"},
        {"fields": {"a?": "u8"}},
    ),
    "Grown": (
        {"tag": "t", "variants": {"A": "unit", "C": "u8"}},
        {"tag": "t", "envelope": "Header", "variants": {"A": "unit"}},
    ),
}  # fmt: skip


def test_relation_of_what_was_wrong_once(tmp_path: Path) -> None:
    old, new = (
        version(tmp_path, {name: pair[i] for name, pair in _CHANGED.items()})
        for i in (0, 1)
    )
    for writer, reader in ((old, new), (new, old), (old, old), (new, new)):
        for side in (SERVER, CLIENT):
            _compare(writer, reader, side)


@pytest.mark.parametrize("seed", range(40))
def test_changes_add_up_to_the_relation(seed: int, tmp_path: Path) -> None:
    """What is reported of an action is all that happens to its bodies."""
    random = Random(seed)
    family = Family(random, 12)
    types = family.types()
    later = family.changed(types)
    old, new = version(tmp_path, types), version(tmp_path, later)
    changes = compare(old.api, new.api)
    versions = Versions(old.api, new.api)
    for name in old.names:
        for direction in Direction:
            effects = [
                each
                for change in changes
                for each in change.effects
                if each.direction is direction and f"probe_{name}" in each.actions
            ]
            whole = versions.types(old.ref(name), new.ref(name))(direction)
            for told, true in (
                (worst(*(each.cells.client for each in effects)), whole.client),
                (worst(*(each.cells.server for each in effects)), whole.server),
            ):
                # A list that is always empty hides what its items do.
                hides = _has_none(types) or _has_none(later)
                assert told is true or (told.rank > true.rank and hides)


def _has_none(types: dict[str, Spec]) -> bool:
    return "(..0)" in str(types)
