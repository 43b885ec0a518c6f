"""Writes the specs of an API as large and as tangled as the real Hub's.

11 namespaces, 160 actions, some 460 types; eight namespaces form an import cycle, unions
are recursive and hold structs of other namespaces. Seeded: the same files every time.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from nexigon_gen.ir.terms import Casing
from nexigon_gen.runtime.wire.scalars import ScalarKind

NAMESPACES = (
    *("common", "actors", "devices", "projects", "repositories", "organizations"),
    *("users", "jobs", "audit", "cluster", "instances"),
)
LIBRARIES = ("common",)
"""Namespaces that refer to nothing, and have no actions."""
ACTIVE = tuple(name for name in NAMESPACES if name not in LIBRARIES)
"""Namespaces with actions."""
CYCLE = NAMESPACES[2:10]
"""Namespaces of which each may refer to each other."""
ACTIONS = 160
TYPES = 456
"""In all, without the requests."""
_PLAIN = 455
"""As many as the real Hub has."""
_DRAWN = 393
"""Those that are drawn; the others come with them."""

_SCALARS = [
    *("string", "bool", "u32", "u64", "i64"),
    *("f64", "bytes", "timestamp", "date", "any"),
]
_NOUNS = [
    *("Node", "Token", "Status", "Config", "Limit"),
    *("Link", "Event", "Package", "Version", "Asset"),
]
_VERBS = ["Query", "Get", "Create", "Set", "Delete", "Link", "Issue", "Resolve"]
_WORDS = [
    *("created_at", "name", "owner", "state", "flags"),
    *("count", "size", "parent", "labels", "data"),
]

_NOTES = [
    "string?",
    '{type: "string(..64)?", default: null}',
    "u64?",
    "{type: list<string>, default: [new]}",
]


_LIVES = [
    "deprecated: true",
    "deprecated: {note: Use another one., since: 1.2.0, remove_in: 2.0.0}",
    "unstable: rollouts",
    "unstable: {feature: rollouts, note: It may go., issue: https://example.com/1}",
    "since: 1.1.0",
]

_APART = """\
    wire: {space}_{name}V2
    auth: none
    timeout: 2.5
    request:
      {name}Request:
        stamped_at: {{type: timestamp, wire: stampedAt}}
        note?: string
    response: Level
    examples:
      - {{docs: Noon., request: {{stampedAt: "2024-02-29T12:00:00Z"}}, response: LOW}}
