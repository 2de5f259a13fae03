"""One thread listens to every client and sends on to those who read slowly; an open phone needs no thread of its own.

Under gevent the same code runs in one greenlet: the selector is then gevent's.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections import deque
from logging import Logger

from workshop.core.realtime.channel import PlainSocket
from workshop.core.realtime.line import Line
from workshop.core.realtime.rooms import hall

LOOK_EVERY = 1.0
READ_AT_ONCE = 16 * 1024


class Listener:
    """Only its own thread touches the selector; the others leave a note and ring."""

    def __init__(self, logger: Logger) -> None:
        self._logger = logger
        self._lines: dict[Line, PlainSocket] = {}
        self._notes: deque[tuple[Line, PlainSocket | None]] = deque()

    @property
    def count(self) -> int:
        """How many lines are open."""
        return len(self._lines)

    def open(self) -> None:
        """Before anybody is added, and after gunicorn has forked."""
        self._bell, self._ring = socket.socketpair()
        self._ring.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._bell, selectors.EVENT_READ)

    def add(self, line: Line, sock: PlainSocket) -> None:
        """Listen to a client from now on."""
        self._lines[line] = sock
        self._leave_note(line, sock)

    def send_on(self, line: Line) -> None:
        """Send to a client what waits, as soon as it can take more."""
        self._leave_note(line, None)

    def run(self) -> None:
        """Work forever."""
        looked = time.monotonic()
        while True:
            for key, ready in self._selector.select(LOOK_EVERY):
                if key.data is None:
                    self._read_notes()
                else:
                    self._attend(key.data, ready)
            if time.monotonic() - looked > LOOK_EVERY:
                looked = time.monotonic()
                self._look_after_all(looked)

    def _leave_note(self, line: Line, sock: PlainSocket | None) -> None:
        self._notes.append((line, sock))
        try:
            self._ring.send(b"!")
        except BlockingIOError:
            return  # it rings already

    def _read_notes(self) -> None:
        self._bell.recv(4096)
        while self._notes:
            line, sock = self._notes.popleft()
            if sock is not None:
                self._selector.register(sock, selectors.EVENT_READ, line)
            elif line in self._lines:
                self._selector.modify(self._lines[line], selectors.EVENT_READ | selectors.EVENT_WRITE, line)

    def _attend(self, line: Line, ready: int) -> None:
        if line not in self._lines:
            return
        sock = self._lines[line]
        if ready & selectors.EVENT_WRITE:
            line.channel.flush()
            if not line.channel.is_stuck:
                self._selector.modify(sock, selectors.EVENT_READ, line)
        if ready & selectors.EVENT_READ:
            self._read(line, sock)

    def _read(self, line: Line, sock: PlainSocket) -> None:
        try:
            data = sock.recv(READ_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._hang_up(line, sock)
            return
        try:
            line.take(data)
        except Exception:  # one client's bytes must never end everybody's thread
            self._logger.exception("fault while listening")
            line.end()

    def _hang_up(self, line: Line, sock: PlainSocket) -> None:
        self._selector.unregister(sock)
        del self._lines[line]
        hall.leave(line.sid)
        line.channel.close()

    def _look_after_all(self, now: float) -> None:
        for line in tuple(self._lines):
            line.look_after(now, hall.seats_somebody(line.sid))
