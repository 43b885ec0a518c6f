"""The README shows what `make bench` wrote, and nothing else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from benchmarks.chart import chart
from support.specs import ROOT

RESULTS = ROOT / "benchmarks/results"
README = (ROOT / "README.md").read_text("utf-8")


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_tables_are_those_that_were_measured() -> None:
    (shown,) = re.findall(r"<!-- bench -->\n(.*?)<!-- /bench -->", README, re.DOTALL)
    measured = _rows((RESULTS / "generators.md").read_text("utf-8"))
    rows = _rows(shown)
    assert len(rows) == len(measured) > 10
    for row, whole in zip(rows, measured, strict=True):
        assert {*row} <= {*whole}


def test_the_charts_are_there() -> None:
    shown = re.findall(r"\((benchmarks/results/\S+\.svg)\)", README)
    assert shown
    for path in shown:
        assert ET.parse(ROOT / path).getroot().tag.endswith("svg")


def test_a_chart() -> None:
    drawn = ET.fromstring(chart("A < B", [("ours", 10), ("`others` & more", 40)]))
    widths = [
        float(each.get("width", "")) for each in drawn if each.tag.endswith("rect")
    ]
    texts = ["".join(each.itertext()) for each in drawn if each.tag.endswith("text")]
    assert len(widths) == 2
    assert abs(widths[1] / widths[0] - 4) < 0.05
    assert {"A < B", "ours", "10×", "others & more", "40×"} <= {*texts}
