"""Name checks: warnings and errors about names that Python has a use for."""

from __future__ import annotations

from ...ir import casing
from ...ir.model import Api, Struct
from ...output.artifact import DEVICES
from ...text.kinds import (
    BUILTIN_SHADOWED_BY_TYPE,
    CLIENT_HIDES_EXPORT,
    INVALID_IDENTIFIER,
    PACKAGE_IS_DEVICE,
    PACKAGE_SHADOWS_MODULE,
    PYTHON_KEYWORD,
    SHADOWS_PYDANTIC_MEMBER,
)
from ...text.report import Report
from ...text.span import Span
from .identifiers import reserved
from .lower.package import BESIDE_CLIENTS
from .names import ClientPair


def check_names(api: Api, report: Report) -> None:
    """NXG601, NXG603, NXG606: keywords, members of every model, builtins. NXG302: a
    title with letters that the names made from it would lose."""
    if any(letter.isalnum() and not letter.isascii() for letter in api.title):
        report.add(
            INVALID_IDENTIFIER,
            api.span,
            f"the package and the client cannot be named after `{api.title}`",
            help=("write the title with the letters A to Z",),
        )
    for definition in api.definitions.values():
        name = definition.id.name
        _keyword(name, name, definition.span, report)
        if name in reserved("builtins"):
            message = f"type `{name}` has the name of a Python builtin"
            notes = (f"in Python it is called `{name}_`",)
            report.add(BUILTIN_SHADOWED_BY_TYPE, definition.span, message, notes=notes)
        if isinstance(definition, Struct):
            for field in definition.fields:
                _keyword(field.name, field.name, field.span, report)
                if field.name in reserved("model"):
                    report.add(
                        SHADOWS_PYDANTIC_MEMBER,
                        field.span,
                        f"field `{field.name}` has the name of a member of every model",
                        notes=(f"in Python it is called `{field.name}_`",),
                    )
    for action in api.actions:
        _keyword(action.name, casing.snake(action.name), action.span, report)


def check_clients(names: ClientPair, api: Api, report: Report) -> None:
    """NXG609: a client that would hide what the package shows beside it."""
    for name in names:
        if name in BESIDE_CLIENTS:
            report.add(
                CLIENT_HIDES_EXPORT,
                api.span,
                f"the client would be called `{name}`, like something the package has",
                help=(f"choose another title, such as `{api.title} Hub`",),
            )


def check_package(name: str, title: Span | None, report: Report) -> None:
    """NXG607, NXG608: a package that would stand in the way of one that it needs itself,
    or cannot be a folder everywhere."""
    if name.lower() in DEVICES:
        report.add(
            PACKAGE_IS_DEVICE,
            title,
            f"the package would be called `{name}`, which is a device on Windows",
            help=("choose another name with `--package`, or another title",),
        )
    if name in reserved("packages"):
        report.add(
            PACKAGE_SHADOWS_MODULE,
            title,
            f"the package would be called `{name}`, like a module that it may need",
            help=("choose another name with `--package`, or another title",),
        )


def _keyword(name: str, python: str, span: Span, report: Report) -> None:
    if python in reserved("keywords"):
        report.add(
            PYTHON_KEYWORD,
            span,
            f"`{name}` is a keyword in Python",
            notes=(f"there it is called `{python}_`",),
        )
