"""A hall of phones in one process and one loop over raw sockets: cheap enough to time a million deliveries a second.

Everybody gets the same frame, so it is read once; for the others its beginning and its length say which one it is.
"""

from __future__ import annotations

import base64
import json
import os
import re
import select
import socket
import time
import uuid
from dataclasses import dataclass, field

from bench.wire import frames_in, text_frame

WORDS = "Bänke vor dem Supermarkt, da treffen sich sowieso alle, und einen Schlüssel für den"
LONGEST_DELAY = 10.0
MOMENT = re.compile(rb'"text":"(\d+\.\d+) ')


class Delays:
    """How long things took, counted by the millisecond."""

    def __init__(self) -> None:
        self.buckets = [0] * (int(LONGEST_DELAY * 1000) + 1)
        self.count = 0

    def add(self, seconds: float) -> None:
        """Count one."""
        self.buckets[min(int(seconds * 1000), len(self.buckets) - 1)] += 1
        self.count += 1

    def percentile(self, share: float) -> float:
        """In milliseconds: so many took at most this."""
        seen = 0
        for milliseconds, count in enumerate(self.buckets):
            seen += count
            if seen >= self.count * share:
                return milliseconds + 1.0
        return float(len(self.buckets))


@dataclass
class Phone:
    """One client."""

    sock: socket.socket
    number: int
    rest: bytes = b""
    has_entered: bool = False
    said: dict[int, float] = field(default_factory=dict)
    last_id: int = 0


@dataclass
class Talk:
    """What is asked for: so many ideas a second, for so long, after a while that does not count."""

    rate: int
    seconds: float = 6.0
    warm_up: float = 2.0


class Crowd:
    """All phones, connected and in the forum's room."""

    def __init__(self, port: int, forum: int, round_: int) -> None:
        self.port, self.forum, self.round = port, forum, round_
        self.phones: list[Phone] = []
        self.by_fd: dict[int, Phone] = {}
        self.poll = select.epoll()
        self.known: dict[tuple[int, bytes], tuple[float, ...]] = {}
        self.deliveries, self.answers = Delays(), Delays()
        self.refused = 0
        self.counted = (float("inf"), float("inf"))

    def come_in(self, cookies: list[str], at_once: int = 50) -> None:
        """Connect everybody, so many at once, and enter."""
        for begin in range(0, len(cookies), at_once):
            fresh = [self._knock(cookie) for cookie in cookies[begin : begin + at_once]]
            deadline = time.monotonic() + 60
            while not all(phone.has_entered for phone in fresh):
                self._hear(0.1)
                if time.monotonic() > deadline:
                    raise RuntimeError("Somebody did not come in.")

    def talk(self, talk: Talk) -> None:
        """Speak at the rate that was asked for, and time what counts."""
        self.deliveries, self.answers, self.refused = Delays(), Delays(), 0
        began, number = time.monotonic(), 0
        self.counted = (began + talk.warm_up, began + talk.warm_up + talk.seconds)
        while (now := time.monotonic()) < self.counted[1]:
            while number < (now - began) * talk.rate:
                self._submit(self.phones[number * 7919 % len(self.phones)])
                number += 1
            self._hear(0.001)

    def listen_until(self, expected: int) -> None:
        """Hear the rest of what was said."""
        deadline = time.monotonic() + LONGEST_DELAY
        while self.deliveries.count < expected and time.monotonic() < deadline:
            self._hear(0.05)

    def idle(self, seconds: float) -> None:
        """Only answer pings."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._hear(0.05)

    def leave(self) -> None:
        """Go away."""
        self.poll.close()
        for phone in self.phones:
            phone.sock.close()

    def _knock(self, cookies: str) -> Phone:
        sock = socket.create_connection(("127.0.0.1", self.port), 30)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        host = f"127.0.0.1:{self.port}"
        lines = [
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
            f"Host: {host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
            f"Origin: http://{host}",
            *([f"Cookie: {cookies}"] if cookies else []),
        ]
        sock.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        head = b""
        while b"\r\n\r\n" not in head:
            head += sock.recv(4096) or b"closed\r\n\r\n"
        if b" 101 " not in head:
            raise RuntimeError(head.decode())
        phone = Phone(sock, len(self.phones), head.partition(b"\r\n\r\n")[2])
        sock.setblocking(False)
        self.phones.append(phone)
        self.by_fd[sock.fileno()] = phone
        self.poll.register(sock, select.EPOLLIN)
        self._take(phone, b"")
        return phone

    def _hear(self, timeout: float) -> None:
        for fd, _event in self.poll.poll(timeout):
            phone = self.by_fd[fd]
            data = phone.sock.recv(1 << 18)
            if not data:
                raise RuntimeError("The server has hung up on somebody.")
            self._take(phone, data)

    def _take(self, phone: Phone, data: bytes) -> None:
        if phone.rest:
            data = phone.rest + data
        now, end = time.monotonic(), 0
        for start, end in frames_in(data):
            sign = (end - start, data[start : start + 72])
            if (moments := self.known.get(sign)) is None:
                moments = self._read(phone, sign, data[start:end])
            for moment in moments:
                self.deliveries.add(now - moment)
        phone.rest = data[end:]

    def _read(self, phone: Phone, sign: tuple[int, bytes], payload: bytes) -> tuple[float, ...]:
        """A frame that was not seen before: ideas are remembered, everything else is for this phone alone."""
        if payload.startswith(b'42/forum,["changes"'):
            first, last = self.counted
            moments = tuple(moment for moment in map(float, MOMENT.findall(payload)) if first <= moment < last)
            self.known[sign] = moments
            return moments
        if payload.startswith(b"43"):
            self._be_answered(phone, payload)
        elif payload.startswith(b"40"):
            self._say(phone, "enter", {"forum": self.forum, "since": None})
        elif payload.startswith(b"0"):
            phone.sock.send(text_frame("40/forum,"))
        elif payload == b"2":
            phone.sock.send(text_frame("3"))
        return ()

    def _be_answered(self, phone: Phone, payload: bytes) -> None:
        head, _bracket, rest = payload.partition(b"[")
        said_at = phone.said.pop(int(head.rpartition(b",")[2]))
        is_ok = b'"ok":true' in rest
        if not phone.has_entered:
            phone.has_entered = is_ok
        elif not is_ok:
            self.refused += 1
        elif self.counted[0] <= said_at < self.counted[1]:
            self.answers.add(time.monotonic() - said_at)

    def _say(self, phone: Phone, event: str, data: object, moment: float = 0.0) -> None:
        phone.last_id += 1
        phone.said[phone.last_id] = moment
        phone.sock.send(text_frame(f"42/forum,{phone.last_id}{json.dumps([event, data], ensure_ascii=False)}"))

    def _submit(self, phone: Phone) -> None:
        """Hang up a card that says when it was written."""
        moment = round(time.monotonic(), 6)
        said = {"key": str(uuid.uuid4()), "round": self.round, "text": f"{moment:.6f} {WORDS}", "lang": "de"}
        self._say(phone, "idea.submit", said, moment)
