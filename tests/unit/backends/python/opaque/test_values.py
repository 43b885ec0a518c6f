"""Values of opaque types as expressions."""

from __future__ import annotations

from nexigon_gen.backends.python.expr import Either, Expr, Raw, Subscript, builtin
from nexigon_gen.backends.python.identifiers import Identifier
from nexigon_gen.backends.python.imports import Imports
from nexigon_gen.backends.python.opaque.classes import Class, ClassField, Synonym
from nexigon_gen.backends.python.opaque.values import OpaqueValues
from nexigon_gen.backends.python.spelling import Spelling
from nexigon_gen.ir.terms import Json, JsonObject

LIST = Subscript(builtin("list"), (Raw("Node"),))


def a_class(name: str, *fields: tuple[str, Expr], required: bool = True) -> Class:
    members = (
        ClassField(Identifier(wire), wire, type_, required, deprecated=False, docs="")
        for wire, type_ in fields
    )
    return Class(name, "", (*members,))


def text(value: Json, type_: Expr, *defined: Class | Synonym) -> str:
    values = OpaqueValues("@a.node", {each.name: each for each in defined})
    return Spelling(Imports("@a.node")).text(values.expr(value, type_))


def an_object(**members: Json) -> JsonObject:
    return JsonObject(tuple(members.items()))


def test_the_class_with_most_of_the_keys_is_taken() -> None:
    first = a_class("First", ("a", builtin("int")), required=False)
    both = a_class("Both", ("a", builtin("int")), ("b", builtin("str")))
    either = Either((Raw("First"), Raw("Both")))
    found = [
        text(value, either, first, both)
        for value in (an_object(a=1), an_object(a=1, b="x"), an_object(a=1, b=2))
    ]
    assert [each.partition(".")[0] for each in found] == ["First", "Both", "First"]


def test_true_is_no_number() -> None:
    either = Either((Raw("Number"), Raw("Flag")))
    number = a_class("Number", ("a", builtin("int")))
    flag = a_class("Flag", ("a", builtin("bool")))
    assert text(an_object(a=True), either, number, flag).startswith("Flag.")
    assert text(an_object(a=1), either, flag, number).startswith("Number.")


def test_types_within_themselves_take_no_time() -> None:
    """Each level could be of either class, and so be looked at twice by each above it."""
    either = Either((Raw("Left"), Raw("Right"), builtin("int")))
    defined: list[Class | Synonym] = [
        a_class("Left", ("inner", either)),
        a_class("Right", ("inner", either)),
        Synonym("Node", "", Either((either, LIST))),
    ]
    value: Json = 1
    for _ in range(60):
        value = an_object(inner=value)
    assert text((value,), Raw("Node"), *defined).startswith("[Left.model_validate(")


def test_a_key_that_is_the_python_name_of_a_field() -> None:
    """In Python code it would stand for the field."""
    field = ClassField(
        Identifier("first_name"), "firstName", builtin("str"), True, False, ""
    )
    person = Class("Person", "", (field,))
    plain = text(an_object(firstName="a"), Raw("Person"), person)
    assert plain == 'Person.model_validate({"firstName": "a"})'
    both = an_object(more=(an_object(first_name="é"),), firstName="a")
    found = text(both, Raw("Person"), person)
    assert found.startswith("Codec(Person).decode(")
    assert "first_name" in found
