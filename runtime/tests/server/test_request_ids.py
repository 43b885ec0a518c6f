"""Ids that requests get if they come without one."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from nexigon_gen.runtime.server import Request

SCOPE = {"type": "http", "method": "POST", "path": "/", "headers": []}

FORKED = """
import os, sys
from nexigon_gen.runtime.server import Request
scope = {"type": "http", "method": "POST", "path": "/", "headers": []}
Request(scope)
if os.fork() == 0:
    os.write(1, f"{Request(scope).id}\\n".encode())
    os._exit(0)
os.wait()
print(Request(scope).id)
"""


def test_no_id_is_given_twice_whatever_thread_asks() -> None:
    with ThreadPoolExecutor(8) as threads:
        ids = [*threads.map(lambda _: Request(SCOPE).id, range(4000))]
    assert len({*ids}) == len(ids)
    assert all(len(each) == 32 and int(each, 16) >= 0 for each in ids)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no forks")
def test_a_forked_process_gives_ids_of_its_own() -> None:
    command = [sys.executable, "-c", FORKED]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    one, other = done.stdout.split()
    assert one != other
