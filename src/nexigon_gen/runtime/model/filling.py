"""Filling of new instances with the keywords of their constructor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic.config import ExtraValues

from .naming import by_wire, failed, misnamed, unordered
from .nesting import STACK, is_nested_data
from .pydantic_internals import validator_of
from .role import CALLER, Role
from .stack import on_stack

if TYPE_CHECKING:
    from .base import Model


def fill(instance: Model, given: dict[str, Any]) -> None:
    """Fills an instance. In contrast to strict mode, values may also be data of the types.

    Raises:
        ValidationError: Names or values are wrong. The error lists all of them.
    """
    __tracebackhide__ = True
    cls = type(instance)
    wrong = unordered(given)
    try:
        instance.__check__(
            given, extra="forbid", context=CALLER, self_instance=instance
        )
    except ValidationError as error:
        raise failed(cls, misnamed(cls, given), error) from None
    if wrong:
        raise failed(cls, wrong)


def check_first(given: dict[str, Any], *, self_instance: Model, **options: Any) -> None:
    """Fills the first instance of a class, and finds the function that fills the others."""
    cls = type(self_instance)
    cls.model_rebuild()
    cls.__check__ = staticmethod(_check_of(cls))
    cls.__check__(given, self_instance=self_instance, **options)


def _check_of(cls: type[Model]) -> Callable[..., object]:
    """The function that fills instances of a built class; its validator, if that suffices."""
    validate = validator_of(cls).validate_python
    if cls.__crosses__ or cls.__keeps_all__:
        validate = partial(_check_names, cls, validate)
    return partial(_check_levels, validate) if cls.__has_levels__ else validate


def _check_levels(
    validate: Callable[..., object],
    given: dict[str, Any],
    *,
    strict: bool | None = None,
    extra: ExtraValues,
    context: Role,
    self_instance: Model,
) -> None:
    """Fills an instance of a class whose values may be nested deeply, with stack enough."""
    if is_nested_data(given):
        on_stack(
            STACK,
            partial(
                validate,
                given,
                strict=strict,
                extra=extra,
                context=context,
                self_instance=self_instance,
            ),
        )
        return
    validate(
        given,
        strict=strict,
        extra=extra,
        context=context,
        self_instance=self_instance,
    )


def _check_names(
    cls: type[Model],
    validate: Callable[..., object],
    given: dict[str, Any],
    *,
    extra: ExtraValues,
    **options: Any,
) -> None:
    """Fills an instance of a class whose keywords its validator does not take as they are."""
    if cls.__crosses__:
        # The validator takes Python names for wire names.
        if wrong := misnamed(cls, given):
            raise failed(cls, wrong)
        given = by_wire(cls, given)
    validate(given, extra="allow" if cls.__keeps_all__ else extra, **options)
