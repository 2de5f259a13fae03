"""One ordered outgoing channel per client, shared by answers, pings and changes; nobody waits for a slow reader."""

from __future__ import annotations

import _socket
import contextlib
import socket
import threading
from collections import deque
from collections.abc import Callable

# The socket under Python's own and under gevent's: it never waits, in either mode.
PlainSocket = _socket.socket

MOST_WAITING = 256
MOST_BYTES = 1_000_000
KERNEL_BUFFER = 128 * 1024


class Channel:
    """Sends at once what the network takes, keeps the rest until it can be sent, and cuts off who does not read.

    Somebody cut off comes back and catches up by number, which costs less than keeping a megabyte for a dead phone.
    ``when_stuck`` is called when something has to wait: whoever listens to the socket then calls :meth:`flush` as soon
    as it can be written to.
    """

    __slots__ = ("_held", "_lock", "_socket", "_waiting", "_waiting_bytes", "_when_stuck", "is_cut")

    def __init__(self, sock: PlainSocket, when_stuck: Callable[[], object]) -> None:
        sock.setblocking(False)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BUFFER)
        with contextlib.suppress(OSError):  # no such thing on a Unix socket
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = sock
        self._when_stuck = when_stuck
        self._lock = threading.Lock()
        self._waiting: deque[memoryview] | None = None
        self._waiting_bytes = 0
        self._held: list[bytes] | None = None
        self.is_cut = False

    def write(self, frame: bytes) -> None:
        """Send a frame after everything written before; never waits."""
        with self._lock:
            if self._held is not None:
                self._held.append(frame)
            else:
                self._send(frame)

    def hold(self) -> None:
        """Keep what is written from now on, until the answer that has to come before it."""
        with self._lock:
            self._held = self._held or []

    def release(self, first: bytes) -> None:
        """Send ``first``, then what was held."""
        with self._lock:
            held, self._held = self._held, None
            self._send(first)
            for frame in held or ():
                self._send(frame)

    def flush(self) -> None:
        """Send on, as the socket can be written to again."""
        with self._lock:
            while self._waiting and not self.is_cut:
                frame = self._waiting[0]
                sent = self._try(frame)
                self._waiting_bytes -= sent
                if sent < len(frame):
                    if self._waiting:  # else it was cut off in the middle
                        self._waiting[0] = frame[sent:]
                    return
                self._waiting.popleft()
            self._waiting = None

    def cut(self) -> None:
        """End the connection from our side; whoever listens to it finds its end."""
        with self._lock:
            self._cut()

    def close(self) -> None:
        """Give the socket back. Under the lock: a number that is free again may be somebody else's socket already."""
        with self._lock:
            self._cut()
            self._socket.close()

    @property
    def is_stuck(self) -> bool:
        """Whether something waits for the client to read."""
        return bool(self._waiting) and not self.is_cut

    def _send(self, frame: bytes) -> None:
        if self.is_cut or not frame:
            return
        sent = 0 if self._waiting else self._try(frame)
        if sent == len(frame) or self.is_cut:
            return
        if self._waiting is None:
            self._waiting = deque()
        self._waiting.append(memoryview(frame)[sent:])
        self._waiting_bytes += len(frame) - sent
        if len(self._waiting) > MOST_WAITING or self._waiting_bytes > MOST_BYTES:
            self._cut()
        else:
            self._when_stuck()

    def _try(self, frame: bytes | memoryview) -> int:
        try:
            return self._socket.send(frame)
        except BlockingIOError:
            return 0
        except OSError:
            self._cut()
            return 0

    def _cut(self) -> None:
        if self.is_cut:
            return
        self.is_cut = True
        self._waiting = self._held = None
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
