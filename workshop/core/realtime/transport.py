"""The WebSocket under Engine.IO: reads in the request's own thread, writes through the client's channel.

Takes the place of the library's driver, which accepts deflated frames, collects whole messages of any size and needs a
second thread for each client.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wsproto import ConnectionType
from wsproto.connection import Connection
from wsproto.events import BytesMessage, CloseConnection, Ping, TextMessage
from wsproto.frame_protocol import CloseReason
from wsproto.utilities import ProtocolError

from workshop.core.realtime.channel import Channel
from workshop.core.realtime.frames import handshake, text_frame

LARGEST_MESSAGE = 64 * 1024
CHANNEL = "workshop.channel"


class Crowd:
    """How many sockets are open."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.count = 0

    def add(self, change: int) -> None:
        """Count one in or out."""
        with self._lock:
            self.count += change


crowd = Crowd()


class Transport:
    """What Engine.IO asks of a WebSocket: ``wait()``, ``send()``, ``close()``."""

    def __init__(self, handler: Callable[[Transport], object], _server: object, **_options: object) -> None:
        self._handler = handler

    def __call__(self, environ: dict[str, Any], _start_response: object) -> Iterable[bytes]:
        """Serve one socket until it ends. Then this connection must not be read as HTTP again."""
        self._stream: socket.socket = environ["gunicorn.socket"]
        self._stream.setblocking(True)
        self.channel = environ[CHANNEL] = Channel(self._stream)
        self._protocol = Connection(ConnectionType.SERVER, [])
        self._texts = self._read()
        crowd.add(1)
        try:
            self.channel.write(handshake(environ["HTTP_SEC_WEBSOCKET_KEY"]))
            self._handler(self)
        finally:
            crowd.add(-1)
            self.channel.cut()
        raise StopIteration

    def wait(self) -> str | None:
        """The next text that arrives; nothing when the socket has ended."""
        return next(self._texts, None)

    def send(self, packet: str) -> None:
        """Send a packet of the library's own: opening, pings."""
        self.channel.write(text_frame(packet))

    def close(self) -> None:
        """End the socket."""
        self._refuse(CloseReason.NORMAL_CLOSURE)

    def _read(self) -> Iterator[str]:
        parts: list[str] = []
        size = 0
        for event in self._events():
            if not isinstance(event, TextMessage):
                self._refuse(CloseReason.UNSUPPORTED_DATA)
                return
            size += len(event.data.encode())
            if size > LARGEST_MESSAGE:
                self._refuse(CloseReason.MESSAGE_TOO_BIG)
                return
            parts.append(event.data)
            if event.message_finished:
                yield "".join(parts)
                parts, size = [], 0

    def _events(self) -> Iterator[TextMessage | BytesMessage]:
        """Everything but the frames that only keep the connection; ends with it."""
        with contextlib.suppress(OSError, ProtocolError):
            while data := self._stream.recv(16384):
                self._protocol.receive_data(data)
                for event in self._protocol.events():
                    if isinstance(event, (TextMessage, BytesMessage)):
                        yield event
                    elif isinstance(event, (Ping, CloseConnection)):
                        self.channel.write(self._protocol.send(event.response()))
                    if isinstance(event, CloseConnection):
                        return

    def _refuse(self, reason: CloseReason) -> None:
        with contextlib.suppress(ProtocolError):
            self.channel.write(self._protocol.send(CloseConnection(reason)))
        self.channel.cut()
