"""Specs through the real pipeline, in this process."""

from __future__ import annotations

import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from importlib import import_module, invalidate_caches
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from nexigon_gen.config import GenerationSettings, Runtime
from nexigon_gen.ir.model import Api
from nexigon_gen.output.artifact import Artifact
from nexigon_gen.pipeline import generate
from nexigon_gen.text.report import Report
from support import specs as pipeline
from support.sdk import Sdk, is_runtime, write

from .specs import Spec

_numbers = count()


def compiled(spec: Spec) -> Api:
    """The IR of a spec; fails on any error."""
    with TemporaryDirectory() as folder:
        return pipeline.compiled(*spec.write(Path(folder)))


def artifacts(
    api: Api, package: str = "random_api", runtime: Runtime = Runtime.COPY
) -> tuple[Artifact, ...]:
    """The generated package."""
    report = Report()
    found = generate(api, GenerationSettings(package, runtime=runtime), report)
    assert not report.has_errors, pipeline.messages(report)
    return found


def modules(api: Api) -> Mapping[str, str]:
    """The modules made for this API, by path in the package: not the runtime."""
    return {
        each.path.partition("/")[2]: each.text
        for each in artifacts(api)
        if each.path.endswith(".py") and not is_runtime(each)
    }


@contextmanager
def imported(api: Api) -> Generator[Sdk]:
    """The generated package, as long as it can be imported here. Its runtime is that of
    all of them: to import a copy takes ten times as long as the rest."""
    package = f"random_api_{next(_numbers)}"
    with TemporaryDirectory() as folder:
        write(artifacts(api, package, Runtime.PACKAGE), Path(folder))
        sys.path.insert(0, folder)
        invalidate_caches()
        try:
            yield Sdk(Path(folder), package)
        finally:
            sys.path.remove(folder)
            for name in [name for name in sys.modules if name.split(".")[0] == package]:
                del sys.modules[name]


def runtime(name: str) -> ModuleType:
    """A module of the runtime that imported packages share."""
    return import_module(f"nexigon_runtime.{name}")
