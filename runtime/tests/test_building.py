"""Types that lead to each other for long, built on any stack and in any process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from support.command import python
from support.integration import apart
from support.sdk import write
from support.specs import artifacts

FIELDS = {
    "optional": ["'a?': T{next}"],
    "two": ["'b?': list<T{seventh}>", "'c?': map<string, T{third}>"],
}
"""What each of so many types has."""

BUILD = """
import gc, threading
from big import things

def build():
    things.T0.model_validate_json(%r)
    gc.collect()
    print("built")

if %d:
    threading.stack_size(%d << 10)
thread = threading.Thread(target=build)
thread.start()
thread.join()
assert threading.stack_size() == %d << 10
"""

START = """
import asyncio
from big.server import ActionApp, allow_anonymous
from big.things.server import ThingsService

asyncio.run(ActionApp([ThingsService()], authenticate=allow_anonymous).startup())
print("built")
"""

RING = 400 if sys.version_info[:2] == (3, 12) else 800
"""Types. CPython 3.12 has a limit for calls through C that nobody can raise."""


def _package(folder: Path, form: str, count: int) -> None:
    lines = ["spec: 1", "api: Big", "namespace: things", "types:"]
    for number in range(count):
        numbers = {
            "next": (number + 1) % count,
            "seventh": (number * 7 + 1) % count,
            "third": (number * 3 + 2) % count,
        }
        lines += [f"  T{number}:", "    fields:"]
        lines += [f"      {each.format_map(numbers)}" for each in FIELDS[form]]
    lines += ["actions:", "  Get: {request: {GetAction: {of: T0}}, response: T1}", ""]
    spec = folder / "big.yaml"
    spec.write_text("\n".join(lines))
    write(artifacts(spec, package="big"), folder)


@pytest.fixture(scope="module")
def ring(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ring")
    _package(folder, "optional", RING)
    return folder


@pytest.mark.parametrize("stack", apart([0, 512], 512), ids=lambda size: f"{size} KiB")
def test_a_ring_of_types(ring: Path, stack: int) -> None:
    done = python(ring, "-c", BUILD % (b"{}", stack, stack, stack))
    assert done.stdout == "built\n", done.stderr


@pytest.mark.integration
def test_an_app_of_a_ring_starts(ring: Path) -> None:
    done = python(ring, "-c", START)
    assert done.stdout == "built\n", done.stderr


@pytest.mark.integration
def test_an_app_of_types_that_all_lead_to_each_other_starts(tmp_path: Path) -> None:
    _package(tmp_path, "two", 400)
    done = python(tmp_path, "-c", START)
    assert done.stdout == "built\n", done.stderr


IMPORTING = """
import faulthandler, sys, threading, time
from big.one import types

faulthandler.dump_traceback_later(20, exit=True)

def use():
    while "big.two.types" not in sys.modules:
        time.sleep(0.01)
    types.O0.model_rebuild()

other = threading.Thread(target=use)
other.start()
%s
other.join()
print("built")
"""
"""A type of one module is built while the module that it leads to is being imported."""


@pytest.fixture(scope="module")
def tangle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tangle")
    specs = [_namespace(folder, "one", "two"), _namespace(folder, "two", "one")]
    write(artifacts(*specs, package="big"), folder)
    module = folder / "big" / "two" / "types.py"
    module.write_text(f"{module.read_text()}\nimport time; time.sleep(0.5)\n")
    return folder


def _namespace(folder: Path, name: str, other: str) -> Path:
    mine, theirs = name[0].upper(), other[0].upper()
    lines = ["spec: 1", "api: Big", f"namespace: {name}"]
    lines += ["imports:", f"  {other}: [{theirs}0]", "types:"]
    for number in range(30):
        following = f"{mine}{number + 1}" if number < 29 else f"{theirs}0"
        lines += [f"  {mine}{number}: {{fields: {{'next?': {following}}}}}"]
    spec = folder / f"{name}.yaml"
    spec.write_text("\n".join([*lines, ""]))
    return spec


@pytest.mark.parametrize("first", ["T0.model_rebuild()", "pass"])
def test_a_module_that_builds_while_it_is_imported(tangle: Path, first: str) -> None:
    """Whoever holds the lock of an import waits for none that waits for the import."""
    module = tangle / "big" / "two" / "types.py"
    text = module.read_text()
    head, _, _ = text.rpartition("time.sleep(0.5)\n")
    module.write_text(f"{head}time.sleep(0.5)\n{first}\n")
    done = python(tangle, "-c", IMPORTING % "import big.two.types")
    assert done.stdout == "built\n", done.stderr


CONTEXT = """
import contextvars
from big import things
from big._runtime.model.building import building

seen = contextvars.ContextVar("seen", default="nothing")
seen.set("mine")
print(building.run(seen.get))
try:
    building.run(lambda: [][0])
except IndexError:
    print("failed")
print(building.run(lambda: building.run(lambda: "within")))
"""


def test_what_builds_sees_the_context_of_the_caller(ring: Path) -> None:
    done = python(ring, "-c", CONTEXT)
    assert done.stdout.split() == ["mine", "failed", "within"], done.stderr


FORK = """
import os, signal, sys, threading, warnings
from pydantic import main
from big.things import T0

if not hasattr(main, "_rebuild_lock"):  # an older pydantic
    sys.exit()
held, done = threading.Event(), threading.Event()

def hold():
    with main._rebuild_lock:
        held.set()
        done.wait()

thread = threading.Thread(target=hold)
thread.start()
held.wait()
warnings.simplefilter("ignore", DeprecationWarning)
if pid := os.fork():
    code = os.waitpid(pid, 0)[1]
    done.set()
    sys.exit(code)
signal.alarm(60)
T0.model_validate_json("{}")
os._exit(0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no forks")
def test_a_child_builds_while_a_thread_of_its_parent_did(tmp_path: Path) -> None:
    _package(tmp_path, "optional", 3)
    done = python(tmp_path, "-c", FORK)
    assert done.returncode == 0, done.stderr
