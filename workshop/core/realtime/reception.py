"""Opens lines and takes what is said on them to the writer.

A request that becomes a socket is taken away from the web server, whose thread is free again at once. So a thousand
open phones need no thousand threads, and the same code serves under gunicorn's threads and under its gevent worker.
"""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, request
from flask_babel import gettext as _

from workshop.core.i18n import COOKIE, best_language, speak
from workshop.core.limits import Limit
from workshop.core.realtime.bus import bus
from workshop.core.realtime.channel import Channel, PlainSocket
from workshop.core.realtime.events import MESSAGES_A_MINUTE, Answer, events
from workshop.core.realtime.frames import answer_frame, handshake
from workshop.core.realtime.gate import PATH, Gate, explain
from workshop.core.realtime.line import Line, Ticket
from workshop.core.realtime.listener import Listener
from workshop.core.realtime.telling import PATIENCE, teller
from workshop.core.realtime.warden import Warden
from workshop.core.realtime.writer import AskVisitor, Message, Writer

SOCKETS = 5000
# Every send gives the interpreter away; with Python's 5 ms to get it back, telling 250 phones while somebody else
# computes took a second (measured).
SWITCH = 0.0005


@dataclass(frozen=True)
class Guests:
    """How visitors are known: what a handshake's cookies say, and, on every message, who that is now."""

    read_credentials: Callable[[Mapping[str, str], str], Any]
    visitor_with: AskVisitor


class Reception:
    """One for each application."""

    def __init__(self, app: Flask, guests: Guests) -> None:
        self._app = app
        self._guests = guests
        self.listener = Listener(app.logger)
        self._writer = Writer(app, guests.visitor_with)
        self._limits = {many: Limit(many) for many in {MESSAGES_A_MINUTE, *(one.a_minute for one in events.values())}}
        self._work = (self.listener.run, self._writer.run, lambda: teller.run(app), Warden(app).run)
        self._lock = threading.Lock()
        self._is_at_work = False

    def __call__(self, environ: dict[str, Any], _start_response: object) -> Iterable[bytes]:
        """Open a line (WSGI). What the web server is left with is the shell of a socket, which it closes."""
        self._begin_work()
        ticket = self._ticket(environ)
        sock = PlainSocket(fileno=environ["gunicorn.socket"].detach())
        channel = Channel(sock, lambda: self.listener.send_on(line))
        line = Line(channel, ticket, frozenset(namespace for namespace, _name in events), self.hear)
        channel.write(handshake(environ["HTTP_SEC_WEBSOCKET_KEY"]))
        line.open()
        self.listener.add(line, sock)
        raise StopIteration

    def hear(self, line: Line, name: str, said: Any, ack_id: int | None) -> None:
        """A message comes in: it is done and answered by the writer."""
        namespace = line.namespace or "/"
        heard = events.get((namespace, name))
        limit = self._limits[heard.a_minute if heard else MESSAGES_A_MINUTE]
        if not limit.take(line.ticket.browser or line.sid):
            self._refuse(line, ack_id, 429)
        elif heard is None:
            self._refuse(line, ack_id, 404)
        elif not self._writer.take(Message(heard, said, ack_id, line)):
            self._refuse(line, ack_id, 503)

    def _begin_work(self) -> None:
        """Start the threads with the first socket: after gunicorn has forked, and not in the command line."""
        with self._lock:
            if self._is_at_work:
                return
            self._is_at_work = True
            self.listener.open()
        if url := self._app.config["REDIS_URL"]:
            teller.patience = PATIENCE
            bus.connect(url, self._app.config["SECRET_KEY"], self._app.logger)
        sys.setswitchinterval(SWITCH)
        for work in self._work:
            threading.Thread(target=work, name=work.__qualname__, daemon=True).start()

    def _ticket(self, environ: dict[str, Any]) -> Ticket:
        with self._app.request_context(environ):
            language = best_language(request.cookies.get(COOKIE, ""), request.accept_languages)
            credentials = self._guests.read_credentials(request.cookies, language)
            cookies = request.headers.get("Cookie", "").encode(errors="replace")
        # Whom the limits count: a browser by its cookies, whatever the number of its sockets; never an address.
        return Ticket(credentials, language, hashlib.sha256(cookies).digest() if cookies else b"")

    def _refuse(self, line: Line, ack_id: int | None, status: int) -> None:
        if ack_id is None:
            return
        with self._app.app_context():
            speak(line.ticket.language)
            answer: Answer = {"ok": False, "status": status, "message": _words_for(status)}
        line.channel.write(answer_frame(line.namespace or "/", ack_id, answer))


def _words_for(status: int) -> str:
    if status == 429:
        return str(_("That was a lot at once. Please wait a moment."))
    if status == 404:
        return str(_("This page is out of date. Please open it again."))
    return str(_("Very many people are writing just now. Please wait a moment."))


def init_app(app: Flask, guests: Guests) -> None:
    """Open the sockets of every namespace that has an event."""
    app.config.setdefault("SOCKETS", int(os.environ.get("SOCKETS", SOCKETS)))
    app.config.setdefault("REDIS_URL", os.environ.get("REDIS_URL", ""))
    reception = app.extensions["realtime"] = Reception(app, guests)
    app.add_url_rule(f"{PATH}/", "explain_polling", explain)
    app.add_url_rule(f"{PATH}/", "explain_socket", explain, websocket=True)
    app.wsgi_app = Gate(app, reception, lambda: crowding(app) < 1)  # type: ignore[method-assign]  # Flask's documented way


def crowding(app: Flask) -> float:
    """How full the house is: 1.0 when no further socket is let in. From 0.9 on, facilitators should know."""
    return float(app.extensions["realtime"].listener.count / app.config["SOCKETS"])
