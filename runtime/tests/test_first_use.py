"""Types are built on first use, by however many threads ask at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support.integration import apart

from . import sample

PROGRAM = f"""
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from {sample.__name__} import CreateCreated, ProjectId, Unions, UnionsAction
from nexigon_gen.runtime.codec import *

BODY = b'{{"many":[{{"result":"Created","projectId":"p","data":{{"a":[1]}}}}]}}'
start = Barrier(16)
sys.setswitchinterval(1e-6)

def use(number: int) -> bytes:
    start.wait()
    match number % 4:
        case 0:
            value = decode_response(UnionsAction, BODY)
        case 1:
            value = decode_request(UnionsAction, b'{{"body":' + BODY + b"}}").body
        case 2:
            created = CreateCreated(project_id=ProjectId("p"), data={{"a": [1]}})
            value = Unions(many=[created])
        case _:
            value = Unions.model_validate_json(BODY)
    return encode_response(UnionsAction, value)

with ThreadPoolExecutor(16) as pool:
    assert set(pool.map(use, range(16))) == {{BODY}}
"""


NESTED = f"""
from {sample.__name__} import ExprAll, UnionsAction
from nexigon_gen.runtime.codec import *

found = decode_request(UnionsAction, b'{{"body":{{"expr":{{"$type":"All","allOf":[]}}}}}}')
assert isinstance(found.body.expr, ExprAll)
"""


@pytest.mark.parametrize("attempt", apart(range(3), 0))
def test_sixteen_threads(attempt: int) -> None:
    _run(PROGRAM)


def test_a_variant_that_was_only_built_as_a_part() -> None:
    _run(NESTED)


def _run(program: str) -> None:
    path = f"import sys; sys.path[:] = {sys.path!r}\n"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", path + program],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    assert done.returncode == 0
