"""A parser of plain arguments of the main command.

Nearly all runs have arguments that can be read in one way only. They are read here, as click
would read them, because to import click takes longer than to compile a small spec. Whatever
is wrong, or not so plain, is left to click, which knows what to say.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import cast

from .arguments import RunArguments
from .main_options import OPTIONS
from .options import CommandOption

_BY_NAME: Mapping[str, CommandOption] = {
    name: option for option in OPTIONS for name in option.names
}
_SHORT = frozenset(name for name in _BY_NAME if not name.startswith("--"))


def read(words: list[str]) -> RunArguments | None:
    """The arguments that the words stand for; None if click has to say."""
    specs: list[str] = []
    given: dict[str, list[str]] = {}
    rest = iter(words)
    for word in rest:
        if word == "-" or not word.startswith("-"):
            specs.append(word)
            continue
        name, equals, text = word.partition("=")
        option = _BY_NAME.get(name)
        if option is None or (equals and (option.is_flag or name in _SHORT)):
            return None
        texts = given.setdefault(option.field, [])
        if option.is_flag:
            text = option.stands_for
        elif not equals:
            text = next(rest, "-")  # an end is no value either
        # A value with a dash is most likely an option, after one that lacks its value.
        if text.startswith("-") or (texts and not option.is_repeatable):
            return None
        texts.append(text)
    if any(map(_may_be_a_slip, specs)):
        return None
    try:
        values = {each.field: _value(each, given.get(each.field)) for each in OPTIONS}
    except ValueError:
        return None
    return cast("RunArguments", {**values, "specs": tuple(specs), "words": words})


def _value(option: CommandOption, texts: Sequence[str] | None) -> object:
    if option.is_flag:
        stands_for = texts[0] if texts else None
        return stands_for if option.stands_for else texts is not None
    if option.is_repeatable:
        given: object = tuple(texts or ())
    elif texts is None:
        return option.default
    else:
        (given,) = texts
        if option.choices and given not in option.choices:
            raise ValueError(f"`{given}` is no choice")
    return option.read(given) if option.read else given


def _may_be_a_slip(spec: str) -> bool:
    """Whether a spec may be the command of another tool, or an output after a blank."""
    is_word = spec.isascii() and spec.isalpha() and spec.islower()
    return is_word and not os.path.exists(spec)
