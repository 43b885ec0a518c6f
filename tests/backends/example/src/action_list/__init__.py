"""Lists the actions of an API in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from nexigon_gen.ir.model import Api
from nexigon_gen.output.artifact import Artifact


class ActionList:
    """The backend that `--outputs action-list` asks for."""

    protocol = 1

    def generate(self, api: Api) -> Iterator[Artifact]:
        """A page with a line for each action."""
        lines = [
            f"- `{action.wire}`: {action.docs}\n"
            for space in api.namespaces
            for action in space.actions
        ]
        yield Artifact("ACTIONS.md", f"# {api.title}\n\n{''.join(lines)}")
