"""Commands: the table of a namespace for the command line, and the program."""

from __future__ import annotations

from collections.abc import Iterator

from ....ir.model import Namespace
from ....runtime.cli import table
from ....runtime.cli.flags import kebab
from .. import literals
from ..expr import Call, Expr, Keyword, Name, Raw, Tupled
from ..imports import Imports
from ..spelling import Spelling
from ..view import CommandsView, ProgramView
from .command_rows import CommandRows
from .context import Lowering
from .docs import in_help

_TABLE = "@_runtime.cli.table"


def lower_commands(space: Namespace, context: Lowering) -> CommandsView:
    """`cli.py` of a namespace."""
    imports = context.modules.imports(space.name, "cli", frozenset({"COMMANDS"}))
    spelling = Spelling(imports)
    rows = CommandRows(context)
    commands = tuple(spelling.text(_written(rows.of(each))) for each in space.actions)
    commands_of = spelling.text(Name(_TABLE, "commands_of"))
    return CommandsView(
        namespace=space.name,
        imports=imports.view,
        commands_of=commands_of,
        commands=commands,
    )


def lower_program(context: Lowering) -> ProgramView:
    """`__main__.py` of the package."""
    api, names = context.api, context.names
    imports = Imports("__main__", ("PROGRAM", "main"), runtime=context.modules.runtime)
    spelling = Spelling(imports)
    groups = [
        _row(
            "CommandGroup",
            kebab(space.name),
            names.spaces[space.name].folder,
            in_help(space.docs, context.linkable),
        )
        for space in api.namespaces
        if space.actions
    ]
    program = Call(
        Name(_TABLE, "Program"),
        (
            *map(_written, (kebab(names.package), api.title)),
            *groups,
            Keyword("package", Raw("PACKAGE")),
            *_texts(client=names.clients.sync, env=names.package.upper()),
        ),
    )
    return ProgramView(
        title=api.title,
        program=spelling.text(program),
        run=spelling.text(Name("@_runtime.cli.main", "run")),
        imports=imports.view,
    )


def _written(row: str | table.Command | table.CommandField | table.Type) -> Expr:
    """A row of a table as the expression that makes it."""
    match row:
        case str():
            return Raw(literals.string(row))
        case table.WordType(values=values, numbers=numbers):
            named = Tupled((*(Raw(str(each)) for each in numbers),))
            words = (
                *map(_written, values),
                *([Keyword("numbers", named)] if numbers else ()),
            )
            return Call(Name(_TABLE, "WordType"), words)
        case table.ObjectType(fields=fields):
            return _row("ObjectType", *fields)
        case table.UnionType(tag=tag, variants=variants):
            inner = [_variant(each) for each in variants]
            return Call(Name(_TABLE, "UnionType"), (_written(tag), *inner))
        case table.TupleType(items=items):
            return _row("TupleType", *items)
        case table.ListType(item=item):
            return _row("ListType", item)
        case table.MapType(value=value):
            return _row("MapType", value)
        case table.CommandField():
            return Call(Name(_TABLE, "CommandField"), (*_field(row),))
        case table.Command():
            return Call(Name(_TABLE, "Command"), (*_command(row),))


def _variant(row: table.UnionCase) -> Call:
    found = _row("UnionCase", row.value, *row.fields)
    if row.number is None:
        return found
    return Call(found.func, (*found.args, Keyword("number", Raw(str(row.number)))))


def _row(name: str, *arguments: str | table.CommandField | table.Type) -> Call:
    return Call(Name(_TABLE, name), (*map(_written, arguments),))


def _field(row: table.CommandField) -> Iterator[Expr]:
    yield from map(_written, (row.name, row.wire))
    if row.type != "json":
        yield _written(row.type)
    yield from _texts(docs=row.docs)
    yield from _switches(
        is_required=row.is_required,
        is_nullable=row.is_nullable,
        is_secret=row.is_secret,
    )
    yield from _texts(limits=row.limits, note=row.note)


def _command(row: table.Command) -> Iterator[Expr]:
    yield from map(_written, (row.name, row.wire))
    yield from map(_written, row.fields)
    yield from _texts(request=row.request, docs=row.docs)
    if row.idempotency != "unsafe":
        yield from _texts(idempotency=row.idempotency)
    yield from _switches(removes=row.removes)
    if not row.needs_token:
        yield Keyword("needs_token", Raw("False"))
    yield from _texts(deprecated=row.deprecated)
    if row.answer != "unit":
        yield Keyword("answer", _written(row.answer))
    if row.secrets:
        yield Keyword("secrets", Tupled((*map(_written, row.secrets),)))
    yield from _texts(success=row.success)
    if row.example != "{}":
        yield from _texts(example=row.example)


def _switches(**given: bool) -> Iterator[Keyword]:
    return (Keyword(name, Raw("True")) for name, is_on in given.items() if is_on)


def _texts(**given: str) -> Iterator[Keyword]:
    return (Keyword(name, _written(text)) for name, text in given.items() if text)
