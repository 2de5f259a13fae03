"""Who is at the door: read from the cookies of a page request or of a socket's handshake."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from flask import g, request
from sqlalchemy import select
from werkzeug.wrappers import Response

from workshop.accounts.models import Account, StaffSession
from workshop.core.db import db, now, transaction
from workshop.core.i18n import chosen_language

NOTICE_USE_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Visitor:
    """Somebody who asks for something: signed in, with passes to forums, or neither.

    ``passes`` maps a forum's id to the SHA-256 of the participant cookie for it. Nothing here is a right: doors ask
    the database.
    """

    account: Account | None = None
    session: StaffSession | None = None
    passes: Mapping[int, bytes] = field(default_factory=dict)
    locale: str = "de"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a browser brought, read once when it opens a socket; on each message it is asked what that is worth now."""

    session_token: str
    passes: Mapping[int, bytes]
    locale: str


def digest(token: str) -> bytes:
    """What the database keeps of a cookie or a link: enough to recognise it, too little to use it."""
    return hashlib.sha256(token.encode()).digest()


def cookie_name(name: str) -> str:
    """``__Host-`` over https, so that no other site or subdomain can set it; bare on plain loopback."""
    return f"__Host-{name}" if request.is_secure else name


def set_cookie(response: Response, name: str, value: str, *, max_age: timedelta) -> None:
    """Give a cookie that scripts can't read and other sites don't send along."""
    response.set_cookie(
        cookie_name(name),
        value,
        max_age=max_age,
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def forget_cookie(response: Response, name: str) -> None:
    """Take a cookie back."""
    response.delete_cookie(cookie_name(name), secure=request.is_secure, httponly=True, samesite="Lax", path="/")


def credentials_of(cookies: Mapping[str, str], locale: str) -> Credentials:
    """Read the cookies of a request."""
    return Credentials(cookies.get(cookie_name("sid"), ""), passes_of(cookies), locale)


def visitor_with(credentials: Credentials) -> Visitor:
    """Who this is now; asked for each page and for each message of a socket."""
    session = running_session(credentials.session_token)
    return Visitor(session.account if session else None, session, credentials.passes, credentials.locale)


def current_visitor() -> Visitor:
    """The visitor of this page request. For views only; everything below gets it as the first argument."""
    if "visitor" not in g:
        g.visitor = visitor_with(credentials_of(request.cookies, chosen_language()))
    visitor: Visitor = g.visitor
    return visitor


def passes_of(cookies: Mapping[str, str]) -> dict[int, bytes]:
    """The passes to forums that a browser keeps: cookies ``pass-<forum id>``."""
    prefix = cookie_name("pass-")
    return {
        int(name.removeprefix(prefix)): digest(value)
        for name, value in cookies.items()
        if name.startswith(prefix) and name.removeprefix(prefix).isdecimal()
    }


def running_session(token: str) -> StaffSession | None:
    """The session of a cookie, when it still runs; using it keeps it running."""
    if not token:
        return None
    session = db.session.scalar(select(StaffSession).where(StaffSession.token_hash == digest(token)))
    if session is None or not session.is_running(now()):
        return None
    if now() - session.seen_at > NOTICE_USE_EVERY:
        with transaction():
            session.seen_at = now()
    return session
