"""The parts of h2 that we use: declarations for type checkers, the library at run time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

__all__ = [
    "DataReceived",
    "Event",
    "H2Configuration",
    "H2Connection",
    "H2Error",
    "InformationalResponseReceived",
    "RemoteSettingsChanged",
    "ResponseReceived",
    "Settings",
    "StreamEnded",
    "StreamReset",
    "TrailersReceived",
]

if TYPE_CHECKING:
    Headers: TypeAlias = Sequence[tuple[bytes, bytes]]

    class H2Error(Exception): ...

    class Event: ...

    class RemoteSettingsChanged(Event): ...

    class InformationalResponseReceived(Event):
        stream_id: int
        headers: Headers

    class ResponseReceived(Event):
        stream_id: int
        headers: Headers

    class TrailersReceived(Event):
        stream_id: int
        headers: Headers

    class DataReceived(Event):
        stream_id: int
        data: bytes
        flow_controlled_length: int

    class StreamEnded(Event):
        stream_id: int

    class StreamReset(Event):
        stream_id: int
        error_code: int

    StreamEvent: TypeAlias = (
        ResponseReceived
        | InformationalResponseReceived
        | TrailersReceived
        | DataReceived
        | StreamEnded
        | StreamReset
    )

    class Settings:
        max_concurrent_streams: int

        def __init__(
            self, client: bool = True, initial_values: Mapping[int, int] | None = None
        ) -> None: ...

    class Decoder:
        max_header_list_size: int

    class H2Configuration:
        def __init__(
            self, client_side: bool = True, *, validate_inbound_headers: bool = True
        ) -> None: ...

    class H2Connection:
        decoder: Decoder
        local_settings: Settings
        remote_settings: Settings
        max_outbound_frame_size: int

        def __init__(self, config: H2Configuration | None = None) -> None: ...
        def initiate_connection(self) -> None: ...
        def get_next_available_stream_id(self) -> int: ...
        def send_headers(
            self,
            stream_id: int,
            headers: Headers,
            end_stream: bool = False,
        ) -> None: ...
        def send_data(
            self, stream_id: int, data: bytes, end_stream: bool = False
        ) -> None: ...
        def reset_stream(self, stream_id: int, error_code: int = 0) -> None: ...
        def local_flow_control_window(self, stream_id: int) -> int: ...
        def increment_flow_control_window(self, increment: int) -> None: ...
        def acknowledge_received_data(
            self, acknowledged_size: int, stream_id: int
        ) -> None: ...
        def receive_data(self, data: bytes) -> list[Event]: ...
        def data_to_send(self) -> bytes: ...

else:
    from h2.config import H2Configuration
    from h2.connection import H2Connection
    from h2.events import (
        DataReceived,
        Event,
        InformationalResponseReceived,
        RemoteSettingsChanged,
        ResponseReceived,
        StreamEnded,
        StreamReset,
        TrailersReceived,
    )
    from h2.exceptions import H2Error
    from h2.settings import Settings
