"""Parameters take any sequence and any mapping of what their items may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from support.sdk import Sdk, make

from .checkers import Complaints, mypy, pyright

SPEC = Path(__file__).with_name("sequences.yaml")
_PREAMBLE = """\
from collections.abc import Mapping, Sequence

from sdk_rows import AsyncRows, Rows
from sdk_rows.rows import Cell, CellEmpty, CellText, PutAction, Row, RowId


class Mine(Row):
    pass


"""
_VALID = {
    "list of a variant": "hub.rows.put(line=texts)",
    "tuple of variants": "hub.rows.put(line=(CellText(text='a'), CellEmpty()))",
    "list of the union": "hub.rows.put(line=cells)",
    "what a response holds": "hub.rows.put(line=action.line, table=action.table)",
    "lists of lists": "hub.rows.put(line=[], table=[texts, (CellEmpty(),)])",
    "list of a subclass": "hub.rows.put(line=[], rows=mine)",
    "list of a newtype": "hub.rows.put(line=[], ids=ids, words=ids)",
    "mapping of a variant": "hub.rows.put(line=[], by_name={'a': texts[0]}, words=None)",
    "dict of a variant": "hub.rows.put(line=[], by_name=named)",
    "action of a literal": "PutAction(line=[CellEmpty(), *texts])",
    "action of a comprehension": "PutAction(line=[cell for cell in texts])",
}
_WRONG = {
    "list of something else": "hub.rows.put(line=ids)",
    "text for a list of identifiers": "hub.rows.put(line=[], ids='id')",
    "list of plain text": "hub.rows.put(line=[], ids=words)",
    "one of them": "hub.rows.put(line=texts[0])",
    "mapping of something else": "hub.rows.put(line=[], by_name={'a': 'b'})",
    "null in a list": "hub.rows.put(line=[None])",
    "set": "hub.rows.put(line=[], words={'a'})",
}
_FUNCTION = """
{define} program_{number}(
    hub: {hub},
    action: PutAction,
    cells: Sequence[Cell],
    texts: list[CellText],
    mine: list[Mine],
    ids: list[RowId],
    words: list[str],
    named: dict[str, CellText],
) -> None:
    {line}
"""


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Sdk:
    """The package of the spec."""
    return make(tmp_path_factory.mktemp("rows").resolve(), "sdk_rows", SPEC)


def programs(lines: Mapping[str, str]) -> str:
    """A module in which each line stands twice: in a function and in a coroutine."""
    text = _PREAMBLE
    for number, line in enumerate(lines.values()):
        text += _FUNCTION.format(define="def", hub="Rows", number=number, line=line)
        line = line.replace("hub.rows", "await hub.rows")
        define, number = "async def", number + len(lines)
        text += _FUNCTION.format(
            define=define, hub="AsyncRows", number=number, line=line
        )
    return text


@pytest.mark.integration
@pytest.mark.parametrize("check", [mypy, pyright])
def test_checkers(
    package: Sdk, check: Callable[[Path, Path], Complaints], tmp_path: Path
) -> None:
    tmp_path = tmp_path.resolve()
    (tmp_path / "valid.py").write_text(programs(_VALID))
    wrong = tmp_path / "wrong.py"
    wrong.write_text(programs(_WRONG))
    lines = {
        number
        for number, line in enumerate(programs(_WRONG).splitlines(), 1)
        if ".put(" in line
    }
    assert len(lines) == 2 * len(_WRONG)
    assert check(tmp_path, package.folder) == {wrong: lines}


def test_what_is_no_list_is_refused(package: Sdk) -> None:
    """A type checker takes a text for a sequence of texts."""
    root, errors = package.module(), package.module("errors")
    stub = package.module("testing").StubTransport()
    hub = root.Rows("https://rows.example.com", token="t", transport=stub)
    wrong: tuple[Any, ...] = ("ab", b"ab", {"a": "b"}, range(2))
    for value in wrong:
        with pytest.raises((errors.InvalidActionError, ValueError)):
            hub.rows.put(line=[], words=value)
    for value in ("ab", [("a", "b")], ["a"]):
        with pytest.raises((errors.InvalidActionError, ValueError)):
            hub.rows.put(line=[], by_name=value)
    assert not stub.calls


def test_a_list_of_a_variant_is_sent(package: Sdk) -> None:
    rows, stub = package.module("rows"), package.module("testing").StubTransport()
    hub = package.module().Rows("https://rows.example.com", token="t", transport=stub)
    answer = rows.PutAction(line=[])
    stub.reply(rows.PutAction, answer)
    texts = [rows.CellText(text="a")]
    assert hub.rows.put(line=texts, table=[texts], words=["a"]) == answer
    (sent,) = stub.calls
    assert sent == rows.PutAction(line=texts, table=[texts], words=["a"])
