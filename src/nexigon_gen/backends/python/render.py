"""Rendering: a view as text, through the templates in their compiled form.

The form is a module, made with the wheel. In a checkout it is made again whenever a
template has changed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

_COMPILED = Path(__file__).with_name("compiled.py")
_COMPILER = Path(__file__).parents[4] / "templates" / "compiler.py"


def render(template: str, view: object) -> str:
    """The text of `templates/python/<template>.py.jinja` for a view."""
    function: Callable[[object], str] = vars(_templates())[template]
    return function(view)


@cache
def _templates() -> ModuleType:
    if _COMPILER.is_file():
        _make_fresh()
    return import_module(f"{__package__}.compiled")


def _make_fresh() -> None:
    """Compiles the templates of a checkout, unless that has been done."""
    newest = max(path.stat().st_mtime_ns for path in _sources())
    if _COMPILED.is_file() and _COMPILED.stat().st_mtime_ns > newest:
        return
    beside = _COMPILED.with_suffix(f".{os.getpid()}")
    beside.write_text(_compiler().compiled(), "utf-8")
    os.utime(beside, ns=(newest + 1, newest + 1))
    beside.replace(_COMPILED)
    sys.modules.pop(f"{__package__}.compiled", None)


def _sources() -> list[Path]:
    return [_COMPILER, *_COMPILER.parent.glob("python/*.jinja")]


def _compiler() -> ModuleType:
    spec = spec_from_file_location("template_compiler", _COMPILER)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
