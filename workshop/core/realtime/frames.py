"""WebSocket frames (RFC 6455) around Socket.IO packets, encoded once for all who get them."""

from __future__ import annotations

import base64
import hashlib
import json
import struct
from typing import Any

MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def handshake(key: str) -> bytes:
    """The answer that turns a request into a socket. No extension is agreed to: deflating costs memory and time."""
    accept = base64.b64encode(hashlib.sha1(f"{key}{MAGIC}".encode(), usedforsecurity=False).digest()).decode()
    return (
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Accept: {accept}\r\n\r\n"
    ).encode()


def text_frame(text: str) -> bytes:
    """One unmasked text frame."""
    data = text.encode()
    size = len(data)
    if size < 126:
        return struct.pack("!BB", 0x81, size) + data
    if size < 65536:
        return struct.pack("!BBH", 0x81, 126, size) + data
    return struct.pack("!BBQ", 0x81, 127, size) + data


def control_frame(opcode: int, payload: bytes) -> bytes:
    """A close or a pong: at most 125 bytes."""
    return struct.pack("!BB", 0x80 | opcode, len(payload)) + payload


def event_frame(namespace: str, name: str, payload: Any) -> bytes:
    """Something the server says."""
    return text_frame(f"42{namespace},{_json([name, payload])}")


def answer_frame(namespace: str, ack_id: int, answer: Any) -> bytes:
    """The acknowledgement of a message."""
    return text_frame(f"43{namespace},{ack_id}{_json([answer])}")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
