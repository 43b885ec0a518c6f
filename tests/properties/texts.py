"""Text that tries to leave its quotes, or to change the code around it."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = (
    '"',
    "'",
    '"""',
    "'''",
    "\\",
    "\\n",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{#",
    "%s",
    "{0}",
    "#",
    " -- ",
    ": ",
    " ",
    "class",
    "é",
    "√",
    "🙂",
)
_UNSEEN = (
    "👩‍👩‍👧",
    "\n",
    "\n\n",
    "\n    ",
    "\t",
    "\r",
    "\0",
    "\x1b",
    "\u2028",
    "\u202e",
    "\ufeff",
)
_WORDS = ("The", "name", "of", "Args:", "import os", "noqa", "x" * 100)

wire_names = st.lists(
    st.sampled_from([*_PIECES, "a", "B", "1", "$", "/"]), min_size=1, max_size=3
).map("".join)
"""Wire names: printable and not empty."""

docs = st.lists(
    st.sampled_from([*_PIECES, *_UNSEEN, *_WORDS])
    | st.characters(exclude_categories=["Cs"]),
    max_size=8,
).map(lambda pieces: "".join(pieces).rstrip("\n"))
"""Docs: any text. The line break that ends a block of YAML is no part of it."""

notes = st.lists(st.sampled_from([*_PIECES, *_WORDS]), min_size=1, max_size=3).map(
    "".join
)
"""Other text for people: on one line."""
