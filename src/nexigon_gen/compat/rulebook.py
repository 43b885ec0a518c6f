"""The rules: what each kind of change means and to whom, as data in `rules/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files

from ..values import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of change.

    `client` and `server` say why deployed ones break or lose, where they do; `code` and
    `stub` say what changes for who compiles against the SDK or implements the server,
    and are empty where nothing does. `safe` says why deployed
    clients go on, where that is news. `todo` is what a caller does about it, `group` where
    a changelog has it, if it does. `fixed` is a severity that does not follow from who breaks; the
    docs say why. `before` and `after` are YAML that shows the change, `near` what looks
    like it and is none.
    """

    id: str
    name: str
    severity: str
    title: str
    explanation: str
    twin: str = ""
    group: str = "changed"
    client: str = ""
    server: str = ""
    safe: str = ""
    code: str = ""
    stub: str = ""
    todo: str = ""
    fixed: str = ""
    before: str = ""
    after: str = ""
    near: str = ""

    @property
    def is_source(self) -> bool:
        """Whether Python code has to change."""
        return bool(self.code or self.stub)


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule, by code."""
    return {each.id: each for each in sorted(_read(), key=lambda each: each.id)}


def _read() -> Iterator[Rule]:
    known = {each.name for each in fields(Rule)}
    for file in files("nexigon_gen.compat").joinpath("rules").iterdir():
        table: Mapping[str, Mapping[str, str]] = tomllib.loads(file.read_text("utf-8"))
        for code, entry in table.items():
            assert entry.keys() <= known, entry
            yield Rule(id=code, **entry)
