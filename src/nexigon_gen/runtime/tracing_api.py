"""Declarations of what is used of OpenTelemetry, for type checkers without it.

They read the declarations, everybody else gets `opentelemetry-api`.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol, TypeAlias

__all__ = [
    "Attributes",
    "Span",
    "SpanKind",
    "StatusCode",
    "TracerProvider",
    "attach",
    "detach",
    "extract",
    "get_current_span",
    "get_tracer",
    "inject",
]

Attributes: TypeAlias = dict[str, str | int]


class TracerProvider(Protocol):
    """OpenTelemetry's class of this name, or anything that gives tracers."""

    def get_tracer(self, instrumenting_module_name: str, /) -> object:
        """A tracer for the spans of a module."""
        ...


if TYPE_CHECKING:
    from enum import Enum

    class SpanKind(Enum):
        SERVER = 1
        CLIENT = 2

    class StatusCode(Enum):
        ERROR = 2

    class SpanContext:
        is_valid: bool

    class Span:
        def get_span_context(self) -> SpanContext: ...
        def set_attribute(self, key: str, value: str | int | Sequence[str]) -> None: ...
        def set_status(self, status: StatusCode) -> None: ...

    class Tracer:
        def start_as_current_span(
            self,
            name: str,
            *,
            kind: SpanKind,
            attributes: Attributes,
            record_exception: bool = True,
            set_status_on_exception: bool = True,
        ) -> AbstractContextManager[Span]: ...

    class Context: ...

    class Token: ...

    def get_tracer(
        instrumenting_module_name: str,
        *,
        tracer_provider: TracerProvider | None = None,
    ) -> Tracer: ...
    def get_current_span() -> Span: ...
    def attach(context: Context) -> Token: ...
    def detach(token: Token) -> None: ...
    def extract(carrier: Mapping[str, str]) -> Context: ...
    def inject(carrier: MutableMapping[str, str]) -> None: ...

else:
    from opentelemetry.context import attach, detach
    from opentelemetry.propagate import extract, inject
    from opentelemetry.trace import (
        Span,
        SpanKind,
        StatusCode,
        get_current_span,
        get_tracer,
    )
