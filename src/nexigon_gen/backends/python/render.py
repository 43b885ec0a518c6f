"""View → text, through the templates."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket

_TOOL = Path(__file__).parent.parent.parent


def render(template: str, view: object) -> str:
    """The text of `python/<template>.jinja` for a view."""
    return _environment().get_template(f"python/{template}.jinja").render(view=view)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_templates_folder()),
        auto_reload=False,
        bytecode_cache=_compiled(),
        keep_trailing_newline=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )


def _templates_folder() -> Path:
    """Inside the installed package, or beside `src` in a checkout."""
    installed = _TOOL / "templates"
    return installed if installed.is_dir() else _TOOL.parent.parent / "templates"


class _Compiled(FileSystemBytecodeCache):
    """Jinja's store of compiled templates. It saves milliseconds; a run that cannot
    write to it, as on a full disk, is as good without."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a compiled template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled() -> _Compiled | None:
    """The store, in a folder that only this user can write, if there is one."""
    try:
        return _Compiled()
    except (OSError, RuntimeError):
        return None
