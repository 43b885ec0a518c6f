"""Which side decodes or encodes; travels in pydantic's context."""

from __future__ import annotations

from enum import Enum
from typing import Final


class Role(Enum):
    """The side at work.

    The client reads an open world: it keeps what it does not know and checks no
    constraint. The server reads a closed one. Without a role a value is built in
    Python: only Python types pass, constraints are checked, secrets stay hidden.
    """

    CLIENT = "client"
    SERVER = "server"


CLIENT: Final = Role.CLIENT
SERVER: Final = Role.SERVER
