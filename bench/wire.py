"""WebSocket frames for the benchmark's own clients: small, quick, trusting."""

from __future__ import annotations

import struct
from collections.abc import Iterator

NO_MASK = b"\0\0\0\0"


def text_frame(text: str) -> bytes:
    """One text frame as a client sends it: masked, as it must be, with a mask that changes nothing."""
    data = text.encode()
    if len(data) < 126:
        return struct.pack("!BB", 0x81, 0x80 | len(data)) + NO_MASK + data
    return struct.pack("!BBH", 0x81, 0xFE, len(data)) + NO_MASK + data


def frames_in(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the payload of each whole frame begins and ends; the last end is where the rest begins."""
    at, end = 0, len(data)
    while end - at >= 2:
        size, start = data[at + 1], at + 2
        if size == 126:
            size, start = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
        elif size == 127:
            size, start = int.from_bytes(data[at + 2 : at + 10], "big"), at + 10
        if start + size > end:
            return
        at = start + size
        yield start, at
