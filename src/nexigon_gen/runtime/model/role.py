"""Roles: which side decodes or encodes. One travels in pydantic's context."""

from __future__ import annotations

from enum import Enum
from typing import Final


class Role(Enum):
    """The side at work.

    The client reads an open world: it keeps what it does not know and checks no
    constraint. The server reads a closed one. A caller builds a value by keywords: what
    is unknown can only be a mistake. Without a role it is data, Python objects or what
    `json.loads` makes of them, of an open world; constraints are checked. Only client
    and server show secrets.
    """

    CLIENT = "client"
    SERVER = "server"
    CALLER = "caller"


CLIENT: Final = Role.CLIENT
SERVER: Final = Role.SERVER
CALLER: Final = Role.CALLER
