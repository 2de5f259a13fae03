"""Who may open a socket at all: our own pages, from exactly our own origin, over WebSocket, while there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import SecurityError
from werkzeug.wsgi import get_host

from workshop.core.doors import anyone
from workshop.core.errors import Refused

PATH = "/socket.io"
FOR_PARTICIPANTS = True  # their sockets are answered in their languages

WSGI = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Gate:
    """Stands before the sockets; who does not pass gets a page that says why, with the headers of every page."""

    def __init__(self, app: Flask, sockets: WSGI, has_room: Callable[[], bool]) -> None:
        self._app = app
        self._pages: WSGI = app.wsgi_app
        self._sockets = sockets
        self._has_room = has_room

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Let a request through to the sockets or to the pages."""
        path = environ.get("PATH_INFO", "")
        if path.rstrip("/") == PATH and self.admits(environ):
            return self._sockets(environ, start_response)
        return self._pages(environ, start_response)

    def admits(self, environ: dict[str, Any]) -> bool:
        """Whether this is our own page opening a WebSocket. A missing Origin is a foreign one."""
        is_socket = (
            environ.get("HTTP_UPGRADE", "").lower() == "websocket"
            and environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13"
            and "HTTP_SEC_WEBSOCKET_KEY" in environ
            and "gunicorn.socket" in environ
        )
        return is_socket and self._has_room() and self._is_own_origin(environ)

    def _is_own_origin(self, environ: dict[str, Any]) -> bool:
        try:
            host = get_host(environ, self._app.config["TRUSTED_HOSTS"])
        except SecurityError:
            return False
        return bool(host) and environ.get("HTTP_ORIGIN") == f"{environ['wsgi.url_scheme']}://{host}"


@anyone("it only says why a socket was not opened")
def explain() -> ResponseReturnValue:
    """What somebody gets who may not open a socket."""
    raise Refused(_("Live connections are opened by the pages of this site only."), 403)
