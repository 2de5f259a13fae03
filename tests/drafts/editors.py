"""Somebody who writes over a socket with a document of their own, as a browser does: what waits is sent again."""

from __future__ import annotations

import base64
from contextlib import suppress
from typing import Any

import websocket
from pycrdt import Doc, Text

from tests.sockets import Socket
from workshop.accounts.actions import begin_session
from workshop.accounts.models import Account
from workshop.drafts.models import Section


def encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


class Editor:
    """One person at one section. Until ``open`` they are offline."""

    def __init__(self, url: str, account: Account, section: Section) -> None:
        self.url, self.section_id = url, section.id
        self.name = account.name
        self.cookies = f"sid={begin_session(account)}"
        self.doc: Doc[Text] = Doc()
        self.text = self.doc.get("text", type=Text)
        self.unsent: list[bytes] = []
        self._theirs = False
        self._watching = self.doc.observe(lambda event: None if self._theirs else self.unsent.append(event.update))
        self.socket: Socket | None = None

    def __str__(self) -> str:
        return str(self.text)

    def open(self) -> Any:
        """Come in: take what is missing, send what the server lacks."""
        self.close()
        self.socket = Socket(self.url, self.cookies, namespace="/draft")
        answer = self.say("enter", vector=encoded(self.doc.get_state()))
        assert answer["ok"], answer
        self._take(answer["edit"])
        if self.unsent:
            self.unsent = [self.doc.get_update(base64.b64decode(answer["vector"]))]
            self.send()
        return answer

    def say(self, event: str, **data: Any) -> Any:
        """Say something about the section."""
        assert self.socket is not None
        return self.socket.say(event, {"section": self.section_id, **data})

    def write(self, at: int, words: str, instead_of: int = 0) -> None:
        """Put words at a place, counted in characters, instead of as many characters."""
        now = str(self.text)
        first, last = len(now[:at].encode()), len(now[: at + instead_of].encode())
        with self.doc.transaction():
            if last > first:
                del self.text[first:last]
            self.text.insert(first, words)

    def send(self) -> list[int]:
        """Send what waits, one after the other; returns the numbers."""
        numbers = []
        while self.unsent:
            answer = self.say("edit", edit=encoded(self.unsent[0]))
            assert answer["ok"], answer
            numbers.append(answer["seq"])
            self.unsent.pop(0)
        return numbers

    def hear(self, seq: int) -> None:
        """Read on until the edit with this number was told, and take in everything told so far."""
        assert self.socket is not None
        self.socket.wait_for_seq(seq)
        self.take_what_was_heard()

    def take_what_was_heard(self) -> None:
        """Take in everything told so far."""
        assert self.socket is not None
        for item in self.socket.items():
            self._take(item["edit"])

    def close(self) -> None:
        """Go offline."""
        if self.socket is not None:
            with suppress(websocket.WebSocketException, OSError):
                self.socket.close()
            self.socket = None

    def _take(self, edit: str) -> None:
        self._theirs = True
        self.doc.apply_update(base64.b64decode(edit))
        self._theirs = False
