"""One ordered outgoing channel per client, shared by answers, pings and changes; nobody waits for a slow reader."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from collections import deque

MOST_WAITING = 256
MOST_BYTES = 1_000_000
KERNEL_BUFFER = 128 * 1024


class Channel:
    """Sends at once what the network takes, keeps the rest until it can be sent, and cuts off who does not read.

    Somebody cut off comes back and catches up by number, which costs less than keeping a megabyte for a dead phone.
    """

    def __init__(self, sock: socket.socket) -> None:
        # Under gevent the socket inside never waits; under threads the flag of each call says so.
        self._socket: socket.socket = getattr(sock, "_sock", sock)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BUFFER)
        self._lock = threading.Lock()
        self._waiting: deque[memoryview] = deque()
        self._waiting_bytes = 0
        self._held: list[bytes] | None = None
        self.is_cut = False
        self.sid: str | None = None

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
            held, self._held = self._held or [], None
            for frame in (first, *held):
                self._send(frame)

    def flush(self) -> None:
        """Send on, as the socket can be written to again."""
        with self._lock:
            while self._waiting and not self.is_cut:
                frame = self._waiting[0]
                sent = self._try(frame)
                self._waiting_bytes -= sent
                if sent < len(frame):
                    self._waiting[0] = frame[sent:]
                    return
                self._waiting.popleft()

    def cut(self) -> None:
        """End the connection from our side; the thread that reads from it wakes up."""
        with self._lock:
            self._cut()

    @property
    def is_stuck(self) -> bool:
        """Whether something waits for the client to read."""
        return bool(self._waiting) and not self.is_cut

    def fileno(self) -> int:
        """The socket's number, for polling."""
        return self._socket.fileno()

    def _send(self, frame: bytes) -> None:
        if self.is_cut:
            return
        sent = 0 if self._waiting else self._try(memoryview(frame))
        if sent == len(frame):
            return
        self._waiting.append(memoryview(frame)[sent:])
        self._waiting_bytes += len(frame) - sent
        if len(self._waiting) > MOST_WAITING or self._waiting_bytes > MOST_BYTES:
            self._cut()
        else:
            flusher.watch(self)

    def _try(self, frame: memoryview) -> int:
        try:
            return self._socket.send(frame, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return 0
        except OSError:
            self._cut()
            return 0

    def _cut(self) -> None:
        self.is_cut = True
        self._waiting.clear()
        self._held = None
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)


class Flusher:
    """One thread that sends on to all clients who read more slowly than we speak."""

    def __init__(self) -> None:
        self._stuck: set[Channel] = set()
        self._lock = threading.Lock()
        self._somebody = threading.Event()

    def watch(self, channel: Channel) -> None:
        """Send on to this client when it can take more."""
        with self._lock:
            self._stuck.add(channel)
        self._somebody.set()

    def run(self) -> None:
        """Work forever."""
        while True:
            self._somebody.wait()
            self._round()

    def _round(self) -> None:
        with self._lock:
            self._stuck = {channel for channel in self._stuck if channel.is_stuck and channel.fileno() >= 0}
            by_number = {channel.fileno(): channel for channel in self._stuck}
            if not by_number:
                self._somebody.clear()
                return
        poll = select.poll()
        for number in by_number:
            poll.register(number, select.POLLOUT)
        # A channel that gets stuck meanwhile waits for the next round, 50 ms at most.
        for number, _ready in poll.poll(50):
            by_number[number].flush()


flusher = Flusher()
