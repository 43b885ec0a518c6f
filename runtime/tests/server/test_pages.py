"""Pages besides actions: health, OpenAPI document, and the reference of the API."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.runtime.server import ActionApp, Settings

from .conftest import Demo, authenticate
from .live import Answer, Server, serve

INDEX = b"<!doctype html><title>Demo</title>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a reference, and files that are not part of one."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("demo.md", "site.css", "site.js", "llms.txt"):
        (folder / name).write_text(name)
    (folder / "index.html").write_bytes(INDEX)
    (folder / ".env").write_text("TOKEN=hunter2")
    (folder / ".nexigon-gen-manifest.json.bak").write_text("hunter2")
    (folder / "sub.html").mkdir()
    (tmp_path / "secret.txt").write_text("hunter2")
    return folder


def get(live: Server, path: str, method: str = "GET") -> Answer:
    """What somebody gets who has no token."""
    return live.call(path, b"", method, headers={"authorization": None})


def test_pages_are_served_when_asked_for() -> None:
    document = b'{"openapi": "3.1.0"}'
    settings = Settings(openapi=document, healthz=True)
    with serve(
        ActionApp([Demo()], authenticate=authenticate, settings=settings)
    ) as live:
        page = live.call("/openapi.json", b"", "GET", headers={"authorization": None})
        wrong = live.call("/openapi.json", b"")
        health = live.call("/healthz", b"", "GET", headers={"authorization": None})
        probe = live.call("/healthz", b"", "HEAD", headers={"authorization": None})
    assert (page.status, page.body) == (200, document)
    assert (wrong.status, wrong.headers["allow"]) == (405, "GET, HEAD")
    assert (health.status, health.json) == (200, {"status": "ok"})
    assert (probe.status, probe.body) == (200, b"")
    assert probe.headers["content-length"] == health.headers["content-length"]


def test_the_reference_is_served_when_asked_for(site: Path) -> None:
    with serve(ActionApp([Demo()], authenticate=authenticate, docs=site)) as live:
        pages = {path: get(live, f"/docs{path}") for path in ("", "/", "/index.html")}
        style = get(live, "/docs/site.css")
        probe = get(live, "/docs/", "HEAD")
        wrong = get(live, "/docs/", "DELETE")
    assert (pages[""].status, pages[""].headers["location"]) == (308, "docs/")
    assert pages["/"].body == pages["/index.html"].body == INDEX
    assert pages["/"].headers["content-type"] == "text/html; charset=utf-8"
    assert pages["/"].headers["x-content-type-options"] == "nosniff"
    assert pages["/"].headers["content-security-policy"] == "frame-ancestors 'none'"
    assert (style.body, style.headers["content-type"]) == (
        b"site.css",
        "text/css; charset=utf-8",
    )
    assert (probe.body, probe.headers["content-length"]) == (b"", str(len(INDEX)))
    assert (wrong.status, wrong.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    [
        "/docs/.env",
        "/docs/.nexigon-gen-manifest.json.bak",
        "/docs/sub.html",
        "/docs/../secret.txt",
        "/docs/..%2fsecret.txt",
        "/docs/%2e%2e/secret.txt",
        "/docs//index.html",
        "/docs/index.html/",
        "/docs/index.html%00",
    ],
)
def test_nothing_else_is_served(site: Path, path: str) -> None:
    with serve(ActionApp([Demo()], authenticate=authenticate, docs=site)) as live:
        assert get(live, path).refusal == (404, "Invalid", "no such action")


def test_the_reference_is_off_by_default(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.parent)
    with serve(ActionApp([Demo()], authenticate=authenticate)) as live:
        assert get(live, "/docs/").status == 404


@pytest.mark.parametrize("docs", ["empty", "absent"])
def test_a_folder_without_a_reference_does_not_start(tmp_path: Path, docs: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises((ValueError, FileNotFoundError), match=docs):
        ActionApp([Demo()], authenticate=authenticate, docs=tmp_path / docs)
