"""Files that the pages about the code name: each is where they say."""

from __future__ import annotations

import re

import pytest

from support.specs import ROOT

_NAMED = re.compile(r"`([a-z_0-9]+(?:/[a-z_0-9]+)+\.(?:py|toml|yaml|txt))`")
"""With a folder: a bare name may be one of an example."""
_FOLDERS = ("", "src/nexigon_gen/", "src/nexigon_gen/runtime/")


@pytest.mark.parametrize(
    "page", ["docs/architecture.md", "docs/decisions.md", "CONTRIBUTING.md"]
)
def test_a_file_that_is_named_exists(page: str) -> None:
    named = _NAMED.findall((ROOT / page).read_text("utf-8"))
    assert named
    lost = [
        path
        for path in named
        if not any((ROOT / folder / path).exists() for folder in _FOLDERS)
    ]
    assert lost == []
