"""What every answer carries, and what every request must show before it may change anything."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request
from flask_babel import gettext as _
from werkzeug.exceptions import SecurityError

from workshop.core.errors import Refused

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' wss://{host}; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)
DOWNLOAD_POLICY = "sandbox; default-src 'none'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()",
    "X-Frame-Options": "DENY",
}
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def secret_key(folder: Path) -> str:
    """The installation's own key, made at the first start and readable by its owner only."""
    file = folder / "secret-key"
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return file.read_text().strip()


def is_own_origin(origin: str | None) -> bool:
    """Whether an ``Origin`` header names exactly this server."""
    return bool(origin) and origin == f"{request.scheme}://{request.host}"


def own_address(path: str) -> str:
    """A whole address of this server to hand on, such as an invitation's link.

    Made from the configured origin; a name that the request brought is used only where it was checked, because a
    forged one would send the reader, and the link's secret, to somebody else.
    """
    origin = current_app.config.get("ORIGIN")
    if not origin and not current_app.config.get("TRUSTED_HOSTS"):
        raise Refused(_("This installation does not know its address yet. Start it with ORIGIN set, then try again."))
    return f"{(origin or request.host_url).rstrip('/')}{path}"


def refuse_foreign_posts() -> None:
    """A change must come from one of our own pages: the browser says so, and old ones send an Origin.

    Tokens in the forms are the first line; this is the second, and the only one for joining a forum, which any
    client may do without having seen a page (SECURITY.md, sessions).
    """
    if request.method in SAFE_METHODS:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    foreign = site not in (None, "same-origin", "none") or (origin is not None and not is_own_origin(origin))
    if foreign:
        raise Refused(_("This form was sent from another site. Please open the page again and send it there."), 403)


def add_headers(response: Response) -> Response:
    """Put the headers on an answer; what a view has set itself (a download's policy) stays."""
    response.headers.setdefault("Content-Security-Policy", policy())
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    versioned = request.endpoint in ("static", "bundle") and "v" in request.args and response.status_code == 200
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if versioned else "no-store"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return response


def policy(nonce: str = "") -> str:
    """The content policy; a page whose editor brings style sheets of its own names a nonce for them."""
    whole = POLICY.format(host=own_host())
    return whole.replace("style-src 'self'", f"style-src 'self' 'nonce-{nonce}'") if nonce else whole


def own_host() -> str:
    """The name by which we were asked, when it is ours; else nothing that anybody could have put there."""
    try:
        return request.host
    except SecurityError:
        return "localhost"


def show_foreign_host(_error: SecurityError) -> Response:
    """Somebody asked us by a name that is not ours. No page: its links would bear that name."""
    return Response(_("This server does not go by that name."), 400, mimetype="text/plain")


def trusted_hosts(app: Flask) -> list[str] | None:
    """The names this server answers to: the configured origin's, or on plain loopback the loopback names."""
    origin = app.config.get("ORIGIN")
    if origin:
        return [urlsplit(origin).hostname or ""]
    return ["localhost", "127.0.0.1", "[::1]"] if app.config.get("LOOPBACK", True) else None


def init_app(app: Flask) -> None:
    """Guard every route, errors included."""
    # Flask has a default of its own, None, which trusts every host.
    app.config["TRUSTED_HOSTS"] = app.config["TRUSTED_HOSTS"] or trusted_hosts(app)
    app.register_error_handler(SecurityError, show_foreign_host)
    app.before_request(refuse_foreign_posts)
    app.after_request(add_headers)
