"""What a client sends, taken apart: WebSocket frames (RFC 6455) into whole messages, of bounded size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

LARGEST_MESSAGE = 64 * 1024

CONTINUED, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
MISUSED, NOT_TAKEN, NOT_TEXT, TOO_BIG = 1002, 1003, 1007, 1009


class Broken(Exception):
    """Bytes that end the connection; ``code`` says why (RFC 6455, 7.4.1)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Frame(NamedTuple):
    """One frame, unmasked; ``ends_at`` is where the next one begins."""

    opcode: int
    is_last: bool
    payload: bytes
    ends_at: int


def frame_at(data: bytes, start: int, room: int) -> Frame | None:
    """The frame that begins at a place, once it is there whole; ``room`` is how long it may be."""
    if len(data) - start < 2:
        return None
    first, second = data[start], data[start + 1]
    opcode, size, at = first & 0x0F, second & 0x7F, start + 2
    if first & 0x70 or not second & 0x80 or (opcode >= CLOSE and (size > 125 or first < 0x80)):
        raise Broken(MISUSED)  # an extension nobody agreed to, not masked, or a control frame in parts
    if size > 125:
        width = 2 if size == 126 else 8
        size = int.from_bytes(data[at : at + width], "big") if len(data) >= at + width else 0
        at += width
    if size > room:
        raise Broken(TOO_BIG)
    if len(data) < at + 4 + size:
        return None
    payload = unmasked(data[at + 4 : at + 4 + size], data[at : at + 4])
    return Frame(opcode, first >= 0x80, payload, at + 4 + size)


def unmasked(data: bytes, mask: bytes) -> bytes:
    """Undo the mask that browsers put on everything, as one large number."""
    size = len(data)
    pattern = int.from_bytes((mask * (size // 4 + 1))[:size], "big")
    return (int.from_bytes(data, "big") ^ pattern).to_bytes(size, "big")


class Incoming:
    """Collects one client's bytes until there is something whole."""

    __slots__ = ("_parts", "_rest", "_size")

    def __init__(self) -> None:
        self._rest = b""
        self._parts: list[bytes] | None = None
        self._size = 0

    def take(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """Whole messages and control frames, as (opcode, payload), in their order."""
        data, at = self._rest + data if self._rest else data, 0
        while (frame := frame_at(data, at, LARGEST_MESSAGE - self._size)) is not None:
            at = frame.ends_at
            if frame.opcode >= CLOSE:
                yield frame.opcode, frame.payload
            elif (whole := self._collect(frame)) is not None:
                yield TEXT, whole
        self._rest = data[at:]

    def _collect(self, frame: Frame) -> bytes | None:
        """A message, once its last part is there."""
        if frame.opcode not in (CONTINUED, TEXT):
            raise Broken(NOT_TAKEN if frame.opcode == BINARY else MISUSED)
        if (frame.opcode == CONTINUED) != (self._parts is not None):
            raise Broken(MISUSED)
        if frame.is_last and self._parts is None:
            return frame.payload
        self._parts = [*(self._parts or ()), frame.payload]
        self._size += len(frame.payload) + 1  # empty parts take room too
        if not frame.is_last:
            return None
        whole, self._parts, self._size = b"".join(self._parts), None, 0
        return whole
