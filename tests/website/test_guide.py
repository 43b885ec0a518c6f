"""What somebody finds who has never seen the API: the guide, and ten answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import pytest

from nexigon_gen.backends.docs.filters import breakable
from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.pipeline import generate
from nexigon_gen.runtime.cli.exit_codes import EXIT_CODES
from nexigon_gen.text.report import Report
from support.specs import ROOT, compiled

from .sites import PROJECTS, SPECS, Page, pages, site

_ROW = re.compile(r"^\| ([^|]+\?) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_PLACE = re.compile(r"\[([^]]+)\]\(\.\./generated/docs/([\w.]+)\)")
_ROWS = _ROW.findall((ROOT / "docs" / "reference.md").read_text("utf-8"))
_GUIDE = ["Overview", "Calling an action", "Authentication", "Errors", "Calling again"]
_GUIDE += ["What is checked", "Conventions of the wire", "Versions", "Python"]


def test_there_are_ten_questions() -> None:
    assert len(_ROWS) == 10


@pytest.mark.parametrize(("places", "words"), [row[1:] for row in _ROWS])
def test_a_question_is_answered_where_it_is_said(places: str, words: str) -> None:
    files = site(PROJECTS)
    wanted = words.replace("`", "").split("; ")
    found = _PLACE.findall(places)
    assert found
    for place, twin in found:
        name, _, anchor = place.partition("#")
        assert name.partition(".")[0] == twin.partition(".")[0]
        for text in (_part(files, name, anchor), files[twin].replace("`", "")):
            assert any(each in text for each in wanted), place


def _part(files: Mapping[str, str], name: str, anchor: str) -> str:
    """The text of an article, of a section of the first page, or of a whole file."""
    if not anchor:
        return files[name]
    _, found, rest = files[name].partition(f'id="{anchor}"')
    assert found
    html = re.split(r'</article>|<h2 id="\w+">', rest, maxsplit=1)[0]
    return " ".join(unescape(re.sub("<[^>]*>", "", f"<{html}")).split())


def test_the_contents_are_in_the_order_in_which_a_reader_meets_them() -> None:
    files = site(PROJECTS)
    nav = files["projects.html"].partition("<nav")[2].partition("</nav>")[0]
    parts = re.findall("<h2>(.*?)</h2>", nav)
    assert parts == ["Guide", "Namespaces", "Actions", "Types"]
    guide = nav.partition("<ul>")[2].partition("</ul>")[0]
    assert re.findall(r"<a [^>]*>(.*?)</a>", guide) == _GUIDE


@pytest.mark.parametrize("name", SPECS)
def test_every_section_of_the_guide_is_in_the_contents(name: str) -> None:
    files = site(SPECS[name], changes="# Changes\n")
    page = files["index.html"]
    sections = re.findall('<h2 id="([^"]+)"', page.partition("<main")[2])
    assert sections[0] == "namespaces"
    for each in files:
        if each.endswith(".html"):
            nav = files[each].partition("<nav")[2].partition("</nav>")[0]
            assert [*re.findall('index.html#([^"]+)"', nav)] == sections[1:] or (
                each == "index.html"
                and re.findall('href="#([^"]+)"', nav) == sections[1:]
            )
            assert 'href="changes.html"' in nav


def test_the_guide_says_what_becomes_of_what_is_wrong_unknown_or_old() -> None:
    files = site(SPECS["lifecycle"], changes="# Changes\n")
    for page in ("index.html", "index.md", "llms.txt"):
        text = pages(files)[page].text if page.endswith(".html") else files[page]
        for word in ("null", "ignored", "Invalid", "deprecated", "unstable", "since"):
            assert word in text, (page, word)


def test_the_guide_shows_an_error_as_servers_word_it() -> None:
    """The README is run: what it shows is what a server says."""
    said = (ROOT / "README.md").read_text("utf-8")
    page = pages(site(PROJECTS))["index.html"].text
    for words in (" is missing (missing)", " must be a string (type)"):
        assert words in said
        assert words in page


def test_where_there_is_a_command_line_the_guide_says_how_it_is_used() -> None:
    settings = GenerationSettings(outputs=frozenset({Output.DOCS, Output.CLI}))
    files = generate(compiled(PROJECTS), settings, Report())
    page = next(each.text for each in files if each.path == "docs/index.html")
    assert '<h2 id="shell">Command line</h2>' in page
    assert '<a href="#shell">Command line</a>' in page
    for code, said in EXIT_CODES.items():
        assert f"<li><code>{code}</code> {said}</li>" in page
    assert 'id="shell"' not in site(PROJECTS)["index.html"]


def test_a_long_name_goes_on_between_its_words() -> None:
    path = "/api/v1/actions/invoke/projects_QueryDeploymentTokens"
    assert breakable(path) == (
        "/<wbr>api/<wbr>v1/<wbr>actions/<wbr>invoke/<wbr>projects_<wbr>Query"
        "<wbr>Deployment<wbr>Tokens"
    )
    assert breakable("DeviceStatus") == "DeviceStatus"
    assert breakable("<" * 30) == "&lt;" * 30
    assert breakable("SomeHTTP2ServerName<b>") == (
        "Some<wbr>HTTP2<wbr>ServerName&lt;b&gt;".replace("rN", "r<wbr>N")
    )
    assert Page(f"<p>{breakable(path)}</p>").text == path
