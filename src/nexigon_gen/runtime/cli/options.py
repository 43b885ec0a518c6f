"""Options, which are not fields of a request and the same for every command."""

from __future__ import annotations

from typing import Final, NamedTuple


class Option(NamedTuple):
    """An option. `takes` names its value, and is empty if it has none."""

    takes: str
    docs: str
    values: tuple[str, ...] = ()


FORMATS: Final = ("json", "jsonl", "yaml", "table", "raw")
SHELLS: Final = ("bash", "zsh", "fish")

OPTIONS: Final = {
    "json": Option("JSON", "The whole request; flags are put over it."),
    "null": Option("FLAG", "Send null for a field that may be null."),
    "expect": Option(
        "VARIANT",
        "Print what this outcome holds; exit with 4 for another. '*' for any.",
    ),
    "field": Option(
        "NAME", "Print one field of the answer, bare: project_id, items.0.name."
    ),
    "output": Option("FORMAT", "json, jsonl, yaml, table or raw.", FORMATS),
    "reveal": Option(
        "NAME", "Show secrets of this name, which else are ***. '*' for all."
    ),
    "until": Option("NAME=VALUE", "Call again until a field has this value."),
    "every": Option(
        "DURATION", "How long to wait between these calls; 5s if not given."
    ),
    "timeout": Option("DURATION", "How long it may take in all, as 90s, 10m or 1h."),
    "yes": Option("", "Do not ask before something is removed."),
    "dry-run": Option("", "Print the request and send nothing."),
    "template": Option("", "Print a request to fill in."),
    "schema": Option("", "Print what there is to know, as JSON."),
    "json-errors": Option("", "Print errors as one line of JSON."),
    "base-url": Option("URL", "Where the server is."),
    "token-file": Option("FILE", "Where the token is; - is standard input."),
    "config-file": Option("FILE", "Settings, in TOML."),
    "allow-plaintext": Option("", "Accept an http:// URL."),
    "completion": Option("SHELL", "Print what completes commands in a shell.", SHELLS),
    "manual": Option("", "Print the manual page, for man."),
    "version": Option("", "Print the version of the package."),
    "help": Option("", "Print this."),
}

ROOT_ONLY: Final = ("completion", "manual", "version")
CALL_ONLY: Final = (
    *("json", "null", "expect", "field", "reveal", "until", "every", "yes"),
    *("dry-run", "template"),
)
"""Options that only an action has."""
