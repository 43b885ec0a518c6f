"""Types that lead to each other for long, built on any stack and in any process."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import python
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
    _package(folder, "optional", 800)
    return folder


@pytest.mark.parametrize("stack", [0, 512], ids=lambda size: f"{size} KiB")
def test_a_ring_of_types(ring: Path, stack: int) -> None:
    done = python(ring, "-c", BUILD % (b"{}", stack, stack, stack))
    assert done.stdout == "built\n", done.stderr


def test_an_app_of_a_ring_starts(ring: Path) -> None:
    done = python(ring, "-c", START)
    assert done.stdout == "built\n", done.stderr


def test_an_app_of_types_that_all_lead_to_each_other_starts(tmp_path: Path) -> None:
    _package(tmp_path, "two", 400)
    done = python(tmp_path, "-c", START)
    assert done.stdout == "built\n", done.stderr
