"""Sockets come in here: Flask-SocketIO for the protocol, our own transport below it, our own writer above it."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
import threading
from typing import Any

from flask import Flask, request
from flask_babel import gettext as _
from flask_socketio import SocketIO

from workshop.core.limits import Limit
from workshop.core.realtime import telling
from workshop.core.realtime.channel import Channel, flusher
from workshop.core.realtime.events import Answer, events
from workshop.core.realtime.frames import answer_frame
from workshop.core.realtime.gate import PATH, Gate, explain
from workshop.core.realtime.packets import Packet
from workshop.core.realtime.rooms import hall
from workshop.core.realtime.transport import CHANNEL, LARGEST_MESSAGE, Transport, crowd
from workshop.core.realtime.warden import Warden
from workshop.core.realtime.writer import Message, ReadVisitor, Writer

MESSAGES_A_MINUTE = 120
THREADS_FOR_PAGES = 50

# The library logs what strangers send and sees our faults never: those are caught and logged by the writer.
_quiet = logging.getLogger("workshop.sockets")
_quiet.setLevel(logging.CRITICAL)
_quiet.addHandler(logging.NullHandler())


SWITCH = 0.0005


class Reception:
    """Takes messages from the sockets' threads to the writer."""

    def __init__(self, app: Flask, read_visitor: ReadVisitor) -> None:
        self._writer = Writer(app, read_visitor)
        self._limit = Limit(MESSAGES_A_MINUTE)
        self._work = (self._writer.run, telling.run, flusher.run, Warden(app).run)
        self._lock = threading.Lock()
        self._is_at_work = False

    def connect(self, *_auth: object) -> bool:
        """A socket comes in; once is enough."""
        self._begin_work()
        channel: Channel = request.environ[CHANNEL]
        if channel.sid is not None:
            return False
        channel.sid = request.sid  # type: ignore[attr-defined]  # put there by Flask-SocketIO
        return True

    def disconnect(self, *_reason: object) -> None:
        """A socket has gone."""
        hall.leave(request.sid)  # type: ignore[attr-defined]  # put there by Flask-SocketIO

    def hear(self, name: str, said: object = None, ack_id: int | None = None) -> None:
        """A message comes in: it is done and answered by the writer."""
        namespace: str = request.namespace  # type: ignore[attr-defined]  # put there by Flask-SocketIO
        channel: Channel = request.environ[CHANNEL]
        heard = events.get((namespace, name))
        refusal = None
        if not self._limit.take(self._browser()):
            refusal = _refusal(429, _("That was a lot at once. Please wait a moment."))
        elif heard is None:
            refusal = _refusal(404, _("This page is out of date. Please open it again."))
        else:
            message = Message(heard, said, ack_id, channel.sid or "", channel, request.environ)
            if not self._writer.take(message):
                refusal = _refusal(503, _("Very many people are writing just now. Please wait a moment."))
        if refusal is not None and ack_id is not None:
            channel.write(answer_frame(namespace, ack_id, refusal))

    def _browser(self) -> bytes | str:
        """Whom the limit counts: a browser by its cookies, whatever the number of its sockets; never an address."""
        cookies = request.headers.get("Cookie", "")
        return hashlib.sha256(cookies.encode()).digest() if cookies else str(request.environ[CHANNEL].sid)

    def _begin_work(self) -> None:
        """Start the threads with the first socket: after gunicorn has forked, and not in the command line."""
        with self._lock:
            if self._is_at_work:
                return
            self._is_at_work = True
        # Every send gives the interpreter away; with Python's 5 ms to get it back, telling 250 phones while somebody
        # else computes took a second (measured).
        sys.setswitchinterval(SWITCH)
        for work in self._work:
            threading.Thread(target=work, name=work.__qualname__, daemon=True).start()


def _refusal(status: int, message: str) -> Answer:
    return {"ok": False, "status": status, "message": message}


def init_app(app: Flask, read_visitor: ReadVisitor) -> None:
    """Open the sockets of every namespace that has an event; ``read_visitor`` knows visitors by their cookies."""
    app.config.setdefault("SOCKETS", int(os.environ.get("THREADS", "800")) - THREADS_FOR_PAGES)
    reception = Reception(app, read_visitor)
    sockets = SocketIO(
        async_mode="threading",
        transports=["websocket"],
        async_handlers=False,
        manage_session=False,
        serializer=Packet,
        cors_allowed_origins=[],  # the gate asks, and asks more
        max_http_buffer_size=LARGEST_MESSAGE,
        logger=_quiet,
        engineio_logger=_quiet,
    )
    for namespace in {namespace for namespace, _name in events}:
        sockets.on_event("connect", reception.connect, namespace=namespace)
        sockets.on_event("disconnect", reception.disconnect, namespace=namespace)
        sockets.on_event("*", reception.hear, namespace=namespace)
    pages = app.wsgi_app
    sockets.init_app(app, path=PATH)
    # The library has no public way to choose the WebSocket below it, and its own is what LIVE.md warns of.
    engine: Any = sockets.server.eio
    engine._async = {**engine._async, "websocket": Transport}
    app.add_url_rule(f"{PATH}/", "explain_polling", explain)
    app.add_url_rule(f"{PATH}/", "explain_socket", explain, websocket=True)
    app.wsgi_app = Gate(app, pages, app.wsgi_app)  # type: ignore[method-assign]  # Flask's documented way


def crowding(app: Flask) -> float:
    """How full the house is: 1.0 when no further socket is let in. From 0.9 on, facilitators should know."""
    return float(crowd.count / app.config["SOCKETS"])
