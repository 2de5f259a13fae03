"""Many phones in one process: each enters the forum, some speak, all hear; every delivery is timed."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import time
import uuid
from array import array
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import cast

from bench.wire import frames_of, text_frame

LONGEST_DELAY = 5.0
WORDS = "Bänke vor dem Supermarkt, da treffen sich sowieso alle, und einen Schlüssel für den Schulhof"


@dataclass
class Run:
    """What one run asks for, and what came of it."""

    port: int
    forum: int
    round: int
    cookies: list[str]
    rate: int
    warm_up: float = 4.0
    seconds: float = 20.0
    deliveries: array[float] = field(default_factory=lambda: array("d"))
    answers: array[float] = field(default_factory=lambda: array("d"))
    refused: int = 0
    counts_from: float = float("inf")
    counts_to: float = float("inf")

    def times(self, said_at: float) -> bool:
        """Whether something said at this moment counts."""
        return self.counts_from <= said_at < self.counts_to


class Phone(asyncio.Protocol):
    """One client."""

    def __init__(self, run: Run, cookies: str) -> None:
        self.run = run
        self.cookies = cookies
        self.buffer = bytearray()
        self.is_open = False
        self.has_entered = asyncio.get_running_loop().create_future()
        self.said: dict[int, float] = {}
        self.last_id = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a socket."""
        self.transport = cast(asyncio.Transport, transport)
        host = f"127.0.0.1:{self.run.port}"
        lines = [
            "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
            f"Host: {host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
            f"Origin: http://{host}",
            f"Cookie: {self.cookies}",
        ]
        self.transport.write(("\r\n".join(lines) + "\r\n\r\n").encode())

    def data_received(self, data: bytes) -> None:
        """Take what comes."""
        self.buffer += data
        if not self.is_open:
            head, end, _rest = self.buffer.partition(b"\r\n\r\n")
            if not end:
                return
            if b" 101 " not in head:
                raise RuntimeError(head.decode())
            del self.buffer[: len(head) + 4]
            self.is_open = True
        for payload in frames_of(self.buffer):
            self.take(payload)

    def take(self, payload: bytes) -> None:
        """One packet."""
        if payload.startswith(b"42"):
            self.hear(payload)
        elif payload.startswith(b"43"):
            self.be_answered(payload)
        elif payload.startswith(b"40"):
            self.say("enter", {"forum": self.run.forum, "since": None})
        elif payload.startswith(b"0"):
            self.transport.write(text_frame("40/forum,", masked=True))
        elif payload == b"2":
            self.transport.write(text_frame("3", masked=True))

    def hear(self, payload: bytes) -> None:
        """Changes: each idea in them is one delivery."""
        now = time.monotonic()
        for said_at in moments_in(payload):
            if self.run.times(said_at):
                self.run.deliveries.append(now - said_at)

    def be_answered(self, payload: bytes) -> None:
        """An acknowledgement."""
        head, _bracket, rest = payload.partition(b"[")
        said_at = self.said.pop(int(head.rpartition(b",")[2]))
        if not self.has_entered.done():
            self.has_entered.set_result(None)
        elif not json.loads(b"[" + rest)[0]["ok"]:
            self.run.refused += 1
        elif self.run.times(said_at):
            self.run.answers.append(time.monotonic() - said_at)

    def say(self, event: str, data: object) -> None:
        """Say something."""
        self.last_id += 1
        self.said[self.last_id] = time.monotonic()
        self.transport.write(text_frame(f"42/forum,{self.last_id}{json.dumps([event, data])}", masked=True))

    def submit(self) -> None:
        """Hang up a card that says when it was written."""
        key, text = str(uuid.uuid4()), f"{time.monotonic():.6f} {WORDS}"
        self.say("idea.submit", {"key": key, "round": self.run.round, "text": text, "lang": "de"})


@lru_cache(maxsize=4096)
def moments_in(payload: bytes) -> tuple[float, ...]:
    """When the ideas in a frame were written; everybody gets the same frame, so it is read once."""
    name, told = json.loads(payload[payload.index(b"[") :])
    if name != "changes":
        return ()
    return tuple(float(item["text"].split(" ", 1)[0]) for item in told["items"] if "text" in item)


def _itself(phone: Phone) -> Phone:
    return phone


async def perform(run: Run) -> None:
    """Connect everybody, speak at the rate that was asked for, and time what counts."""
    loop = asyncio.get_running_loop()
    phones = [Phone(run, cookies) for cookies in run.cookies]
    for phone in phones:
        await loop.create_connection(partial(_itself, phone), "127.0.0.1", run.port)
    await asyncio.wait_for(asyncio.gather(*(phone.has_entered for phone in phones)), 60)
    began = time.monotonic()
    run.counts_from, run.counts_to = began + run.warm_up, began + run.warm_up + run.seconds
    number = 0
    while (now := time.monotonic()) < run.counts_to:
        while number < (now - began) * run.rate:
            phones[number % len(phones)].submit()
            number += 1
        await asyncio.sleep(0.002)
    expected = run.rate * run.seconds * len(phones)
    while len(run.deliveries) < expected and time.monotonic() < run.counts_to + LONGEST_DELAY:
        await asyncio.sleep(0.1)
    for phone in phones:
        phone.transport.abort()
