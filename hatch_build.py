"""Build hook: compiles the templates of Python code for the wheel."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Templates(BuildHookInterface[Any]):
    """Writes the module that `nexigon_gen.backends.python.render` imports."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before the files of the wheel are collected."""
        root = Path(self.root)
        compiler = runpy.run_path(str(root / "templates" / "compiler.py"))
        target = root / "src" / "nexigon_gen" / "backends" / "python" / "compiled.py"
        target.write_text(compiler["compiled"](), "utf-8")
