"""Rendering: a view as text, through the templates of a backend in their compiled form.

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
from typing import Any

_BACKENDS = Path(__file__).parent
_COMPILER = Path(__file__).parents[3] / "templates" / "compiler.py"


def render(backend: str, template: str, view: object) -> str:
    """Renders a view with a template of a backend."""
    function: Callable[[object], str] = vars(_compiled(backend))[template]
    return function(view)


@cache
def _compiled(backend: str) -> ModuleType:
    name = f"{__package__}.{backend}.compiled"
    if _COMPILER.is_file():
        _make_fresh(_BACKENDS / backend / "compiled.py", name)
    return import_module(name)


def _make_fresh(compiled: Path, name: str) -> None:
    """Compiles the templates of a checkout, unless they are compiled already."""
    sources = [_COMPILER, *_COMPILER.parent.glob("*/*.jinja")]
    newest = max(path.stat().st_mtime_ns for path in sources)
    if compiled.is_file() and compiled.stat().st_mtime_ns > newest:
        return
    backend = compiled.parent.name
    found = next(each for each in _compiler().EVERY if each.backend == backend)
    beside = compiled.with_suffix(f".{os.getpid()}")
    beside.write_text(found.compiled(), "utf-8")
    os.utime(beside, ns=(newest + 1, newest + 1))
    beside.replace(compiled)
    sys.modules.pop(name, None)


def _compiler() -> Any:
    spec = spec_from_file_location("template_compiler", _COMPILER)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    # A dataclass looks its module up there.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
