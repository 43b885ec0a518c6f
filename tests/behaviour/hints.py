"""A program that evaluates every annotation of a package: `hints.py PACKAGE`. Each module
is the only one of it that its process imports."""

from __future__ import annotations

import inspect
import os
import sys
import typing
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import BaseModel  # which each process would import anew


def modules(package: str) -> Iterator[str]:
    """The public modules of a package."""
    (folder,) = import_module(package).__path__
    for path in sorted(Path(folder).rglob("*.py")):
        parts = [package, *path.relative_to(folder).with_suffix("").parts]
        if not any(part.startswith("_") and part != "__init__" for part in parts):
            yield ".".join(part for part in parts if part != "__init__")


def subjects(name: str) -> Iterator[tuple[str, Any]]:
    """What a module shows: classes, their methods and functions."""
    module = import_module(name)
    for each in getattr(module, "__all__", None) or [*vars(module)]:
        found = getattr(module, each)
        ours = str(getattr(found, "__module__", "")).startswith(ROOT)
        if callable(found) and ours and not each.startswith("_"):
            yield f"{name}.{each}", found
        if inspect.isclass(found) and found.__module__.startswith(ROOT):
            for member, value in inspect.getmembers(found):
                public = not member.startswith("_") or member == "__init__"
                ours = str(getattr(value, "__module__", "")).startswith(ROOT)
                # To some versions of Python, a cached property is a routine, too.
                is_routine = inspect.isroutine(value) and callable(value)
                if public and ours and is_routine:
                    yield f"{name}.{each}.{member}", value


ROOT = sys.argv[1]
for module in modules(ROOT):
    if os.fork():
        os.wait()
        continue
    for where, subject in subjects(module):
        try:
            is_class, is_routine = inspect.isclass(subject), inspect.isroutine(subject)
            if is_class or is_routine:
                inspect.get_annotations(subject, eval_str=True)
                typing.get_type_hints(subject, include_extras=True)
            if is_routine or (is_class and issubclass(subject, BaseModel)):
                inspect.signature(subject, eval_str=True)
        except (AttributeError, NameError, TypeError, ValueError) as error:
            print(f"{where}: {type(error).__name__}: {error}")
    break
