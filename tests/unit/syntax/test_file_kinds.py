"""Files of other kinds are called by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.specs import findings

TEXTS = {
    "OpenAPI": '{"openapi": "3.0.0", "info": {"title": "x"}, "paths": {}}',
    "Swagger (OpenAPI 2)": 'swagger: "2.0"\ninfo: {title: x}\npaths: {}',
    "AsyncAPI": "asyncapi: 2.6.0\nchannels: {}",
    "OpenRPC": '{"openrpc": "1.2.6", "methods": []}',
    "JSON Schema": "type: object\nproperties:\n  a: {type: string}",
    "Avro": '{"type": "record", "name": "A", "fields": []}',
    "Protocol Buffers": '// A file.\nsyntax = "proto3";\nmessage A {\n  string a = 1;\n}',
    "GraphQL": '"""A."""\ntype A {\n  a: ID!\n}',
    "Smithy": '$version: "2"\nnamespace a\nstructure A { a: String }',
    "TypeSpec": 'import "@typespec/http";\nmodel A { a: string; }',
    "Thrift": "namespace py a\nstruct A {\n  1: string a\n}",
    "TypeScript": "export interface A {\n  a: string;\n}",
    "Python": "from pydantic import BaseModel\n\nclass A(BaseModel):\n    a: str",
    "Rust": "#[derive(Serialize)]\npub struct A {\n    a: String,\n}",
    "Go": "package a\n\ntype A struct {\n\tA string\n}",
    "SQL": "CREATE TABLE a (\n  a TEXT\n);",
    "XML": '<?xml version="1.0"?>\n<a/>',
    "TOML": '[package]\nname = "a"',
}

BYTES = {
    "a PNG image": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a gzip archive": b"\x1f\x8b\x08\0\0",
    "a ZIP archive": b"PK\x03\x04\0\0",
    "a PDF": b"%PDF-1.4\n%\xe2\xe3",
    "a program": b"\x7fELF\x02\x01",
    "binary data": b"a\0b\0c\0d\0",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_text(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(f"{TEXTS[kind]}\n", "utf-8")
    (found,) = findings(path)
    assert found.code == "NXG016"
    assert f"is a file of {kind}, not a spec" in found.message


@pytest.mark.parametrize("kind", BYTES)
def test_bytes(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(BYTES[kind])
    (found,) = findings(path)
    assert found.code == "NXG016"
    assert f"is {kind}, not a spec" in found.message
