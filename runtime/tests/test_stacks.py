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


MODELS = """
import copy, pickle, sys, threading
from pydantic import JsonValue
from nexigon_gen.runtime.model import Maybe, Model
from nexigon_gen.runtime.strict_json import MAX_DEPTH
from runtime.tests.sample import Expr, ExprLiteral, ExprNot, Unions

class Tree(Model):
    below: "Maybe[Tree]" = None
    any: Maybe[JsonValue] = None

class Derived(Model):
    pass

Derived()

class Deep(Derived):
    tree: Maybe[Tree] = None

def of(levels):
    data, tree, expr, nots = {}, Tree(), ExprLiteral(value=1), {"$type": "Literal", "value": 1}
    for _ in range(levels):
        data, tree = {"below": data}, Tree(below=tree)
        nots, expr = {"$type": "Not", "inner": nots}, ExprNot(inner=expr)
    return data, tree, nots, expr

def use(data, tree, nots, expr):
    text = '{"below":' * levels + "{}" + "}" * levels
    # More than the wire has is up to Python, where only Python looks at it.
    pythons = (
        lambda: tree.model_copy(deep=True) == tree,
        lambda: pickle.loads(pickle.dumps(tree)) == tree,
        lambda: repr(tree).count("Tree") == levels + 1,
        lambda: hash(tree) == hash(tree),
    )
    for work in (
        *(pythons if levels <= MAX_DEPTH else ()),
        lambda: Tree(below=data) == Tree(below=tree),
        lambda: Tree(any=data).any == data,
        lambda: Deep(tree=data).tree == tree,
        lambda: Deep.model_validate({"tree": data}).tree == tree,
        lambda: Unions(expr=nots).expr == expr,
        lambda: Tree.model_validate(data) == tree,
        lambda: Tree.model_validate_strings(data) == tree,
        lambda: Tree.model_validate_json(text) == tree,
        lambda: Tree().model_copy(update={"below": data}) == Tree(below=tree),
        lambda: tree.model_dump(exclude_none=True) == data,
        lambda: tree.model_dump_json() == text,
        lambda: expr.model_dump(mode="json") == nots,
    ):
        try:
            print(levels, work())
        except (ValueError, RecursionError) as error:
            print(levels, "refused")

def run():
    global levels
    threading.stack_size(256 << 10)
    for levels in (60, 190, 300):
        thread = threading.Thread(target=use, args=of(levels))
        thread.start()
        thread.join()
"""


def test_models_are_built_and_written_on_any_stack(tmp_path: Path) -> None:
    (tmp_path / "models.py").write_text(MODELS)
    done = python(tmp_path, "-c", "import models; models.run()")
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert said[:31] == ["60 True"] * 16 + ["190 True"] * 15
    assert len(said) == 44  # what is deeper than the wire has is refused by most


UNKNOWN = """
import threading
from functools import partial
from nexigon_gen.runtime.codec import EncodeError, decode_response, encode_response
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import Action, Maybe, Model, Returns

class Flat(Model):
    name: Maybe[str] = None

class Holder(Model):
    flat: list[Flat]

class Get(Action, Returns[Holder], wire="a_Get"):
    pass

codec = Codec(Holder)

def use(levels):
    inner = '{"later":' * levels + "1" + "}" * levels
    text = '{"flat":[' + inner + "]}"
    value = decode_response(Get, text.encode())
    assert encode_response(Get, value).decode() == text
    assert codec.encode(value).decode() == text
    assert value.model_dump_json() == text
    assert value.model_dump(exclude_unset=True)["flat"][0].keys() == {"later"}
    print("written")

def refuse():
    later = {}
    for _ in range(250):
        later = {"later": later}
    try:
        encode_response(Get, Holder(flat=[Flat.model_validate(later)]))
    except EncodeError as error:
        print(error)

threading.stack_size(256 << 10)
for work in (*(partial(use, levels) for levels in (20, 60, 198)), refuse):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
"""


def test_unknown_fields_are_written_on_any_stack(tmp_path: Path) -> None:
    """However flat the type is that they came in."""
    done = python(tmp_path, "-c", UNKNOWN)
    refused = "is nested too deeply, in more than 200 levels\n"
    assert (done.stdout, done.stderr) == ("written\n" * 3 + refused, "")
    assert done.returncode == 0
