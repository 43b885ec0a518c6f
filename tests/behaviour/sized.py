"""A spec whose names are of one length, in every position that a spec has.

Two namespaces need each other, so that defaults and aliases of the one wait for the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def write(folder: Path, size: int) -> Sequence[Path]:
    """Writes the two files of the API `Size <size>`; `size` is at least 20."""
    here, there = f"here_{size}", f"there_{size}"
    texts = {
        here: _HERE.format(there=there, **_names(size)),
        there: _THERE.format(here=here, **_names(size)),
    }
    paths: list[Path] = []
    for name, text in texts.items():
        path = folder / f"{name}.yaml"
        path.write_text(f"spec: 1\napi: Sizes\nnamespace: {name}\n{text}", "utf-8")
        paths.append(path)
    return paths


def _names(size: int) -> dict[str, str]:
    """Names of `size` characters. Fields have one word, so that their names in Python
    are those on the wire, or two, so that they are not."""
    plain = {word: word + "x" * (size - len(word)) for word in _PLAIN.split()}
    return plain | {word: f"{word}_".ljust(size, "x") for word in _TWO_WORDS.split()}


_PLAIN = """
Tag Struct Enum Member Id Port List Alias Any Union Flat Keyed Out Ask Act Code Abroad Plain
Cyclic Secret Ratio bare some flag level late sized label opt kind
"""
_TWO_WORDS = "tag content count wired old limit many maybe port items text tardy"

_HERE = """
imports:
  {there}: [{Abroad}, {Code}, {Any}, {Out}]
types:
  {Enum}: {{values: {{{Member}: A value., Short: Another.}}}}
  {Id}: string
  {Port}: u16(1..)
  {Ratio}: f64(0..1)
  {Secret}: {{type: string, secret: true}}
  {List}: list<{Id}>
  {Alias}: {{alias: "list<{Abroad}>"}}
  {Cyclic}:
    tagged: untagged
    variants: {{Text: string, Items: "list<{Cyclic}>"}}
  {Plain}: {{alias: u32}}
  {Struct}:
    fields:
      bare: {Enum}
      {bare}: bool
      {some}?: string
      {flag}: {{type: bool, default: true}}
      {count}: {{type: u32(1..99), default: 7}}
      {level}: {{type: {Enum}, default: {Member}}}
      {label}: {{type: string(1..64), default: some label}}
      {late}: {{type: {Code}, default: 7}}
      {wired}?: {{type: "map<string, {Id}>", wire: w}}
      {old}?: {{type: u32, deprecated: Use another.}}
      {limit}: string(1..64)
      {many}: list<string(1..16)>(..4)
      {maybe}: list<{Enum}?>
      {sized}: string(1..64)
      {opt}?: "map<string, {Enum}>"
      {text}: {{type: string, default: some text}}
      {tardy}: {{type: {Code}, default: 7}}
      port: {{type: {Port}, default: 80}}
      {port}: {{type: {Port}, default: 80}}
  {Union}:
    tag: {tag}
    content: {content}
    variants: {{{Flat}: {Struct}, {Keyed}: string, Nothing: unit}}
  {Flat}:
    tag: kind
    variants: {{{Flat}: {Struct}, Abroad: {Abroad}, Own: {{fields: {{{bare}: bool}}}}}}
  {Keyed}: {{tag: {kind}, variants: {{Nothing: unit, Own: {{fields: {{x: bool}}}}}}}}
  {Tag}:
    tagged: externally
    variants: {{{Flat}: {Struct}, Nothing: unit}}
actions:
  {Act}:
    request:
      {Ask}:
        {level}: {{type: {Enum}, default: {Member}}}
        {items}: list<{Struct}>
        {maybe}?: {Union}
    response: {Union}
  Get:
    response: list<{Struct}>
  Open:
    request: {{Get{Out}: {{x: {Any}}}}}
    response: list<{Out}?>
"""
_THERE = """
imports:
  {here}: [{Struct}, {Id}]
types:
  {Code}: u8
  {Out}: {{fields: {{x: string}}}}
  {Abroad}: {{fields: {{id: {Id}, {many}: "list<{Struct}>"}}}}
  {Any}:
    tagged: untagged
    variants: {{Id: {Id}, Struct: {Struct}}}
actions:
  {Act}:
    auth: none
    idempotency: safe
    timeout: 30
    deprecated: Use another.
    request: {Struct}
    response: {Any}
"""
