"""Group commit: one thread takes every message that waits into one transaction, then answers, then the rooms are told.

A message that is refused loses its own savepoint only. An answer leaves after the commit: acknowledged means kept.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import Flask, g
from flask_babel import gettext as _

from workshop.core.db import after_commit, savepoint, transaction
from workshop.core.errors import Refused
from workshop.core.i18n import speak
from workshop.core.realtime.events import Answer, Caller, Event, hear, hear_together
from workshop.core.realtime.frames import answer_frame
from workshop.core.realtime.line import Line
from workshop.core.realtime.rooms import hall

AT_ONCE = 200
PAUSE = 0.006  # after a commit: a hall's cards come to it together; a single one waits for nobody
MOST_WAITING = 5000

AskVisitor = Callable[[Any], Any]


@dataclass
class Message:
    """What a socket has said: it waits for the writer."""

    heard: Event
    said: object
    ack_id: int | None
    line: Line
    caller: Caller | None = None

    def answer(self, answer: Answer) -> None:
        """Acknowledge it."""
        if self.ack_id is not None:
            self.line.channel.release(answer_frame(self.heard.namespace, self.ack_id, answer))
        else:
            self.line.channel.release(b"")


class Writer:
    """Takes messages in, and works in a thread of its own."""

    def __init__(self, app: Flask, visitor_with: AskVisitor) -> None:
        self._app = app
        self._visitor_with = visitor_with
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
            time.sleep(PAUSE)

    def work(self, messages: list[Message]) -> None:
        """Do everything that was said, in one transaction."""
        answers: list[tuple[Message, Answer]] = []
        try:
            with transaction():
                # Put by first: people hear that their card hangs before they hear of everybody's.
                after_commit(_give, answers)
                for _heard, run in groupby(messages, key=lambda message: message.heard):
                    answers += self._answers_to(list(run))
        except Exception:
            self._app.logger.exception("messages were not kept")
            self._apologise(messages)

    def _answers_to(self, messages: list[Message]) -> list[tuple[Message, Answer]]:
        """What follows each other and is of one kind may be heard together; whoever is left over, alone."""
        answers: Sequence[Answer | None] = [None] * len(messages)
        together = messages[0].heard.together
        if together is not None and len(messages) > 1:
            _speak_to(messages[0])
            try:
                with savepoint():
                    said = [(message.said, self._caller(message)) for message in messages]
                    answers = hear_together(messages[0].heard, together, said)
            except Exception:
                self._app.logger.exception("many %s at once: heard one by one", messages[0].heard.name)
        return [
            (message, self._answer_to(message) if answer is None else answer)
            for message, answer in zip(messages, answers, strict=True)
        ]

    def _answer_to(self, message: Message) -> Answer:
        _speak_to(message)
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

    def _hear(self, message: Message) -> Answer:
        return hear(message.heard, message.said, self._caller(message))

    def _caller(self, message: Message) -> Caller:
        visitor = self._visitor_with(message.line.ticket.credentials)
        message.caller = Caller(visitor, message.line.sid, message.line.channel)
        return message.caller

    def _apologise(self, messages: list[Message]) -> None:
        for message in messages:
            _unseat(message)
            _speak_to(message)
            message.answer(_fault())


def _give(answers: list[tuple[Message, Answer]]) -> None:
    for message, answer in answers:
        message.answer(answer)


def _unseat(message: Message) -> None:
    """A seat that was taken in vain; one taken before stays until its room's owner says otherwise."""
    if message.caller is not None and message.caller.seat is not None:
        hall.leave(message.line.sid)


def _speak_to(message: Message) -> None:
    """The next message has another visitor and another language; nothing may be left of the last one's."""
    for name in tuple(g):
        g.pop(name)
    speak(message.line.ticket.language)


def _gone() -> str:
    return str(_("This is not here, or not for you. Please open the page again."))


def _fault() -> Answer:
    words = _("Something went wrong on our side. What you saved before is safe.")
    return {"ok": False, "status": 500, "message": words}
