from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.output.artifact import Artifact, is_inside
from nexigon_gen.output.manifest import (
    Manifest,
    ManifestError,
    NewerError,
    decode,
)
from nexigon_gen.text.digest import digest


def test_bytes() -> None:
    manifest = Manifest.of(
        [Artifact("b.py", "é\n"), Artifact("a/c.py", "")], ["../s.yaml"]
    )
    assert manifest.encode() == (
        b"{\n"
        b'  "files": {\n'
        b'    "a/c.py": '
        b'"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\n'
        b'    "b.py": '
        b'"edd3a863872a04239eb29ad4bc12fc892b3d4ae57cc7e786a3697816f8e141c2"\n'
        b"  },\n"
        b'  "format": 1,\n'
        b'  "generator": "0.2",\n'
        b'  "specs": [\n'
        b'    "../s.yaml"\n'
        b"  ]\n"
        b"}\n"
    )


def test_order_of_artifacts_does_not_show() -> None:
    files = [Artifact("a", "1"), Artifact("b", "2")]
    assert Manifest.of(files).encode() == Manifest.of(files[::-1]).encode()


names = st.text("abc", min_size=1, max_size=3)


@given(st.dictionaries(names, st.lists(st.text("0123", min_size=1)).map(tuple)))
def test_round_trip(files: dict[str, tuple[str, ...]]) -> None:
    assert decode(Manifest(files).encode()) == Manifest(files)


def test_while_writing_both_are_ours() -> None:
    old = Manifest({"a": ("1",), "gone": ("2",)})
    new = Manifest({"a": ("3",), "new": ("4",)})
    both = old.before(new)
    assert both.files == {"a": ("1", "3"), "gone": ("2",), "new": ("4",)}
    assert both.before(new) == both
    assert both.owns("a", "1")
    assert both.owns("a", "3")
    assert not both.owns("a", "4")
    assert not both.owns("other", "1")


def test_line_ends_do_not_count() -> None:
    assert digest(b"a\r\nb\r\n") == digest(b"a\nb\n")
    assert digest(b"a\rb") != digest(b"a\nb")


def manifest(path: str, value: object = "0") -> bytes:
    return json.dumps({"format": 1, "files": {path: value}}).encode()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"[]", "it is not a JSON object"),
        (b"{}", "its `format` is not 1"),
        (b'{"format": 2, "files": {}}', "its `format` is not 1"),
        (b'{"format": 1}', "it has no `files`"),
        (b'{"format": 1, "files": []}', "it has no `files`"),
        (manifest("a", 1), "`a` has no hash"),
        (manifest("../a"), "`../a` is not a path inside the output folder"),
    ],
    ids=range(7),
)
def test_damage(content: bytes, fault: str) -> None:
    with pytest.raises(ManifestError) as caught:
        decode(content)
    assert str(caught.value) == fault


@pytest.mark.parametrize(
    "path",
    ["", "/a", "a/", "a//b", ".", "./a", "..", "a/../b", "a\\b", "C:a", "a\0", "a?"],
)
def test_paths_that_lead_out(path: str) -> None:
    assert not is_inside(path)


@pytest.mark.parametrize("path", ["a", "a/b.py", ".a", "a..b/c", "a b", "é"])
def test_paths_that_stay(path: str) -> None:
    assert is_inside(path)


ONE, TWO, THREE = (f"{number:064x}" for number in (1, 2, 3))
CONFLICT = f"""{{
  "files": {{
<<<<<<< HEAD
    "a.py": "{ONE}",
=======
    "a.py": "{TWO}",
    "b.py": "{TWO}",
>>>>>>> other
    "c.py": "{ONE} {THREE}"
    "../d.py": "{ONE}",
    "e.py": "none"
  }},
  "format": 1
}}
"""


@pytest.mark.parametrize("text", [CONFLICT, CONFLICT.replace("\n", "\r\n")])
def test_what_git_makes_of_it(text: str) -> None:
    assert decode(text.encode()).files == {
        "a.py": (ONE, TWO),
        "b.py": (TWO,),
        "c.py": (ONE, THREE),
    }


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[" * 100_000, b"\0" * 9], ids=range(4)
)
def test_what_a_power_cut_makes_of_it(content: bytes) -> None:
    assert decode(content).files == {}


def test_a_newer_version_of_the_tool_is_not_understood() -> None:
    content = Manifest(generator="0.3").encode()
    with pytest.raises(NewerError, match=r"0\.3"):
        decode(content)
    assert decode(Manifest(generator="0.0").encode()) != Manifest()
