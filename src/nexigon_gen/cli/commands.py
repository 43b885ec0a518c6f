"""The names of the commands beside the main one, and how a shell asks for completions."""

from __future__ import annotations

COMMANDS = {
    "changes": "compat",
    "compat": "compat",
    "explain": "reference",
    "fmt": "fmt",
    "import": "importing",
    "schema": "reference",
}
"""The module of each command. A run imports only the one that it needs."""
COMPLETE = "_NEXIGON_GEN_COMPLETE"
"""The environment variable that asks for completions."""
