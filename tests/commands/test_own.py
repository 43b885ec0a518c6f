"""Commands of somebody's own, beside the generated ones."""

from __future__ import annotations

import pytest

from support.commands import CommandLine

TOOL = '''
import sys

import click

from fleet.__main__ import main


@click.command()
@click.option("--board", required=True)
def flash(board: str) -> None:
    """Writes an image to a board."""
    click.echo(f"flashing {board}")


def check(arguments: list[str]) -> int:
    print("checking", *arguments)
    return 9


def fail(arguments: list[str]) -> int:
    raise ValueError(arguments[0])


OWN = {"flash": "tool:flash", "devices check": "tool:check", "fail": "tool:fail"}

if __name__ == "__main__":
    sys.exit(main(commands=OWN))
'''


@pytest.fixture(scope="module")
def tool(fleet: CommandLine) -> CommandLine:
    (fleet.folder / "tool.py").write_text(TOOL)
    return CommandLine(fleet.folder, "tool", fleet.environment)


def test_a_click_command(tool: CommandLine) -> None:
    done = tool("flash", "--board", "b1")
    assert (done.code, done.out) == (0, "flashing b1\n")


def test_a_function_within_a_namespace(tool: CommandLine) -> None:
    done = tool("devices", "check", "--all", "x")
    assert (done.code, done.out) == (9, "checking --all x\n")


def test_its_mistakes_are_its_own(tool: CommandLine) -> None:
    done = tool("flash")
    assert done.code == 2
    assert "Missing option '--board'" in done.err


def test_help_and_completion_name_it(tool: CommandLine) -> None:
    assert "flash" in tool("--help").out
    assert "check" in tool("devices", "--help").out
    assert tool("fl", _FLEET_COMPLETE="bash").out == "flash\n"
    assert tool("devices", "ch", _FLEET_COMPLETE="bash").out == "check\n"


def test_generated_ones_are_there(tool: CommandLine) -> None:
    assert tool("devices", "find", "--help").code == 0


def test_a_bug_is_told_without_values(tool: CommandLine) -> None:
    done = tool("fail", "c4nary")
    assert done.code == 70
    assert "a bug: ValueError at tool.py" in done.err
    assert "c4nary" not in done.err
