"""The examples of rules about changes, as APIs."""

from __future__ import annotations

import json
from pathlib import Path

from yaml import safe_load

from nexigon_gen.ir.model import Api

from .specs import compiled


def example(text: str, folder: Path) -> Api:
    """Compiles an example: its types, asked for by an action each way."""
    path = folder / "probe.yaml"
    document = {"spec": 1, "api": "Probe", "namespace": "probe", **safe_load(text)}
    if "actions" not in document:
        send = {"request": {"SendAction": {"body": "T"}}}
        document["actions"] = {"Send": send, "Get": {"response": "T"}}
    path.write_text(json.dumps(document), "utf-8")
    return compiled(path)
