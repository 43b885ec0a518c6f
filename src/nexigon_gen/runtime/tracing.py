"""OpenTelemetry spans of calls and of served requests; needs `opentelemetry-api`.

Names and attributes are those of OpenTelemetry's conventions for RPC. Neither bodies
nor messages nor the values of headers are recorded, but for the request id.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

from .actions import ActionInfo
from .client.base_client import PACKAGE
from .client.errors import CallFacts
from .client.trace import CallTrace, Trace
from .dataclass import dataclass
from .server.request import Request
from .server.settings import Observer, Served, TraceRequest
from .tracing_api import (
    Attributes,
    Span,
    SpanKind,
    StatusCode,
    TracerProvider,
    attach,
    detach,
    extract,
    get_current_span,
    get_tracer,
    inject,
)

_STATUS = "http.response.status_code"
_REQUEST_ID = "http.response.header.x-request-id"


def trace_calls(provider: TracerProvider | None = None) -> Trace:
    """For the `trace` of a client: a span for each call, whose context is sent along.

    Args:
        provider: Where the spans go; OpenTelemetry's global provider by default.
    """
    tracer = get_tracer(PACKAGE, tracer_provider=provider)

    @contextmanager
    def traced(action: ActionInfo, url: str) -> Generator[CallTrace]:
        with tracer.start_as_current_span(
            _name(action),
            kind=SpanKind.CLIENT,
            attributes=_attributes(action) | _address(url),
            record_exception=False,
            set_status_on_exception=False,
        ) as span:
            headers: dict[str, str] = {}
            inject(headers)
            try:
                yield _CallSpan(span, headers)
            except BaseException as error:
                _fail(span, type(error).__name__)
                raise

    return traced


def trace_requests(provider: TracerProvider | None = None) -> TraceRequest:
    """For the `trace` of `Hooks`: a span for each request, refused ones included.

    Its parent is the current span, if a middleware has started one, else what the
    caller sent along.

    Args:
        provider: Where the spans go; OpenTelemetry's global provider by default.
    """
    tracer = get_tracer(PACKAGE, tracer_provider=provider)

    @contextmanager
    def traced(request: Request, action: ActionInfo | None) -> Generator[Observer]:
        with (
            _sent_context(request),
            tracer.start_as_current_span(
                _name(action),
                kind=SpanKind.SERVER,
                attributes=_attributes(action),
                record_exception=False,
            ) as span,
        ):

            def observe(served: Served) -> None:
                span.set_attribute(_REQUEST_ID, [served.request_id])
                if served.status is None:
                    _fail(span, "ClientGone")
                else:
                    span.set_attribute(_STATUS, served.status)
                    if served.status >= 500:
                        _fail(span, str(served.status))

            yield observe

    return traced


@dataclass(frozen=True, slots=True)
class _CallSpan:
    span: Span
    headers: Mapping[str, str]

    def attempted(self, call: CallFacts, status: int | None) -> None:
        self.span.set_attribute(_REQUEST_ID, [call.request_id])
        if status is not None:
            self.span.set_attribute(_STATUS, status)
        if call.attempts > 1:
            self.span.set_attribute("http.request.resend_count", call.attempts - 1)


@contextmanager
def _sent_context(request: Request) -> Generator[None]:
    if get_current_span().get_span_context().is_valid:
        yield
        return
    headers = {
        name.decode("latin-1"): value.decode("latin-1")
        for name, value in request.raw_headers.items()
    }
    token = attach(extract(headers))
    try:
        yield
    finally:
        detach(token)


def _name(action: ActionInfo | None) -> str:
    return "unknown action" if action is None else action.wire


def _attributes(action: ActionInfo | None) -> Attributes:
    found: Attributes = {"rpc.system": PACKAGE}
    if action is not None:
        service, _, method = action.wire.rpartition("_")
        found |= {"rpc.service": service, "rpc.method": method}
    return found


def _address(url: str) -> Attributes:
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    return {"server.address": parts.hostname or "", "server.port": port}


def _fail(span: Span, kind: str) -> None:
    span.set_attribute("error.type", kind)
    span.set_status(StatusCode.ERROR)
