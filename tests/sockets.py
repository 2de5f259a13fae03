"""A phone at the wire: joins over HTTP, speaks Socket.IO 5 frame by frame, and waits for events, never for time."""

from __future__ import annotations

import http.client
import json
import time
import urllib.parse
import uuid
from collections.abc import Callable
from typing import Any

import websocket

# A machine three times slower than ours passes too; where all is well, nobody waits for this.
PATIENCE = 30.0

Heard = dict[str, Any]


class Socket:
    """One socket in one namespace. What the server says is kept in ``heard`` as (event, payload) in its order."""

    def __init__(self, url: str, cookies: str = "", *, namespace: str = "/forum") -> None:
        self.namespace = namespace
        self.heard: list[tuple[str, Any]] = []
        self._answers: dict[int, Any] = {}
        self._last_id = 0
        headers = {"Cookie": cookies} if cookies else {}
        self.link = websocket.create_connection(
            f"{url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket", header=headers, timeout=PATIENCE
        )
        self.opening = json.loads(self._next()[1:])
        self.link.send(f"40{namespace},")
        assert self._next().startswith(f"40{namespace},")

    def say(self, event: str, data: Any = None) -> Any:
        """Say something and get the acknowledgement."""
        number = self.post(event, data)
        return self.answer(number)

    def post(self, event: str, data: Any = None) -> int:
        """Say something without waiting."""
        self._last_id += 1
        self.link.send(f"42{self.namespace},{self._last_id}{json.dumps([event, data])}")
        return self._last_id

    def answer(self, number: int) -> Any:
        """The acknowledgement of something said."""
        self._read_until(lambda: number in self._answers)
        return self._answers.pop(number)

    def enter(self, forum: Any, since: int | None = None, **more: Any) -> Any:
        """Enter a forum's room."""
        return self.say("enter", {"forum": getattr(forum, "id", forum), "since": since, **more})

    def submit(self, round_: Any, text: str, **more: Any) -> Any:
        """Hang up a card."""
        return self.say("idea.submit", idea(round_, text, **more))

    def wait_for(self, event: str, where: Callable[[Any], bool] = lambda payload: True) -> Any:
        """The first payload of an event for which something is true; read on until it comes."""
        found: list[Any] = []

        def look() -> bool:
            found[:] = [payload for name, payload in self.heard if name == event and where(payload)]
            return bool(found)

        self._read_until(look)
        return found[0]

    def wait_for_seq(self, seq: int) -> None:
        """Read on until a change with this number was told."""
        self.wait_for("changes", lambda payload: payload["to"] >= seq)

    def items(self) -> list[Any]:
        """All items told so far, in order."""
        return [item for name, payload in self.heard if name == "changes" for item in payload["items"]]

    def wait_for_end(self) -> None:
        """Read on until the server ends the connection."""
        try:
            self._read_until(lambda: False)
        except (websocket.WebSocketConnectionClosedException, OSError) as end:
            if isinstance(end, websocket.WebSocketTimeoutException):
                raise
            return

    @property
    def answered(self) -> int:
        """How many acknowledgements have come that nobody has asked for yet."""
        return len(self._answers)

    def close(self) -> None:
        """Go away without a word."""
        self.link.shutdown()

    def _read_until(self, enough: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not enough():
            self.link.settimeout(max(0.01, deadline - time.monotonic()))
            self._take(self._next())

    def _next(self) -> str:
        text = self.link.recv()
        if text == "" or isinstance(text, bytes):
            raise websocket.WebSocketConnectionClosedException("closed by the server")
        return str(text)

    def _take(self, text: str) -> None:
        if text == "2":
            self.link.send("3")
        head, _bracket, rest = text.partition("[")
        if text.startswith("42"):
            name, payload = json.loads("[" + rest)
            self.heard.append((name, payload))
        elif text.startswith("43"):
            self._answers[int(head.rpartition(",")[2])] = json.loads("[" + rest)[0]


def idea(round_: Any, text: str, **more: Any) -> dict[str, Any]:
    """What ``idea.submit`` sends."""
    return {"key": str(uuid.uuid4()), "round": getattr(round_, "id", round_), "text": text, "lang": "de"} | more


def request(url: str, method: str, path: str, *, headers: dict[str, str] | None = None, **form: str) -> Any:
    """One HTTP request as any client may send it; the answer has ``status``, ``headers`` and ``text``."""
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=PATIENCE)
    body = urllib.parse.urlencode(form) if form else None
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    connection.request(method, path, body, {**kind, **(headers or {})})
    answer = connection.getresponse()
    answer.text = answer.read().decode()  # type: ignore[attr-defined]  # the test's own
    connection.close()
    return answer


def join(url: str, code: str, **form: str) -> str:
    """Join a forum over HTTP; returns the cookies for the socket."""
    answer = request(url, "POST", f"/j/{code}", **{"language": "de", **form})
    assert answer.status == 303, answer.text
    return "; ".join(cookie.split(";")[0] for cookie in answer.headers.get_all("Set-Cookie"))
