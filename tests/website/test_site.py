"""What a site holds: everything, linked, in the same bytes, and within its sizes."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import pytest
from synthetic.hub import ACTIONS, write

from nexigon_gen.ir.model import Definition, EnumDef, Struct, UnionDef
from support.specs import ROOT, compiled

from . import hostile
from .sites import PROJECTS, SPECS, Page, pages, site

_SEED = ROOT / "tests" / "seed" / "projects-api.txt"
_TAIL = ' — or "content" for non-object payloads'
"""The vendor's page says so of each variant; ours says for each what holds for it."""
_CHANGES = "# Hub: changes\n\n## Added\n\n- `a` was added <b>now</b>.\n"
_USES = re.compile(r'<p class="uses">(.*?)</p>')
_LINK = re.compile(r">([^<]+)</a>")
_CODE = re.compile(r"`([^`]+)`")
_TOLD = re.compile(r"^Used by (.*)\.$", re.MULTILINE)
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d|[^\w\s]")


@pytest.fixture(scope="session", params=[False, True], ids=["all", "plain"])
def hub(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    """The specs of a synthetic Hub that says all the language does, or what the real
    one does."""
    return write(tmp_path_factory.mktemp("hub"), plain=request.param)


def test_every_line_of_the_vendors_page_is_there() -> None:
    page = Page(site(PROJECTS)["projects.html"]).text
    lines = [
        line.strip().lstrip("• ") for line in _SEED.read_text("utf-8").splitlines()
    ]
    wanted = {" ".join(line.removesuffix(_TAIL).split()) for line in lines if line}
    assert [line for line in sorted(wanted) if line not in page] == []


@pytest.mark.parametrize("name", SPECS)
def test_no_link_is_dead_and_no_anchor_twice(name: str) -> None:
    _check_links(site(SPECS[name], changes=_CHANGES))


def _check_links(files: Mapping[str, str]) -> None:
    found = pages(files)
    for page in found.values():
        assert len(page.ids) == len({*page.ids})
    for name, page in found.items():
        for link in page.links:
            file, _, anchor = link.partition("#")
            target = file or name
            assert target in files, link
            assert not anchor or anchor in found[target].ids, link
    twins = {
        name: text for name, text in files.items() if name.endswith((".md", ".txt"))
    }
    for text in twins.values():
        for link in re.findall(r"\]\(([\w.-]+)\)", text):
            assert link in files


@pytest.mark.parametrize("name", SPECS)
def test_the_twin_of_a_page_says_who_uses_what(name: str) -> None:
    files = site(SPECS[name])
    for space in compiled(SPECS[name]).namespaces:
        page = files[f"{space.name}.html"].replace("<wbr>", "")
        twin = files[f"{space.name}.md"]
        uses = [*chain(*(_LINK.findall(each) for each in _USES.findall(page)))]
        told = [*chain(*(_CODE.findall(each) for each in _TOLD.findall(twin)))]
        assert all(_is_member(use, SPECS[name]) for use in uses)
        assert {use.partition(".")[0] for use in uses} == {*told}


def _is_member(use: str, spec: Path) -> bool:
    """Whether it names an action, a type or, as it is on the wire, a member of one."""
    api = compiled(spec)
    owner, _, member = use.partition(".")
    found = [each for id_, each in api.definitions.items() if id_.name == owner]
    if not member:
        return bool(found) or any(each.wire == use for each in api.actions)
    return any(
        (
            member in {field.wire for field in each.fields}
            if isinstance(each, Struct)
            else member in _members(each)
        )
        for each in found
    )


@pytest.mark.parametrize("name", SPECS)
def test_everything_has_its_anchor(name: str) -> None:
    api = compiled(SPECS[name])
    found = pages(site(SPECS[name]))
    for space in api.namespaces:
        page = found[f"{space.name}.html"]
        assert {each.wire for each in space.actions} <= {*page.ids}
        for each in space.definitions:
            assert each.id.name in page.ids
            assert {f"{each.id.name}.{name}" for name in _members(each)} <= {*page.ids}


def _members(definition: Definition) -> list[str]:
    match definition:
        case Struct(fields=fields):
            return [each.name for each in fields]
        case UnionDef(variants=variants):
            return [each.name for each in variants]
        case EnumDef(values=values):
            return [each.name for each in values]
        case _:
            return []


def test_what_is_said_of_an_api_is_on_its_pages() -> None:
    files = site(SPECS["facts"])
    found = pages(files)
    for name in ("index.html", "index.md", "llms.txt"):
        text = found[name].text if name in found else files[name]
        assert "Version 1.4.0-rc.1" in text
        for word in ("https://hub.example.com/eu", "production", "The European cloud."):
            assert word in text, name
    page = found["facts.html"].text
    assert "curl -s https://hub.example.com/eu/api/v1/actions/invoke/facts_Cr" in page
    assert "facts_Create adds not repeated when in doubt" in page
    assert "facts_Rename changes safe to repeat" in page
    assert "facts_Delete removes not repeated when in doubt" in page
    assert "facts_Query only reads" in page
    assert "CreateOutputWasCreatedPayload success Done." in page
    assert "NameTaken success" not in page
    assert "WasCreated" in files["facts.md"]
    assert "facts_Delete`; removes; not repeated" in files["facts.md"]


def test_limits_of_what_may_be_null_are_shown() -> None:
    page = pages(site(SPECS["presence"]))
    texts = " ".join(each.text for each in page.values())
    assert "string or null 1 to 5 characters" in texts


@pytest.mark.parametrize("name", SPECS)
def test_a_page_loads_nothing_but_its_own_files(name: str) -> None:
    for page in pages(site(SPECS[name], changes=_CHANGES)).values():
        policies = [
            each["content"]
            for tag, each in page.elements
            if tag == "meta" and each.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1
        assert "unsafe" not in str(policies)
        assert str(policies[0]).startswith("default-src 'none'")
        for tag, each in page.elements:
            assert tag not in {"style", "iframe", "object", "form", "img", "base"}
            assert not any(key.startswith("on") or key == "style" for key in each)
            if tag in {"script", "link"}:
                source = each.get("src") or each.get("href") or ""
                assert re.fullmatch(r"[\w.-]+", source)


@pytest.mark.integration
def test_the_same_bytes_every_time(hub: list[Path]) -> None:
    assert site(*hub) == site.__wrapped__(*hub)


@pytest.mark.integration
def test_a_whole_hub_is_readable_and_small(hub: list[Path]) -> None:
    files = site(*hub)
    found = pages(files)
    text = " ".join(page.text for page in found.values())
    api = compiled(*hub)
    wires = [each.wire for space in api.namespaces for each in space.actions]
    assert len(wires) == ACTIONS
    assert all(f"POST /api/v1/actions/invoke/{wire} " in text for wire in wires)
    assert all(id_.name in text for id_ in api.definitions)
    assert (
        sum(len(gzip.compress(each.encode())) for each in files.values()) < 250 * 1024
    )
    assert len(_TOKEN.findall(files["llms.txt"])) <= 2000
    _check_links(files)


def test_the_script_is_short() -> None:
    script = site(PROJECTS)["site.js"]
    assert len(script.splitlines()) <= 150


def test_the_changes_are_a_page_of_text() -> None:
    files = site(PROJECTS, changes=_CHANGES)
    assert files["changes.md"] == _CHANGES
    assert "was added <b>now</b>." in Page(files["changes.html"]).text
    assert "changes.html" in Page(files["index.html"]).links
    told = (
        "- `projects.ProjectId`, `CreateProjectAction.name`, `projects_Create`, `gone`."
    )
    page = Page(site(PROJECTS, changes=told)["changes.html"])
    names = ("ProjectId", "CreateProjectAction.name", "projects_Create")
    found = [each for each in page.links if each.startswith("projects.html#")]
    assert [each.partition("#")[2] for each in found] == [*names]
    assert "changes.html" not in site(PROJECTS)


@pytest.mark.parametrize("file", ["hostile.html", "hostile.md"])
def test_every_outcome_of_many_is_there_as_json(file: str, tmp_path: Path) -> None:
    text = site(hostile.write(tmp_path))[file]
    page = Page(text).text if file.endswith(".html") else " ".join(text.split())
    missing = [
        name
        for name in ("Done", *(f"Variant{n}" for n in range(hostile.MANY)))
        if page.count(f'{{ "result": "{name}"') < 2  # the form, and the sample
        and f'{{ "result": "{name}" }}' not in page
    ]
    assert missing == []
