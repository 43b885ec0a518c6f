"""A spec that makes a page hard to lay out: long words, long lists, other scripts."""

from __future__ import annotations

import json
from pathlib import Path

_WORD = "Donaudampfschiffahrtselektrizitaetenhauptbetriebswerkbauunterbeamter" * 3
_LONG_NAME = "VeryLongName" * 6
_LONG = "Lorem ipsum dolor sit amet, `code` and [Link](https://e.example). " * 50
RIGHT = "מערכת ניהול פרויקטים: יוצר פרויקט חדש. with English inside (שם)."
_MARKUP = f"""<script>alert(1)</script><img src=x onerror=alert(1)>

| a | b | {"c | " * 12}
|---|---|{"---|" * 12}
| {_WORD} | {"cell " * 60} |

```
{"x" * 400}
```

    {"y " * 300}
"""
MANY = 400
"""Variants of a union, and values of an enum."""
_DEEP = 30


def write(folder: Path) -> Path:
    """Writes the spec, and says where it is."""
    path = folder / "hostile.yaml"
    path.write_text(json.dumps(_spec()), "utf-8")
    return path


def _spec() -> object:
    name = "a_" + "very_" * 12 + "long_name"
    variants = {f"Variant{n}": "Leaf" if n % 2 else "unit" for n in range(MANY)}
    variants["Done"] = "unit"
    types: dict[str, object] = {
        "Many": {
            "docs": "Many.",
            "tag": "result",
            "success": "Done",
            "variants": variants,
        },
        "Leaf": {"docs": RIGHT, "fields": {"x": {"type": "string", "docs": RIGHT}}},
        "Levels": {"docs": _WORD, "values": {f"L{n}": {} for n in range(MANY)}},
        "Wide": {"fields": {"e?": "Levels", "f?": "Many", "d?": "Deep0"}},
        "Long": {
            "docs": _LONG,
            "fields": {
                name: {"type": "string", "docs": _WORD, "wire": "שם" * 20},
                "b?": {"type": "string", "default": _WORD, "docs": _LONG},
            },
        },
    }
    for n in range(_DEEP):
        deeper = f"Deep{(n + 1) % _DEEP}"
        types[f"Deep{n}"] = {"docs": "Deep.", "fields": {"next?": deeper}}
    actions = {
        "Do": {"docs": f"Do. {_WORD}", "request": "Long", "response": "Many"},
        f"Send{_LONG_NAME}": {"docs": _MARKUP, "request": "Wide", "response": "Leaf"},
    }
    return {
        "spec": 1,
        "api": "Hostile <b>",
        "namespace": "hostile",
        "docs": f"{RIGHT} {_WORD}",
        "types": types,
        "actions": actions,
    }
