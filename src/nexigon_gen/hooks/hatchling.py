"""The build hook of Hatchling: `[tool.hatch.build.hooks.nexigon-gen]`."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.plugin import hookimpl

from ..library import build


class NexigonGen(BuildHookInterface[Any]):
    """Generates before the files of a wheel or a source archive are collected."""

    PLUGIN_NAME = "nexigon-gen"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """What is generated is packaged, even if git ignores it."""
        build_data["artifacts"] += [f"/{path.as_posix()}" for path in build(self.root)]


@hookimpl
def hatch_register_build_hook() -> type[NexigonGen]:
    """How Hatchling finds the hook."""
    return NexigonGen
