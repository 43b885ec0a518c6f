"""What a spec says, written again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from properties.specs import Spec, specs
from synthetic.hub import write

from nexigon_gen.formatter.format import format_spec
from nexigon_gen.importing.namespaces import distinct
from nexigon_gen.importing.spec import spec_files
from nexigon_gen.ir.model import Api
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source
from support.specs import ROOT, VALID, compiled


def again(api: Api, folder: Path) -> Api:
    """The IR of an API that was written into a folder."""
    folder.mkdir(exist_ok=True)
    paths: list[Path] = []
    for name, text in spec_files(api).items():
        assert format_spec(Source(name, text), Report()) == text
        paths.append(folder / f"{name}.yaml")
        paths[-1].write_text(text, "utf-8")
    return sorted_(compiled(*paths))


def sorted_(api: Api) -> Api:
    """An API whose types are in the order of their names: what is written in place has
    its own. An imported spec has no generics."""
    spaces = (
        replace(each, definitions=tuple(sorted(each.definitions, key=lambda d: d.id)))
        for each in api.namespaces
    )
    return replace(api, namespaces=tuple(spaces), expansions=())


@pytest.mark.parametrize("name", VALID)
def test_valid_specs(name: str, tmp_path: Path) -> None:
    copytree(VALID[name].parent, tmp_path / "spec")  # schemas of opaque types
    api = compiled(VALID[name])
    assert again(api, tmp_path / "spec") == sorted_(api)


@pytest.mark.integration
def test_a_hub(tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    api = compiled(*write(tmp_path / "hub"))
    assert again(api, tmp_path / "hub") == sorted_(api)


@pytest.mark.integration
@settings(max_examples=20)
@given(specs())
def test_random_specs(spec: Spec) -> None:
    """Generics of all namespaces refer to what they are used with, whatever its name."""
    with TemporaryDirectory() as folder:
        api = distinct(compiled(*spec.write(Path(folder, "before"))))
        assert again(api, Path(folder, "before")) == sorted_(api)


_PAGE = """\
spec: 1
api: Pages
namespace: pages
types:
  Page<T>: {fields: {items: list<T>}}
  Device: {fields: {page: string}}
"""
_USER = """\
spec: 1
api: Pages
namespace: NAME
imports: {pages: [Page]}
types:
  Device:
    tag: kind
    variants:
      One: {fields: {NAME: string}}
      None: unit
actions:
  List: {response: Page<Device>}
"""


def test_generics_with_types_of_one_name(tmp_path: Path) -> None:
    """The namespace of a generic refers to what others call it with: there, each has a
    name of its own, and what is written in its variants is called after that."""
    (tmp_path / "pages.yaml").write_text(_PAGE, "utf-8")
    for name in ("homes", "offices"):
        text = _USER.replace("NAME", name)
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    before = compiled(*tmp_path.glob("*.yaml"))
    api = distinct(before)
    assert {each.name for each in api.definitions} - {
        each.name for each in before.definitions
    } == {
        *("HomesDevice", "HomesDeviceOnePayload"),
        *("OfficesDevice", "OfficesDeviceOnePayload"),
    }
    assert again(api, tmp_path / "again") == sorted_(api)
    assert distinct(api) is api


def test_what_is_written_by_hand(tmp_path: Path) -> None:
    """Our own spec comes out as it is, but for comments, blank lines, the layout of
    examples, and what is so without a word."""
    folder = ROOT / "spec"
    files = spec_files(compiled(*sorted(folder.glob("*.yaml"))))
    for name, text in files.items():
        own = (folder / f"{name}.yaml").read_text("utf-8")
        lines = [line for line in own.splitlines() if not line.startswith("#")]
        lines = [line for line in lines if line.strip() != "idempotency: unsafe"]
        assert [*_outlined(text.splitlines())] == [*_outlined(lines)]
        assert yaml.safe_load(text) == yaml.safe_load("\n".join(lines))


def _outlined(lines: Iterable[str]) -> Iterator[str]:
    """The lines, but for blank ones and those of examples."""
    within = 0
    for line in filter(None, lines):
        indent = len(line) - len(line.lstrip())
        if not within or indent <= within:
            within = indent if line.strip() == "examples:" else 0
            yield line
