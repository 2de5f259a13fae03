"""WebSocket frames for the benchmark's own clients and for the bare server: small, quick, trusting."""

from __future__ import annotations

import base64
import hashlib
import os
import struct
from collections.abc import Iterator

MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def accept_of(key: str) -> str:
    """The server's proof that it has read the client's key."""
    return base64.b64encode(hashlib.sha1(f"{key}{MAGIC}".encode(), usedforsecurity=False).digest()).decode()


def text_frame(text: str, *, masked: bool = False) -> bytes:
    """One text frame; clients mask theirs."""
    data = text.encode()
    flag = 0x80 if masked else 0
    if len(data) < 126:
        head = struct.pack("!BB", 0x81, flag | len(data))
    elif len(data) < 65536:
        head = struct.pack("!BBH", 0x81, flag | 126, len(data))
    else:
        head = struct.pack("!BBQ", 0x81, flag | 127, len(data))
    if not masked:
        return head + data
    mask = os.urandom(4)
    return head + mask + mask_with(mask, data)


def mask_with(mask: bytes, data: bytes) -> bytes:
    """Mask or unmask, as one large number."""
    size = len(data)
    pattern = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(data, "big") ^ int.from_bytes(pattern, "big")).to_bytes(size, "big")


def frames_of(buffer: bytearray) -> Iterator[bytes]:
    """Take every whole frame's payload out of a buffer."""
    while len(buffer) >= 2:
        size, at = buffer[1] & 0x7F, 2
        if size == 126:
            size, at = int.from_bytes(buffer[2:4], "big"), 4
        elif size == 127:
            size, at = int.from_bytes(buffer[2:10], "big"), 10
        mask_at = at
        at += 4 if buffer[1] & 0x80 else 0
        if len(buffer) < at + size:
            return
        payload = bytes(buffer[at : at + size])
        if at != mask_at:
            payload = mask_with(bytes(buffer[mask_at:at]), payload)
        del buffer[: at + size]
        yield payload
