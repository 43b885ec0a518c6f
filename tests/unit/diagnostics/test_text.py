"""What a person sees: whole diagnostics, to the letter."""

from __future__ import annotations

from textwrap import dedent

import pytest

from nexigon_gen.diagnostics.text import MAX_SHOWN, render
from nexigon_gen.text.kinds import DUPLICATE_FIELD, DiagnosticKind, Severity
from nexigon_gen.text.report import Diagnostic, Label
from nexigon_gen.text.span import Source, Span

from .places import at, block, error

SPEC = Source(
    "spec/projects.yaml",
    dedent("""\
        spec: 1
        api: Nexigon Hub
        namespace: projects
        types:
          QueryProjectsItem:
            fields:
              name: string
              name?: string
              labels: list<string>
        """),
)


def test_the_example_of_the_design() -> None:
    diagnostic = Diagnostic(
        DUPLICATE_FIELD,
        "field `name` is defined twice in `QueryProjectsItem`",
        Label(at(SPEC, "name?"), "defined again here"),
        (Label(at(SPEC, "name", 1), "first defined here"),),
        ("`name` and `name?` are the same field; the `?` only marks it optional",),
    )
    assert render([diagnostic], colour=False) == dedent("""\
        error[NXG204]: field `name` is defined twice in `QueryProjectsItem`
         --> spec/projects.yaml:8:7
          |
        7 |       name: string
          |       ---- first defined here
        8 |       name?: string
          |       ^^^^^ defined again here
          |
          = note: `name` and `name?` are the same field; the `?` only marks it optional

        error: 1 error
        """)


def test_lines_that_are_left_out() -> None:
    diagnostic = error(
        at(SPEC, "labels"),
        "",
        Label(at(SPEC, "name", 1), "one line is shown"),
        Label(at(SPEC, "types"), "more are not"),
    )
    assert block(diagnostic) == dedent("""\
         --> spec/projects.yaml:9:7
          |
        4 | types:
          | ----- more are not
        ...
        7 |       name: string
          |       ---- one line is shown
        8 |       name?: string
        9 |       labels: list<string>
          |       ^^^^^^
        """)


def test_places_in_other_files() -> None:
    common = Source("spec/common.yaml", "\n" * 11 + "  Id: string\n")
    diagnostic = error(
        at(SPEC, "api"),
        "here",
        Label(at(common, "Id"), "and there"),
        Label(at(SPEC, "types"), "and here"),
        help=("choose one",),
    )
    assert block(diagnostic) == dedent("""\
          --> spec/projects.yaml:2:1
           |
         2 | api: Nexigon Hub
           | ^^^ here
         3 | namespace: projects
         4 | types:
           | ----- and here
           |
          ::: spec/common.yaml:12:3
           |
        12 |   Id: string
           |   -- and there
           |
           = help: choose one
        """)


def test_no_place() -> None:
    diagnostic = error(None, notes=("one line\nand another",), help=("do this",))
    assert block(diagnostic).splitlines() == [
        "  = note: one line",
        "          and another",
        "  = help: do this",
    ]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        pytest.param("", (0, 0), ["1 |", "  | ^ here"], id="empty file"),
        pytest.param("a: b", (4, 4), ["1 | a: b", "  |     ^ here"], id="end of file"),
        pytest.param(
            "a:\r\n  b: c\r\n",
            (6, 7),
            ["2 |   b: c", "  |   ^ here"],
            id="CRLF",
        ),
        pytest.param(
            "a: |\r\n  b\r\n  c\r\n",
            (3, 14),
            ["1 | a: |", "  |    ^ here"],
            id="several lines",
        ),
        pytest.param(
            "a: b\n\nc", (4, 5), ["1 | a: b", "  |     ^ here"], id="line break"
        ),
    ],
)
def test_edges(text: str, span: tuple[int, int], expected: list[str]) -> None:
    shown = block(error(Span(Source("a.yaml", text), *span), "here"))
    assert shown.splitlines()[2:] == expected


def test_hostile_text_is_made_safe() -> None:
    source = Source("a\x1b[2J.yaml", "k: \x1b[31m\x07")
    diagnostic = error(at(source, "\x1b[31m"), "\x1b[0m\nx", notes=("\x9b1m",))
    assert block(diagnostic) == dedent("""\
         --> a<U+001B>[2J.yaml:1:4
          |
        1 | k: <U+001B>[31m<U+0007>
          |    ^^^^^^^^^^^^ <U+001B>[0m x
          |
          = note: <U+009B>1m
        """)


def test_colour() -> None:
    source = Source("a.yaml", "k: v")
    text = render([error(at(source, "v"), "here", notes=("why",))], colour=True)
    assert text == (
        "\x1b[1;31merror[NXG999]\x1b[0m\x1b[1m: it is wrong\x1b[0m\n"
        "\x1b[34m -->\x1b[0m a.yaml:1:4\n"
        "\x1b[34m  |\x1b[0m\n"
        "\x1b[34m1 |\x1b[0m k: v\n"
        "\x1b[34m  |\x1b[0m    \x1b[1;31m^ here\x1b[0m\n"
        "\x1b[34m  |\x1b[0m\n"
        "  \x1b[34m=\x1b[0m \x1b[1;32mnote\x1b[0m: why\n"
        "\n"
        "\x1b[1;31merror\x1b[0m: 1 error\n"
    )


def warning() -> Diagnostic:
    return Diagnostic(DiagnosticKind("NXG998", Severity.WARNING), "it is odd")


@pytest.mark.parametrize(
    ("found", "closing"),
    [
        ([error(None)], "error: 1 error"),
        ([warning()], "warning: 1 warning"),
        ([warning(), error(None), error(None)], "error: 2 errors, 1 warning"),
        ([warning()] * 3, "warning: 3 warnings"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_closing_line(found: list[Diagnostic], closing: str) -> None:
    assert render(found, colour=False).splitlines()[-1] == closing


def test_nothing_found() -> None:
    assert render([], colour=False) == ""


def test_too_many_to_show() -> None:
    found = [warning()] * MAX_SHOWN + [error(None)] * 2
    lines = render(found, colour=False).splitlines()
    assert lines.count("error[NXG999]: it is wrong") == 2
    assert lines.count("warning[NXG998]: it is odd") == MAX_SHOWN - 2
    assert lines[-3:] == [
        "... and 2 more; `--format concise` shows all of them",
        "",
        "error: 2 errors, 20 warnings",
    ]
