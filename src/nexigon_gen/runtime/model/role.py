"""Roles: who reads or writes a value. Passed as the context of pydantic."""

from __future__ import annotations

from enum import Enum
from typing import Final


class Role(Enum):
    """Who reads or writes a value.

    `CLIENT` keeps what it does not know, and checks no constraints. `SERVER` refuses unknown
    variants and values, and checks constraints. `CALLER` is Python code that builds a value
    by keywords, where anything unknown is a mistake. Without a role the input is data, such
    as that of `json.loads`: unknown things are kept, and constraints are checked. Only
    `CLIENT` and `SERVER` write the plain text of secrets.
    """

    CLIENT = "client"
    SERVER = "server"
    CALLER = "caller"


CLIENT: Final = Role.CLIENT
SERVER: Final = Role.SERVER
CALLER: Final = Role.CALLER
