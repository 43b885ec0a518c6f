"""Files of other kinds, told by what they begin with."""

from __future__ import annotations

import re
from collections.abc import Mapping

FOREIGN: Mapping[str, str] = {
    "openapi": "OpenAPI",
    "swagger": "Swagger (OpenAPI 2)",
    "asyncapi": "AsyncAPI",
    "openrpc": "OpenRPC",
    "smithy": "Smithy",
    "$schema": "JSON Schema",
    "apiVersion": "Kubernetes",
    "raml": "RAML",
}
"""The key at the root that names another language, and the language."""

_SHAPES: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("info", "paths")), "OpenAPI"),
    (frozenset(("info", "item")), "Postman"),
    (frozenset(("type", "properties")), "JSON Schema"),
    (frozenset(("$defs",)), "JSON Schema"),
    (frozenset(("definitions", "type")), "JSON Schema"),
    (frozenset(("type", "name", "fields")), "Avro"),
    (frozenset(("services", "volumes")), "Docker Compose"),
)

_TEXTS: tuple[tuple[str, str], ...] = (
    (r'syntax\s*=\s*"proto[23]"', "Protocol Buffers"),
    (r"(?:option|package)\s+[\w.]+\s*(?:=.*)?;", "Protocol Buffers"),
    (r"message\s+\w+\s*\{", "Protocol Buffers"),
    (r"\$version\s*:\s*\"", "Smithy"),
    (r"(?:structure|service|resource)\s+\w+\s*\{", "Smithy"),
    (r'import\s+"@?[\w./-]+"\s*;', "TypeSpec"),
    (r"(?:model|namespace|op)\s+[\w.]+\s*[{;]", "TypeSpec"),
    (r"namespace\s+(?:py|java|go|cpp|js|rs|\*)\s+[\w.]+", "Thrift"),
    (r"struct\s+\w+\s*\{", "Thrift"),
    (r"(?:export\s+)?(?:interface|declare|const|class)\s+\w+", "TypeScript"),
    (r"(?:export\s+)?type\s+\w+\s*=", "TypeScript"),
    (r"export\s", "TypeScript"),
    (r"import\s+.*\bfrom\s+['\"]", "TypeScript"),
    (r"type\s+\w+\s+(?:struct|interface)\s*\{", "Go"),
    (r"package\s+\w+\s*$", "Go"),
    (
        r"(?:type|input|enum|interface|union|scalar|schema|extend|query)\b[^:]*[{=]",
        "GraphQL",
    ),
    (r"(?:from\s+[\w.]+\s+import|import\s+[\w.]+\s*$|class\s+\w+.*:\s*$)", "Python"),
    (r"(?:#!?\[|use\s+[\w:{}, ]+;|pub\s+|struct\s|mod\s+\w+;)", "Rust"),
    (r"(?i:create\s+(?:table|type|schema|database)|alter\s+table|select\s)", "SQL"),
    (r"<\?xml|<\w+:?\w*(?:\s+xmlns|\s*>)", "XML"),
    (r"(?i:<!doctype|<html)", "HTML"),
    (r"\[{1,2}[\w.-]+\]{1,2}\s*$", "TOML"),
    (r"#%RAML", "RAML"),
)
_COMMENTS = re.compile(
    r"(?:\s|//[^\n]*(?:\n|$)|/\*.*?\*/|\"\"\".*?\"\"\"|--[^\n]*(?:\n|$))*", re.DOTALL
)
_HEAD = 4_000


def of_text(text: str) -> str:
    """The language of a text that is no YAML; empty when it is not known."""
    if text.startswith("#%RAML"):
        return "RAML"
    if re.match(r"#!?\[", text):
        return "Rust"
    start = _COMMENTS.match(text[:_HEAD])
    head = text[start.end() if start else 0 :][:_HEAD].lstrip()
    first = head.partition("\n")[0]
    return next((name for pattern, name in _TEXTS if re.match(pattern, first)), "")


def of_keys(keys: frozenset[str]) -> str:
    """The language of a document with these keys at its root; empty when it is not
    known."""
    for key, name in FOREIGN.items():
        if key in keys:
            return name
    return next((name for shape, name in _SHAPES if shape <= keys), "")
