"""Something bare to compare with: an asyncio server that repeats every idea to everybody at once.

It speaks just enough of the protocol for the same clients. No database, no rights, no ticks, no limits.
"""

from __future__ import annotations

import asyncio
import json
import sys
from itertools import count
from typing import cast

from bench.wire import accept_of, frames_of, text_frame


class Listener(asyncio.Protocol):
    """One client."""

    everybody: set[Listener] = set()
    numbers = count(1)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody is there."""
        self.transport = cast(asyncio.Transport, transport)
        self.buffer = bytearray()
        self.is_open = False

    def connection_lost(self, _reason: Exception | None) -> None:
        """Somebody has gone."""
        self.everybody.discard(self)

    def data_received(self, data: bytes) -> None:
        """Shake hands, then take frames."""
        self.buffer += data
        if not self.is_open:
            self.shake_hands()
        for payload in frames_of(self.buffer) if self.is_open else ():
            self.take(payload.decode())

    def shake_hands(self) -> None:
        """Turn the request into a socket."""
        head, end, _rest = self.buffer.partition(b"\r\n\r\n")
        if not end:
            return
        del self.buffer[: len(head) + 4]
        lines = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
        self.transport.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + f"Sec-WebSocket-Accept: {accept_of(lines['Sec-WebSocket-Key'])}\r\n\r\n".encode()
        )
        self.transport.write(text_frame('0{"sid":"a","pingInterval":60000,"pingTimeout":60000}'))
        self.is_open = True

    def take(self, text: str) -> None:
        """Answer, and repeat an idea to everybody."""
        if text.startswith("40"):
            self.transport.write(text_frame('40/forum,{"sid":"a"}'))
        elif text.startswith("42"):
            head, _bracket, rest = text.partition("[")
            name, said = json.loads("[" + rest)
            number = next(self.numbers)
            self.transport.write(text_frame(f'43{head[2:]}[{{"ok":true,"seq":{number}}}]'))
            if name == "enter":
                self.everybody.add(self)
            else:
                self.repeat(number, said["text"])

    def repeat(self, number: int, text: str) -> None:
        """One frame, encoded once, to everybody."""
        item = {"seq": number, "kind": "idea", "id": number, "text": text, "lang": "de", "dir": "ltr"}
        told = {"forum": 1, "from": number, "to": number, "items": [item]}
        frame = text_frame("42/forum," + json.dumps(["changes", told], ensure_ascii=False))
        for listener in self.everybody:
            listener.transport.write(frame)


async def serve(port: int) -> None:
    """Serve until killed."""
    server = await asyncio.get_running_loop().create_server(Listener, "127.0.0.1", port, backlog=1000)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
