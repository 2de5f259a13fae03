"""One client's line: Engine.IO 4 and Socket.IO 5, as far as LIVE.md speaks them, over one WebSocket.

Text events over WebSocket only: no polling, no upgrade, no binary attachments. So little is left of the protocol that
it is written out here; a library's way costs three threads and ten times the memory for each phone.
"""

from __future__ import annotations

import json
import re
import secrets
import struct
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from workshop.core.realtime.channel import Channel
from workshop.core.realtime.frames import control_frame, text_frame
from workshop.core.realtime.incoming import (
    CLOSE,
    LARGEST_MESSAGE,
    MISUSED,
    NOT_TEXT,
    PING,
    PONG,
    TEXT,
    Broken,
    Incoming,
)

PING_EVERY = 25.0
ANSWER_WITHIN = 20.0
ENTER_WITHIN = 20.0  # pages that were shown out knock again every 15

PACKET = re.compile(r"(\d)(?:(/[^,]*),)?(\d{0,15})(.*)", re.DOTALL)
CONNECT, DISCONNECT, EVENT = "0", "1", "2"
PING_FRAME = text_frame("2")


class Ticket(NamedTuple):
    """Who opened a line, read once from the handshake; nothing here is a right, doors ask the database."""

    credentials: Any
    language: str
    browser: bytes


Hear = Callable[["Line", str, Any, "int | None"], object]


class Line:
    """A client from its handshake to its end."""

    __slots__ = (
        "_hear",
        "_incoming",
        "_namespaces",
        "channel",
        "heard_at",
        "namespace",
        "pinged_at",
        "seated_at",
        "sid",
        "ticket",
    )

    def __init__(self, channel: Channel, ticket: Ticket, namespaces: frozenset[str], hear: Hear) -> None:
        self.channel = channel
        self.ticket = ticket
        self.sid = secrets.token_urlsafe(12)
        self.namespace: str | None = None
        self._namespaces = namespaces
        self._hear = hear
        self._incoming = Incoming()
        self.heard_at = self.pinged_at = self.seated_at = time.monotonic()

    def open(self) -> None:
        """Say who we are, as Engine.IO begins."""
        opening = {
            "sid": self.sid,
            "upgrades": [],
            "pingInterval": int(PING_EVERY * 1000),
            "pingTimeout": int(ANSWER_WITHIN * 1000),
            "maxPayload": LARGEST_MESSAGE,
        }
        self.channel.write(text_frame("0" + json.dumps(opening, separators=(",", ":"))))

    def take(self, data: bytes) -> None:
        """Bytes have come."""
        try:
            for opcode, payload in self._incoming.take(data):
                self._take_message(opcode, payload)
        except Broken as reason:
            self.end(struct.pack("!H", reason.code))
        except ValueError:  # no UTF-8, no JSON
            self.end(struct.pack("!H", NOT_TEXT))

    def end(self, why: bytes = b"") -> None:
        """Close the WebSocket and the connection under it."""
        self.channel.write(control_frame(CLOSE, why))
        self.channel.cut()

    def look_after(self, now: float, is_seated: bool) -> None:
        """Every second or so: ping, and end what is dead, or never went anywhere."""
        if is_seated:
            self.seated_at = now
        if now - self.heard_at > PING_EVERY + ANSWER_WITHIN or now - self.seated_at > ENTER_WITHIN:
            self.end()
        elif now - self.pinged_at > PING_EVERY:
            self.pinged_at = now
            self.channel.write(PING_FRAME)

    def _take_message(self, opcode: int, payload: bytes) -> None:
        if opcode == TEXT:
            self._take_text(payload.decode())
        elif opcode == PING:
            self.channel.write(control_frame(PONG, payload))
        elif opcode == CLOSE:
            self.end(payload[:2])

    def _take_text(self, text: str) -> None:
        self.heard_at = time.monotonic()
        kind = text[:1]
        if kind == "4" and (packet := PACKET.fullmatch(text, 1)) is not None:
            self._take_packet(*packet.groups())
        elif kind == "2":
            self.channel.write(text_frame("3" + text[1:]))
        elif kind != "3":
            raise Broken(MISUSED)

    def _take_packet(self, kind: str, namespace: str | None, number: str, rest: str) -> None:
        namespace = namespace or "/"
        if kind == CONNECT:
            self._connect(namespace)
        elif kind == EVENT and namespace == self.namespace:
            event = json.loads(rest)
            if not isinstance(event, list) or not event or not isinstance(event[0], str):
                raise Broken(MISUSED)
            self.seated_at = self.heard_at
            self._hear(self, event[0], event[1] if len(event) > 1 else None, int(number) if number else None)
        else:  # leaving, or no word of our language
            raise Broken(MISUSED)

    def _connect(self, namespace: str) -> None:
        """Begin to speak in a namespace; once is enough."""
        if namespace not in self._namespaces or self.namespace is not None:
            self.channel.write(text_frame(f'44{namespace},{{"message":"Unable to connect"}}'))
            return
        self.namespace = namespace
        self.channel.write(text_frame(f'40{namespace},{{"sid":"{self.sid}"}}'))
