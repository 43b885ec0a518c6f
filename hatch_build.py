"""Build hook: compiles the templates of the backends for the wheel."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Templates(BuildHookInterface[Any]):
    """Writes the modules that `nexigon_gen.backends.render` imports."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before the files of the wheel are collected."""
        root = Path(self.root)
        compiler = runpy.run_path(str(root / "templates" / "compiler.py"))
        backends = root / "src" / "nexigon_gen" / "backends"
        for templates in compiler["EVERY"]:
            target = backends / templates.backend / "compiled.py"
            target.write_text(templates.compiled(), "utf-8")
