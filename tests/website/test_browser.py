"""The pages in Chromium, from files: what people see and do."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

import pytest

from support import chromium
from support.chromium import Chromium

from .hostile import MANY, RIGHT

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(chromium.FOUND is None, reason="there is no chromium"),
]
_WIDTHS = (360, 768, 1440, 1920)
_CHECKER = resources("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
_AXE = """axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
  each => each.id + ': ' + each.nodes.map(node => node.html).join(' ')))"""
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_TYPE = """(() => {
  const box = document.querySelector('.search input'); box.focus(); box.value = %r;
  box.dispatchEvent(new Event('input'));
  return [...document.querySelectorAll('.results a')].map(each => each.getAttribute('href'));
})()"""


@contextmanager
def _watched(browser: Chromium) -> Generator[None]:
    """Fails if a request leaves for anywhere, or anything goes wrong on a page."""
    yield
    for each in browser.events:
        match each.get("method"):
            case "Network.requestWillBeSent":
                assert each["params"]["request"]["url"].startswith("file:")
            case "Log.entryAdded" | "Runtime.exceptionThrown":
                pytest.fail(str(each["params"]))
            case _:
                pass


def _go(browser: Chromium, folder: Path, page: str = "projects.html") -> None:
    file, _, anchor = page.partition("#")
    url = (folder / file).as_uri() + (f"#{anchor}" if anchor else "")
    with _watched(browser):
        browser.open(url)


@pytest.mark.parametrize("width", _WIDTHS)
@pytest.mark.parametrize("name", ["index", "projects", "actors", "common", "changes"])
def test_nothing_is_wider_than_the_window(
    name: str, width: int, browser: Chromium, pages: Path
) -> None:
    browser.size(width)
    _go(browser, pages, f"{name}.html")
    assert browser.run(_WIDER) == 0


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_stands_out_of_its_place(
    width: int, browser: Chromium, hostile: Path
) -> None:
    browser.size(width)
    standing_out = """[...document.querySelectorAll('main *')].filter(each =>
      !each.closest('figure, pre, table')
      && each.getBoundingClientRect().right > each.closest('main, .text, .panel')
        .getBoundingClientRect().right + 1).map(each => each.outerHTML.slice(0, 99))"""
    for name in ("hostile", "index"):
        _go(browser, hostile, f"{name}.html")
        assert browser.run(_WIDER) == 0
        assert browser.run(standing_out) == []
        browser.run(_CHECKER)
        assert browser.run(_AXE) == []


def test_a_text_has_its_own_direction(browser: Chromium, hostile: Path) -> None:
    browser.size(360)
    _go(browser, hostile, "hostile.html")
    gap = f"""(() => {{
      const each = [...document.querySelectorAll('p')].find(
        each => each.textContent === {RIGHT!r});
      const range = document.createRange(); range.selectNodeContents(each);
      const rects = [...range.getClientRects()], last = rects.at(-1).bottom;
      const right = Math.max(...rects.filter(r => r.bottom === last).map(r => r.right));
      return Math.round(each.getBoundingClientRect().right - right);
    }})()"""
    assert browser.run(gap) == 0


def test_of_many_outcomes_one_is_shown(browser: Chromium, hostile: Path) -> None:
    _go(browser, hostile, "hostile.html#hostile_Do")
    panel = "document.querySelector('#hostile_Do .panel:last-child')"
    shown = f"[...{panel}.querySelectorAll('pre')].filter(each => each.offsetParent)"
    assert f"24 of {MANY + 1}" in browser.run(f"{panel}.textContent")
    assert '"Done"' in browser.run(f"{shown}.map(each => each.textContent).join()")
    browser.run(f"[...{panel}.querySelectorAll('input')].at(-1).click()")
    assert browser.run(f"{shown}.length") == 1
    assert '"Done"' not in browser.run(f"{shown}[0].textContent")


def test_a_name_breaks_between_its_words(browser: Chromium, pages: Path) -> None:
    browser.size(360)
    for name in ("index", "projects"):
        _go(browser, pages, f"{name}.html")
        broken = """[...document.querySelectorAll('h2 a, .path, .name, .type a')]
          .flatMap(each => [...each.childNodes]).filter(each => each.nodeType === 3)
          .filter(each => { const range = document.createRange(); range.selectNode(each);
            return range.getClientRects().length > 1; }).map(each => each.data)"""
        assert browser.run(broken) == []
    _go(browser, pages, "index.html")
    hidden = """[...document.querySelectorAll('.errors td')].filter(each =>
      each.scrollWidth > each.clientWidth).length"""
    assert browser.run("document.querySelectorAll('.errors td').length") == 16
    assert browser.run(hidden) == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index", "projects", "actors", "common", "changes"])
def test_everybody_can_read_it(
    name: str, theme: str, browser: Chromium, pages: Path
) -> None:
    browser.size(1440)
    browser.theme(theme)
    _go(browser, pages, f"{name}.html")
    browser.run(_CHECKER)
    assert browser.run(_AXE) == []
    browser.theme("light")


def test_a_member_leads_to_itself(browser: Chromium, pages: Path) -> None:
    _go(browser, pages)
    links = """[...document.querySelectorAll('li[id]')].filter(each =>
      each.querySelector('.name').getAttribute('href') !== '#' + each.id).length"""
    assert browser.run("document.querySelectorAll('li[id]').length") > 50
    assert browser.run(links) == 0


def test_search_finds_and_goes_there(browser: Chromium, pages: Path) -> None:
    browser.size(1440)
    _go(browser, pages, "index.html")
    browser.press("/", "/")
    assert browser.run("document.activeElement.type") == "search"
    assert browser.run(_TYPE % "create")[0] == "projects.html#projects_Create"
    assert browser.run(_TYPE % "offline") == ["projects.html#DeviceStatus.Offline"]
    assert browser.run(_TYPE % "firstseen") == [
        "projects.html#QueryProjectDevicesItem.first_seen"
    ]
    assert browser.run(_TYPE % "no such thing") == []
    said = "document.querySelector('.results [role=status]').textContent"
    assert "Nothing has “no such thing”" in browser.run(said)
    assert browser.run(_TYPE % "certificates")
    browser.run(_CHECKER)
    assert browser.run(_AXE) == []
    browser.press("Tab")
    assert browser.run("document.querySelector('.results').hidden")
    assert browser.run(_TYPE % "linkrepo")[0] == "projects.html#projects_LinkRepository"
    browser.events.clear()
    browser.press("Enter")
    browser.wait("Page.loadEventFired")
    assert browser.run("location.hash") == "#projects_LinkRepository"
    assert (
        browser.run("document.querySelector(':target').getBoundingClientRect().top")
        < 200
    )


def test_search_is_quick(browser: Chromium, hub: Path) -> None:
    """Not a matter of this machine: of the work that a key makes, in a whole Hub."""
    _go(browser, hub, "audit.html")
    assert browser.run("window.nexigonIndex.flatMap(([, rows]) => rows).length") > 500
    assert len(browser.run(_TYPE % "e")) == 20
    assert browser.run("document.querySelectorAll('.results *').length") < 200


def test_anchors_are_shown(browser: Chromium, pages: Path) -> None:
    for anchor in (
        "projects_Delete",
        "DeviceStatus.Offline",
        "ProjectId",
        "AuditLogEvent",
    ):
        _go(browser, pages, f"projects.html#{anchor}")
        top = browser.run(
            "document.querySelector(':target').getBoundingClientRect().top"
        )
        assert 0 <= top < 900


def test_tabs_choose_for_all(browser: Chromium, pages: Path) -> None:
    _go(browser, pages)
    shown = "[...document.querySelectorAll('pre')].filter(each => each.offsetParent)"
    languages = f"[...new Set({shown}.map(each => each.dataset.language))].sort()"
    assert browser.run(languages) == ["json", "python"]
    click = "[...document.querySelectorAll('.tabs label')].find(e => e.textContent === 'curl')"
    browser.run(f"{click}.click()")
    assert browser.run(languages) == ["json", "sh"]
    browser.run("localStorage.clear()")


def test_copies_what_is_shown(browser: Chromium, pages: Path) -> None:
    _go(browser, pages, "projects.html#projects_Delete")
    browser.run(
        "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }"
    )
    browser.run("document.querySelector('#projects_Delete .copy').click()")
    assert "hub.projects.delete(" in browser.run("window.copied")


def test_the_theme_is_that_of_the_system_or_chosen(
    browser: Chromium, pages: Path
) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    _go(browser, pages)
    light = browser.run(colour)
    browser.theme("dark")
    dark = browser.run(colour)
    assert light != dark
    browser.run("document.querySelector('.theme').click()")
    assert browser.run(colour) == light
    _go(browser, pages, "index.html")
    assert browser.run(colour) == light
    browser.run("localStorage.clear()")
    browser.theme("light")


def test_without_script_everything_is_there(browser: Chromium, hub: Path) -> None:
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    try:
        _go(browser, hub, "audit.html")
        document = browser.send("DOM.getDocument", depth=0)["root"]["nodeId"]
        found = _count(browser, document, "article h2 a")
        assert found == 16
        assert _count(browser, document, ".search, .copy, .theme") == 0
        boxes = browser.send(
            "DOM.querySelectorAll", nodeId=document, selector="article"
        )
        for node in boxes["nodeIds"]:
            model = browser.send("DOM.getBoxModel", nodeId=node)["model"]
            assert model["height"] > 0
    finally:
        browser.send("Emulation.setScriptExecutionDisabled", value=False)


def _count(browser: Chromium, document: int, selector: str) -> int:
    found = browser.send("DOM.querySelectorAll", nodeId=document, selector=selector)
    return len(found["nodeIds"])


def test_what_is_printed_is_the_page(browser: Chromium, pages: Path) -> None:
    browser.theme("dark", "print")
    _go(browser, pages)
    colours = """['body', '.panel'].map(each => getComputedStyle(
      document.querySelector(each)).backgroundColor)"""
    assert browser.run(colours) == ["rgb(255, 255, 255)"] * 2
    browser.run("document.documentElement.dataset.theme = 'dark'")
    assert browser.run(colours) == ["rgb(255, 255, 255)"] * 2
    shown: Any = browser.run(
        "['nav', '.search', 'main', 'pre'].map(each => !!document.querySelector(each).offsetParent)"
    )
    assert shown == [False, False, True, True]
    closed = """[...document.querySelectorAll('details:not([open]) > .block')]
      .map(each => each.getBoundingClientRect().height)"""
    assert all(height > 0 for height in browser.run(closed))
    assert browser.run(closed)
    browser.theme("light")