"""

_FOLDER = Path(__file__).parent
_LIBRARY = "common"
_SHARED = (
    *("Level", "Slug", "Slugs", "ApiKey", "Percentage", "Port", "Which"),
    *("Notice", "Change", "Step", "Settings"),
)
"""Types of the library that the real Hub has no use for."""


def _types_of(file: str) -> list[str]:
    text = (_FOLDER / file).read_text("utf-8")
    return text.partition("types:\n")[2].splitlines()


@dataclass
class _Space:
    name: str
    structs: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    imports: dict[str, set[str]] = field(default_factory=dict)
    types: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)


def write(folder: Path, seed: int = 1, *, plain: bool = False) -> list[Path]:
    """Writes one file a namespace and returns their paths. A plain one says no more than
    the real Hub does; else all is there that the language has."""
    maker = _Maker(random.Random(seed), plain=plain)
    paths: list[Path] = []
    for space in maker.spaces.values():
        path = folder / f"{space.name}.yaml"
        path.write_text("\n".join(maker.text(space)) + "\n", "utf-8")
        paths.append(path)
    if not plain:
        shutil.copy(_FOLDER / "settings.json", folder)
    return paths


class _Maker:
    def __init__(self, chance: random.Random, *, plain: bool = False) -> None:
        self._chance = chance
        self._plain = plain
        self._casings = cycle(Casing)
        self._scalars = _SCALARS if plain else [kind.value for kind in ScalarKind]
        self.spaces = {name: _Space(name) for name in NAMESPACES}
        for index in range(_PLAIN if plain else _DRAWN):
            self._name(index)
        for space in self.spaces.values():
            if not plain:
                space.types += _types_of("each.yaml")
            if not plain and space.name == _LIBRARY:
                space.types += _types_of("common.yaml")
            for name in space.structs:
                self._struct(space, name)
            for name in space.others:
                self._other(space, name)
        for index in range(ACTIONS):
            self._action(self.spaces[ACTIVE[index % len(ACTIVE)]], index)

    def _name(self, index: int) -> None:
        space = self.spaces[NAMESPACES[index % len(NAMESPACES)]]
        name = f"{_NOUNS[index // len(NAMESPACES) % len(_NOUNS)]}{index // 110}"
        if index % 7:  # of the others, one name stands in several namespaces
            name = space.name.capitalize() + name
        (space.structs if index % 3 else space.others).append(name)

    def _use(self, space: _Space, *, struct: bool = False) -> str:
        """A type that `space` may name, imported if it must be."""
        near = space.name in LIBRARIES or self._chance.random() < 0.6
        reach = CYCLE if space.name in CYCLE else ("common",)
        owner = space if near else self.spaces[self._chance.choice(reach)]
        names = owner.structs if struct else [*owner.structs, *owner.others]
        name = self._chance.choice(names)
        if owner is space:
            return name
        taken = {*space.structs, *space.others}
        taken |= {n for o, ns in space.imports.items() if o != owner.name for n in ns}
        if name in taken:  # the spec language has no way to rename an import
            return self._chance.choice(space.structs)
        space.imports.setdefault(owner.name, set()).add(name)
        return name

    def _type(self, space: _Space) -> str:
        if not self._plain and self._chance.random() < 0.05:
            return self._beside(space)
        match self._chance.randrange(6):
            case 0:
                return f"list<{self._use(space)}>"
            case 1:
                key = self._chance.choice(("string", "string", "Phase"))
                key = "string" if self._plain else key
                return f"map<{key}, {self._chance.choice(self._scalars)}>"
            case 2:
                scalar = self._chance.choice(self._scalars)
                forms = (f"list<{scalar}?>", f"tuple<{scalar}, u32>")
                return forms[0] if self._plain else self._chance.choice(forms)
            case _:
                return self._chance.choice(self._scalars)

    def _beside(self, space: _Space) -> str:
        """A type of those that the real Hub has no use for."""
        if self._chance.random() < 0.2:
            first, second = self._chance.sample(space.structs, 2)
            form = self._chance.choice(("Page<{}>", "Found<{}, {}>"))
            return form.format(first, second)
        return self._shared(space, self._chance.choice(_SHARED))

    def _shared(self, space: _Space, name: str) -> str:
        if space.name != _LIBRARY:
            space.imports.setdefault(_LIBRARY, set()).add(name)
        return name

    def _fields(self, space: _Space, indent: int) -> Iterator[str]:
        pad = " " * indent
        size = self._chance.randrange(1, 5 + self._plain)
        for word in self._chance.sample(_WORDS, size):
            yield f"{pad}{word}: {self._field(word, self._type(space))}"
        # Optional, so that every type has a finite value.
        yield f"{pad}related?: {self._use(space)}"
        if self._chance.random() < 0.2:
            note = "string?" if self._plain else self._chance.choice(_NOTES)
            if not self._plain:
                yield f"{pad}tags?: {{type: list<string>(..9), validate: [{{unique: true}}]}}"
                yield f"{pad}slug?: {{type: string, validate: [{{bytes: ..63}}]}}"
            yield f"{pad}note?: {note}"
            yield f"{pad}parent_id: string?"

    def _field(self, word: str, type_: str) -> str:
        if self._plain or self._chance.random() < 0.93:
            return f"{type_} -- The {word} of it."
        keys = [f'type: "{type_}"', f"docs: The {word} of it."]
        if self._chance.random() < 0.3:
            keys.append(f"wire: the_{word}")
        if type_ == "string" and self._chance.random() < 0.5:
            keys.append("secret: true")
        return f"{{{', '.join([*keys, *self._life()])}}}"

    def _life(self) -> list[str]:
        is_stable = self._plain or self._chance.random() < 0.93
        return [] if is_stable else [self._chance.choice(_LIVES)]

    def _struct(self, space: _Space, name: str) -> None:
        space.types += [f"  {name}:", f"    docs: The {name} struct."]
        space.types += [f"    {each}" for each in self._life()]
        if not self._plain and self._chance.random() < 0.08:
            space.types.append(f"    casing: {next(self._casings).value}")
        space.types.append("    fields:")
        space.types += self._fields(space, 6)

    def _other(self, space: _Space, name: str) -> None:
        match self._chance.randrange(4):
            case 0:
                space.types.append(f"  {name}: string -- ID of a {name}.")
            case 1:
                space.types += [f"  {name}:", "    casing: lowercase"]
                space.types += [f"    {each}" for each in self._life()]
                space.types.append("    values:")
                space.types += [f"      {each}: The value {each}." for each in _VERBS]
                if not self._plain:
                    space.types.append("      Remove: {alias: Delete}")
                    space.types += [f"  {name}Code:", "    values:"]
                    space.types += [f"      {v}: {n}" for n, v in enumerate(_VERBS, 1)]
            case _:
                space.types += [f"  {name}:", "    tag: kind"]
                if not self._plain:
                    space.types.append("    success: Unit")
                if not self._plain and self._chance.random() < 0.2:
                    space.types.append("    default: Unit")
                if not self._plain and self._chance.random() < 0.2:
                    space.types.append("    envelope: Stamp")
                space.types.append("    variants:")
                space.types.append("      Unit: unit -- Nothing.")
                space.types.append(f"      Flat: {self._use(space, struct=True)}")
                space.types.append(f"      Same: {self._use(space, struct=True)}")
                space.types.append(f"      Many: list<{name}> -- Recursive.")

    def _action(self, space: _Space, index: int) -> None:
        name = f"{self._chance.choice(_VERBS)}{index}"
        repeated = self._chance.choice(("safe", "idempotent", "unsafe"))
        effect = self._chance.choice(("adds", "changes", "removes"))
        space.actions += [
            f"  {name}:",
            f"    docs: Action {index}.",
            f"    idempotency: {repeated}",
            f"    effect: {'reads' if repeated == 'safe' else effect}",
        ]
        if not self._plain and index % 16 == 1:
            space.actions.append(f"    {_LIVES[index // 16 % len(_LIVES)]}")
            self._shared(space, "Level")
            space.actions += _APART.format(name=name, space=space.name).splitlines()
            return
        if not self._plain:
            space.actions.append("    auth: required")
        space.actions.append(f"    request:\n      {name}Request:")
        space.actions += self._fields(space, 8)
        if index % 4:
            space.actions.append(f"    response: {self._use(space)}")

    def text(self, space: _Space) -> Iterator[str]:
        """The lines of a spec file."""
        yield from ("spec: 1", "api: Synthetic Hub", "version: 1.4.0")
        yield from (f"namespace: {space.name}", "servers:")
        yield f"  {space.name}: https://{space.name}.example.com -- Of one namespace."
        if not self._plain and space.name == _LIBRARY:
            yield f"  {space.name}_old: {{url: http://{space.name}, docs: The old one.}}"
        if not self._plain:
            yield f"docs: The {space.name} of the Hub."
            yield f"field_casing: {next(self._casings).value}"
        if space.imports:
            yield "imports:"
        is_long = not self._plain and space.name in CYCLE[::2]
        for owner, names in sorted(space.imports.items()):
            listed = f"[{', '.join(sorted(names))}]"
            yield (
                f"  - {{from: ./{owner}.yaml, names: {listed}}}"
                if is_long
                else f"  {owner}: {listed}"
            )
        yield from ("types:", *space.types)
        if space.actions:
            yield from ("actions:", *space.actions)
