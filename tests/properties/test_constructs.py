"""Random specs say all that the language can: each construct is drawn."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import Phase, find, settings
from hypothesis.errors import NoSuchExample

from support.constructs import known, seen

from .generated import compiled
from .specs import Spec, specs

_NO_SMALLER = [Phase.generate]


@pytest.mark.integration
def test_every_construct_is_drawn() -> None:
    """Draws until nothing is missing."""
    with seen() as (found, note):

        def ends(spec: Spec) -> bool:
            note(compiled(spec))
            return found >= known()

        with suppress(NoSuchExample):
            find(
                specs(), ends, settings=settings(max_examples=1000, phases=_NO_SMALLER)
            )
    assert known() - found == set()
