"""Deep values on threads with a small stack, the end of which ends the process."""

from __future__ import annotations

from pathlib import Path

from support.command import python

SMALL = """
import threading
from decoding import read, texts

threading.stack_size(256 << 10)
for text in texts:
    thread = threading.Thread(target=read, args=(text,))
    thread.start()
    thread.join()
"""

DECODING = """
from nexigon_gen.runtime.codec import DecodeError, decode_request, decode_response
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import Action, Maybe, Model, Returns

class Tree(Model):
    below: "Maybe[Tree]" = None

class Get(Action, Returns[Tree], wire="a_Get"):
    below: Maybe[Tree] = None

codec = Codec(Tree)
texts = [b'{"below":' * n + b"{}" + b"}" * n for n in (20, 190, 250)]

def read(text):
    for decode in (
        lambda text: decode_request(Get, text),
        lambda text: decode_response(Get, text),
        codec.decode,
        codec.decode_strict,
    ):
        try:
            decode(text)
            print("read")
        except DecodeError as error:
            print(error)
"""


def test_what_is_deep_is_read_on_any_stack(tmp_path: Path) -> None:
    (tmp_path / "decoding.py").write_text(DECODING)
    done = python(tmp_path, "-c", SMALL)
    assert done.returncode == 0, done.stderr
    refused = "is nested too deeply, in more than 200 levels"
    assert done.stdout.splitlines() == ["read"] * 8 + [refused] * 4


ENCODING = """
import threading
from pydantic import JsonValue
from nexigon_gen.runtime.codec import EncodeError, encode_request, encode_response
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import Action, Maybe, Model, Returns

class Tree(Model):
    below: "Maybe[Tree]" = None

class Get(Action, Returns[Tree], wire="a_Get"):
    below: Maybe[Tree] = None

class Ask(Action, Returns[JsonValue], wire="a_Ask"):
    pass

tree, lists, codec, any_ = Tree(), [1], Codec(Tree), Codec(JsonValue)
values = []
for n in range(5000):
    if n in (19, 189, 249, 4999):
        values.append((tree, lists))
    tree, lists = Tree.model_construct(below=tree), [lists]

def write(tree, lists):
    for encode in (
        lambda: encode_request(Get.model_construct(below=tree)),
        lambda: encode_response(Get, tree),
        lambda: codec.encode(tree),
        lambda: encode_response(Ask, lists),
        lambda: any_.encode(lists),
    ):
        try:
            encode()
            print("written")
        except EncodeError as error:
            print("refused")

threading.stack_size(256 << 10)
for value in values:
    thread = threading.Thread(target=write, args=value)
    thread.start()
    thread.join()
import os
os._exit(0)  # to take 5000 levels apart takes stack, too
"""


def test_what_is_deep_is_written_on_any_stack(tmp_path: Path) -> None:
    done = python(tmp_path, "-uc", ENCODING)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["written"] * 10 + ["refused"] * 10
