"""Help for what people write out of habit: it never decides what is wrong.

A good run needs none of it, so each part is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .bodies import bare_fields, body, no_body, no_fields, no_kind
    from .checks import apart, checked
    from .definitions import numbered
    from .dialects import listed, tupled
    from .hint import Advice
    from .keys import is_known, key
    from .names import arity, copied, importing, imports, is_import, with_key
    from .protobuf import keyed
    from .ranges import brackets, no_bounds, no_range
    from .requests import action, body_name, in_braces, inline, moved, payload, request
    from .schema import type_for, type_list
    from .types import behind_type, foreign, in_brackets, no_type
    from .unknown_keys import advice
    from .values import choice, members, missing, seconds, title
    from .wrong_values import wrong

__all__ = [
    "Advice",
    "action",
    "advice",
    "apart",
    "arity",
    "bare_fields",
    "behind_type",
    "body",
    "body_name",
    "brackets",
    "checked",
    "choice",
    "copied",
    "foreign",
    "importing",
    "imports",
    "in_braces",
    "in_brackets",
    "inline",
    "is_import",
    "is_known",
    "key",
    "keyed",
    "listed",
    "members",
    "missing",
    "moved",
    "no_body",
    "no_bounds",
    "no_fields",
    "no_kind",
    "no_range",
    "no_type",
    "numbered",
    "payload",
    "request",
    "seconds",
    "title",
    "tupled",
    "type_for",
    "type_list",
    "with_key",
    "wrong",
]

_PARTS = (
    "bodies",
    "checks",
    "definitions",
    "dialects",
    "hint",
    "keys",
    "names",
    "protobuf",
    "ranges",
    "requests",
    "schema",
    "types",
    "unknown_keys",
    "values",
    "wrong_values",
)


def __getattr__(name: str) -> object:
    """The function of that name, from the part that has it."""
    if name in __all__:
        for part in _PARTS:
            module = import_module(f"{__name__}.{part}")
            found: object = vars(module).get(name)
            if found is not None:
                return found
    raise AttributeError(name)
