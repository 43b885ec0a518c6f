"""The spec says what the Hub's own API reference says, no more and no less."""

from __future__ import annotations

from pathlib import Path

from nexigon_gen.config import GenerationSettings
from nexigon_gen.pipeline import compile_spec
from support.specs import findings, messages

from .render import Page

_SEED = Path(__file__).with_name("projects-api.txt")
_SPEC = Path(__file__).parents[2] / "spec" / "projects.yaml"
_SITE_HEADER = ["Skip to main content", "Documentation"]


def test_the_spec_renders_as_the_page_it_was_written_from() -> None:
    api, report = compile_spec([_SPEC])
    assert api is not None, report
    projects = next(each for each in api.namespaces if each.name == "projects")
    lines = [line for line in _SEED.read_text("utf-8").splitlines() if line.strip()]
    assert [*_SITE_HEADER, *Page(api, projects).lines()] == lines


def test_every_action_has_an_example() -> None:
    settings = GenerationSettings(warn=frozenset({"NXG709"}))
    assert not messages(findings(_SPEC, settings=settings))
