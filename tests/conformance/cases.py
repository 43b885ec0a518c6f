"""The tables of accepted and rejected JSON, one file for each spec.

A file lists types, as one would write them in a spec, and for each of them JSON texts
named by the clause they show:

    accepts:  read by client and server, and written back by both
    client:   read and written back by the client; refused by the server
    rejects:  refused by both

What is not written back byte for byte is a mapping: `read`, and `written`, or what
either side writes under `client` and `server`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import yaml

Expectation: TypeAlias = Literal["accepts", "client", "rejects"]
Text: TypeAlias = str | Mapping[str, str]
Table: TypeAlias = Mapping[str, Mapping[Expectation, Mapping[str, Text]]]

TABLES = {path.stem: path for path in Path(__file__).parent.glob("*.yaml")}


@dataclass(frozen=True, slots=True)
class Case:
    """One JSON text. What a side writes is None if it refuses to read."""

    spec: str
    type: str
    clause: str
    read: bytes
    client: bytes | None
    server: bytes | None

    @property
    def id(self) -> str:
        """The clause, with what it is about."""
        return f"{self.clause} {self.type} {self.spec}"


def cases() -> Iterator[Case]:
    """All cases of all tables."""
    for spec in sorted(TABLES):
        for expression, expectations in table(spec).items():
            for expectation, texts in expectations.items():
                for clause, text in texts.items():
                    yield _case(spec, expression, clause, expectation, text)


@cache
def table(spec: str) -> Table:
    """The table of a spec."""
    found: Table = yaml.safe_load(TABLES[spec].read_text("utf-8"))
    return found


def _case(
    spec: str, expression: str, clause: str, expectation: Expectation, text: Text
) -> Case:
    if isinstance(text, str):
        text = {"read": text}
    written = text.get("written", text["read"])
    client = None if expectation == "rejects" else text.get("client", written)
    server = text.get("server", written) if expectation == "accepts" else None
    return Case(
        spec, expression, clause, text["read"].encode(), _bytes(client), _bytes(server)
    )


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()
