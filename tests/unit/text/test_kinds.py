"""Codes of warnings as people write them."""

from __future__ import annotations

import pytest

from nexigon_gen.diagnostics.catalog import changes
from nexigon_gen.text.kinds import Severity, named, warnings


@pytest.mark.parametrize("text", ["NXG310", "nxg310", "310", "unused-type"])
def test_ways_to_write_a_warning(text: str) -> None:
    assert warnings([text]) == {"NXG310"}


def test_every_warning_is_known_and_nothing_else() -> None:
    for name, kind in named().items():
        if kind.severity is Severity.WARNING:
            assert warnings([name, kind.code]) == {kind.code}
        else:
            with pytest.raises(ValueError, match=f"^`{name}` is not the code of a w"):
                warnings([name])


def test_changes_are_no_warnings_of_a_run() -> None:
    for code in changes():
        with pytest.raises(ValueError, match="is not the code of a warning"):
            warnings([code])
