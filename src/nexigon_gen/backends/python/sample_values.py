"""Expressions in the narrow column of a sample, and the imports they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from ...ir.terms import Json
from ...ir.typerefs import TypeRef
from ...values import NamedTuple, dataclass, field
from .expr import (
    Attribute,
    Call,
    Expr,
    KeyValue,
    Keyword,
    Listed,
    Mapped,
    Name,
    Raw,
    Tupled,
)
from .values import Values

_WIDTH = 58
"""Samples stand in a narrow column."""


class Bracketed(NamedTuple):
    """Items in brackets, each behind a prefix such as `name=`."""

    opening: str
    items: tuple[tuple[str, SampleText], ...]
    closing: str


SampleText: TypeAlias = str | Bracketed
"""An expression: a solid one, or one with places to break."""


def flat(text: SampleText) -> str:
    """An expression on one line."""
    if isinstance(text, str):
        return text
    inner = ", ".join(prefix + flat(item) for prefix, item in text.items)
    return f"{text.opening}{inner}{text.closing}"


def laid_out(text: SampleText, indent: int, before: int = 0) -> str:
    """An expression on one line if it fits, else one item a line; `before` are the
    columns in front of it, apart from the indentation."""
    line = flat(text)
    if isinstance(text, str) or not text.items or indent + before + len(line) <= _WIDTH:
        return line
    pad = " " * (indent + 4)
    lines = [
        f"{pad}{prefix}{laid_out(item, indent + 4, len(prefix) + 1)},\n"
        for prefix, item in text.items
    ]
    return f"{text.opening}\n{''.join(lines)}{' ' * indent}{text.closing}"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values, and keeps what they need to be imported."""

    values: Values
    package: str
    _used: dict[str, Name] = field(default_factory=dict[str, Name])

    def imports(self, *names: str) -> str:
        """The statements that import names of the package, and all that was written."""
        found: dict[str, list[str]] = {self.package: [*names]}
        for local, name in self._used.items():
            clause = name.name if local == name.name else f"{name.name} as {local}"
            found.setdefault(name.module, []).append(clause)
        modules = sorted((module, sorted(names)) for module, names in found.items())
        standard = [each for each in modules if not self._is_ours(each[0])]
        ours = [each for each in modules if self._is_ours(each[0])]
        groups = [[*map(_import, each)] for each in (standard, ours) if each]
        return "\n".join("".join(each) for each in groups)

    def _is_ours(self, module: str) -> bool:
        return f"{module}.".startswith(f"{self.package}.")

    def local(self, name: Name) -> str:
        """What a name of the package, or of another module, is called in the program."""
        if name.module == "builtins":
            return name.name
        space = name.module.removeprefix("@").partition(".")[0]
        prefix = "_"
        if name.module.startswith("@_"):
            name = Name(self.package, name.name)
        elif name.module == "@codec":
            name = Name(f"{self.package}.codec", name.name)
        elif name.module.startswith("@"):
            prefix = "".join(part.capitalize() for part in space.split("_"))
            name = Name(self._home(name), name.name)
        is_free = self._used.setdefault(name.name, name) == name
        local = name.name if is_free else prefix + name.name
        self._used[local] = name
        return local

    def _home(self, name: Name) -> str:
        """Where a name of a namespace is imported from: its package, if that has it."""
        space, _, module = name.module.removeprefix("@").partition(".")
        exported = next(
            each.exported
            for each in self.values.names.spaces.values()
            if each.folder == space
        )
        is_exported = name.name in exported.get(module, (name.name,))
        return f"{self.package}.{space}" + ("" if is_exported else f".{module}")

    def value(self, value: Json, ref: TypeRef) -> SampleText:
        """A JSON value of a type as an expression."""
        return self.text(self.values.expr(value, ref))

    def text(self, expr: Expr) -> SampleText:
        """An expression of a value."""
        match expr:
            case Name():
                return self.local(expr)
            case Raw(text=text):
                return text
            case Attribute(base=base, name=name):
                return f"{flat(self.text(base))}.{name}"
            case Call(func=func, args=args):
                return Bracketed(f"{flat(self.text(func))}(", self._items(args), ")")
            case Listed(items=items):
                return Bracketed("[", self._items(items), "]")
            case Tupled(items=items):
                end = ",)" if len(items) == 1 else ")"
                return Bracketed("(", self._items(items), end)
            case Mapped(items=items):
                return Bracketed("{", self._items(items), "}")
            case _:
                raise AssertionError(f"{expr} makes no value")

    def _items(self, items: Sequence[Expr]) -> tuple[tuple[str, SampleText], ...]:
        return tuple(map(self._item, items))

    def _item(self, item: Expr) -> tuple[str, SampleText]:
        match item:
            case Keyword(name=name, value=value):
                return f"{name}=", self.text(value)
            case KeyValue(key=key, value=value):
                return f"{flat(self.text(key))}: ", self.text(value)
            case _:
                return "", self.text(item)


def _import(statement: tuple[str, list[str]]) -> str:
    module, names = statement
    line = f"from {module} import {', '.join(names)}\n"
    if len(line) <= _WIDTH:
        return line
    lines = "".join(f"    {each},\n" for each in names)
    return f"from {module} import (\n{lines})\n"
