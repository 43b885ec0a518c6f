"""Tables of settings in TOML, and complaints about what is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias, cast

from ..text.kinds import BAD_SETTING, UNKNOWN_CONFIG_KEY, warnings
from ..text.report import Report
from ..text.span import Source, Span
from ..text.suggest import closest, did_you_mean

_ROOT = ("tool", "nexigon-gen")
_OTHERS = {
    "output": ("out", "output_dir", "out_dir", "outdir", "dest", "target", "to"),
    "specs": ("spec", "input", "inputs", "src", "source", "sources", "files", "api"),
    "package": ("name", "package_name", "module"),
    "outputs": ("docs", "client", "server", "cli", "types", "openapi", "generate"),
    "required-version": ("version", "requires", "required_version"),
    "ignore": ("disable", "exclude", "suppress"),
    "warn": ("enable", "select", "warnings"),
    "jobs": ("targets", "outputs_of", "tasks"),
}
"""What other tools call the settings."""
_BARE = re.compile(r"[A-Za-z./][\w./*-]*")
_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\[\]\n]+?)[ \t]*\]")
_KEY = re.compile(r"[ \t]*([\w-]+|\"[\w-]+\")(?=[ \t]*=)", re.ASCII)
_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")

KeyPath: TypeAlias = tuple[str | int, ...]
"""Where a table or a setting is: `("tool", "nexigon-gen", "jobs", 0, "output")`."""


class SettingsTable:
    """A table. A setting is known by being asked for; `finish` complains of the others.
    Each method gives None where a setting is missing, or has a value of another kind,
    which is reported."""

    def __init__(
        self,
        values: Mapping[str, object],
        key: KeyPath,
        places: Mapping[KeyPath, Span],
        report: Report,
    ) -> None:
        self.report = report
        self._values = values
        self._key = key
        self._places = places
        self._known: list[str] = []

    def text(self, name: str) -> str | None:
        """A text."""
        value = self._value(name)
        if value is None or isinstance(value, str):
            return value
        items = _items(value) or [value]
        help = (f'write `{name} = "{items[0]}"`',) if len(items) == 1 else ()
        self.complain(name, f"`{name}` takes a text", help)
        return None

    def flag(self, name: str) -> bool | None:
        """`true` or `false`."""
        value = self._value(name)
        if value is None or isinstance(value, bool):
            return value
        is_on = str(value).lower() in ("true", "yes", "on", "1")
        help = (f"write `{name} = {str(is_on).lower()}`",)
        self.complain(name, f"`{name}` takes `true` or `false`", help)
        return None

    def words(self, name: str) -> tuple[str, ...] | None:
        """A list of texts; one text is a list of one."""
        value = self._value(name)
        if value is None:
            return None
        items = _items([value] if isinstance(value, str) else value)
        words = [each for each in items if isinstance(each, str)]
        if words and len(words) == len(items):
            return tuple(words)
        shown = ", ".join(f'"{each}"' for each in items) or '"…"'
        help = (f"write `{name} = [{shown}]`",)
        self.complain(name, f"`{name}` takes a list of texts", help)
        return None

    def tables(self, name: str) -> list[SettingsTable] | None:
        """A list of tables."""
        value = self._value(name)
        if value is None:
            return None
        items = [_mapping(each) for each in _items(value)]
        tables = [
            SettingsTable(
                each, (*self._key, name, index), self._places, report=self.report
            )
            for index, each in enumerate(items)
            if each is not None
        ]
        if tables and len(tables) == len(items):
            return tables
        help = (f"write `[[{'.'.join(map(str, (*self._key, name)))}]]` above each",)
        self.complain(name, f"`{name}` takes tables, one for each", help)
        return None

    def checked(self, name: str, check: Callable[[str], str]) -> str | None:
        """A text that passes a check, which raises ValueError."""
        value = self.text(name)
        try:
            return None if value is None else check(value)
        except ValueError as error:
            likely = re.sub(r"\W+", "_", str(value)).lower()
            with suppress(ValueError):
                self.complain(name, str(error), did_you_mean((check(likely),)))
                return None
            self.complain(name, str(error))
            return None

    def chosen(self, name: str, choices: Sequence[str]) -> str | None:
        """One of some words."""
        value = self.text(name)
        if value is None or value in choices:
            return value
        known = ", ".join(f"`{each}`" for each in choices)
        help = did_you_mean(closest(value, choices))
        self.complain(name, f"`{value}` is none of {known}", help)
        return None

    def warnings(self, name: str) -> frozenset[str] | None:
        """Codes of warnings."""
        words = self.words(name)
        try:
            return None if words is None else warnings(words)
        except ValueError as error:
            help = ("`nexigon-gen explain` lists them: a warning can be left out",)
            self.complain(name, str(error), help)
            return None

    def finish(self) -> None:
        """Reports settings that nobody asked for."""
        for name in self._values:
            if name not in self._known:
                self.report.add(
                    UNKNOWN_CONFIG_KEY,
                    self.place(name),
                    f"there is no setting `{name}`",
                    notes=(
                        "there are " + ", ".join(f"`{n}`" for n in sorted(self._known)),
                    ),
                    help=did_you_mean(closest(name, self._known) or self._other(name)),
                )

    def complain(
        self, name: str | None, message: str, help: tuple[str, ...] = ()
    ) -> None:
        """Reports what is wrong with a setting, or with the table."""
        self.report.add(BAD_SETTING, self.place(name), message, help=help)

    def _other(self, name: str) -> tuple[str, ...]:
        """The setting that a word of other tools stands for."""
        word = name.replace("-", "_").lower()
        found = (own for own, others in _OTHERS.items() if word in others)
        return tuple(each for each in found if each in self._known)

    def place(self, name: str | None) -> Span | None:
        """Where a setting stands, or the table."""
        key = (*self._key, name) if name else self._key
        return self._places.get(key) or self._places.get((*key, 0))

    def place_of(self, word: str, name: str) -> Span | None:
        """Where a word of a setting stands, or the setting."""
        place = self.place(name)
        quoted = re.compile(f"[\"']{re.escape(word)}[\"']")
        found = quoted.search(place.source.text, place.end) if place else None
        return Span(place.source, *found.span()) if place and found else place

    def _value(self, name: str) -> object:
        self._known.append(name)
        return self._values.get(name)


def read(path: Path, content: bytes, report: Report) -> SettingsTable | None:
    """The settings in a file; None if there are none, or if the file is no TOML, which is
    reported."""
    from ..text import toml

    source = Source(path.as_posix(), content.decode("utf-8", "replace"))
    try:
        values: object = toml.parse(content.decode())
    except ValueError as error:
        at = _AT.search(str(error))
        start = source.line_starts[int(at[1]) - 1] + int(at[2]) - 1 if at else 0
        fault = _AT.sub("", str(error))
        message = f"`{source.name}` is not TOML: {fault}"
        bare = _BARE.match(source.text, start) if fault == "Invalid value" else None
        help = (f'a text is in quotes: write `"{bare[0]}"`',) if bare else ()
        report.add(BAD_SETTING, Span(source, start, start + 1), message, help=help)
        return None
    places = dict(_places(source))
    found: object = values
    for name in _ROOT:
        table = _mapping(found)
        found = table.get(name) if table else None
    if found is not None and _mapping(found) is None:
        place = places.get(_ROOT) or places.get((*_ROOT, 0))
        message = "`tool.nexigon-gen` is one table"
        how = "write `[tool.nexigon-gen]`; several jobs are `[[tool.nexigon-gen.jobs]]`"
        report.add(BAD_SETTING, place, message, help=(how,))
    if table := _mapping(found):
        return SettingsTable(table, _ROOT, places, report=report)
    for key, place in places.items() if found is None else ():
        if _folded(key) in (_folded(_ROOT), _folded(_ROOT[1:])) and key != _ROOT:
            shown = ".".join(map(str, key))
            message = f"the settings are not read from `{shown}`"
            report.add(
                BAD_SETTING, place, message, help=("write `[tool.nexigon-gen]`",)
            )
            break
    return None


def _folded(key: KeyPath) -> str:
    """A key without what people take for one and the same."""
    return re.sub(r"[-_ ]", "", ".".join(map(str, key))).lower()


def _places(source: Source) -> Iterable[tuple[KeyPath, Span]]:
    """Where tables and settings stand; those in tables that are written in one line are
    left out."""
    table: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    for start in source.line_starts:
        if match := _HEADER.match(source.text, start):
            table = tuple(each.strip(" \t\"'") for each in match[2].split("."))
            if match[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield table, Span(source, *match.span(2))
        elif match := _KEY.match(source.text, start):
            yield (*table, match[1].strip('"')), Span(source, *match.span(1))


def _items(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _mapping(value: object) -> Mapping[str, object] | None:
    # TOML has no other keys.
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else None
