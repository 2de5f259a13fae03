"""Group commit: one thread takes every message that waits into one transaction, then answers, then the rooms are told.

A message that is refused loses its own savepoint only. An answer leaves after the commit: acknowledged means kept.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, g, request
from flask_babel import gettext as _

from workshop.core.db import after_commit, savepoint, transaction
from workshop.core.errors import Refused
from workshop.core.i18n import chosen_language
from workshop.core.realtime.channel import Channel
from workshop.core.realtime.events import Answer, Caller, Event, hear
from workshop.core.realtime.frames import answer_frame
from workshop.core.realtime.rooms import hall

AT_ONCE = 100
MOST_WAITING = 5000

ReadVisitor = Callable[[Mapping[str, str], str], Any]


@dataclass
class Message:
    """What a socket has said: it waits for the writer."""

    heard: Event
    said: object
    ack_id: int | None
    sid: str
    channel: Channel
    environ: dict[str, Any]
    caller: Caller | None = None

    def answer(self, answer: Answer) -> None:
        """Acknowledge it."""
        if self.ack_id is not None:
            self.channel.release(answer_frame(self.heard.namespace, self.ack_id, answer))
        else:
            self.channel.release(b"")


class Writer:
    """Takes messages in, and works in a thread of its own."""

    def __init__(self, app: Flask, read_visitor: ReadVisitor) -> None:
        self._app = app
        self._read_visitor = read_visitor
        self._waiting: queue.Queue[Message] = queue.Queue(MOST_WAITING)

    def take(self, message: Message) -> bool:
        """Put a message in the line; false when the line is too long."""
        try:
            self._waiting.put_nowait(message)
        except queue.Full:
            return False
        return True

    def run(self) -> None:
        """Work forever."""
        while True:
            messages = [self._waiting.get()]
            while len(messages) < AT_ONCE and not self._waiting.empty():
                messages.append(self._waiting.get())
            with self._app.app_context():
                self.work(messages)

    def work(self, messages: list[Message]) -> None:
        """Do everything that was said, in one transaction."""
        answers: list[tuple[Message, Answer]] = []
        try:
            with transaction():
                # Put by first: people hear that their card hangs before they hear of everybody's.
                after_commit(_give, answers)
                for message in messages:
                    answers.append((message, self._answer_to(message)))
        except Exception:
            self._app.logger.exception("messages were not kept")
            self._apologise(messages)

    def _answer_to(self, message: Message) -> Answer:
        with self._app.request_context(message.environ):
            try:
                with savepoint():
                    return self._hear(message)
            except Refused as refusal:
                _unseat(message)
                return {"ok": False, "status": refusal.status, "message": refusal.message or _gone()}
            except Exception:
                self._app.logger.exception("fault in %s", message.heard.name)
                _unseat(message)
                return _fault()
            finally:
                for name in tuple(g):  # the next message has another visitor and another language
                    g.pop(name)

    def _hear(self, message: Message) -> Answer:
        visitor = self._read_visitor(request.cookies, chosen_language())
        message.caller = Caller(visitor, message.sid, message.channel)
        return hear(message.heard, message.said, message.caller)

    def _apologise(self, messages: list[Message]) -> None:
        for message in messages:
            _unseat(message)
            with self._app.request_context(message.environ):
                message.answer(_fault())


def _give(answers: list[tuple[Message, Answer]]) -> None:
    for message, answer in answers:
        message.answer(answer)


def _unseat(message: Message) -> None:
    """A seat that was taken in vain; one taken before stays until its room's owner says otherwise."""
    if message.caller is not None and message.caller.seat is not None:
        hall.leave(message.sid)


def _gone() -> str:
    return str(_("This is not here, or not for you. Please open the page again."))


def _fault() -> Answer:
    words = _("Something went wrong on our side. What you saved before is safe.")
    return {"ok": False, "status": 500, "message": words}
