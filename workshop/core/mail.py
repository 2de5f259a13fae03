"""Mail: written as files when what it says is true, delivered by SMTP where there is one.

``SMTP_URL`` names the server: ``smtps://user:password@host`` speaks TLS from the first byte, ``smtp://…`` begins it by
STARTTLS and sends nothing without; only to this machine itself plain mail goes. ``MAIL_FROM`` is the sender. Without
``SMTP_URL`` every mail stays as an .eml file under ``var/mail/kept``, and pages show what it would have said.
"""

from __future__ import annotations

import os
import re
import smtplib
import ssl
import threading
import time
import uuid
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr, formatdate, make_msgid
from pathlib import Path
from typing import cast
from urllib.parse import SplitResult, unquote, urlsplit

from flask import Flask, current_app
from flask_babel import gettext as _

from workshop.core.errors import Refused

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_address = re.compile(r"[^@\s<>,;:\"\\]+@[^@\s<>,;:\"\\]+")
AGAIN_AFTER = 60.0
PATIENCE = 20.0


@dataclass(frozen=True)
class Mail:
    """One mail to one person; ``calendar`` is an invitation in the calendar's own format."""

    to: str
    subject: str
    text: str
    calendar: bytes = b""
    method: str = "REQUEST"


def written(mail: Mail, sender: str) -> EmailMessage:
    """The mail as it goes out; refused when an address or a subject would smuggle a line of its own."""
    if not _address.fullmatch(mail.to) or any(ord(c) < 32 for c in mail.to + mail.subject):
        raise Refused(_("This address or subject cannot stand in a mail: %(to)s", to=mail.to[:80]), 422)
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr(("Konzeptwerkstatt", sender))
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    if mail.calendar:
        message.add_attachment(
            mail.calendar,
            maintype="text",
            subtype="calendar",
            filename="termin.ics",
            params={"method": mail.method, "charset": "utf-8"},
        )
    return message


class Post:
    """The mail of one application: a folder of waiting files, and a thread that delivers them."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._folder = Path(app.config["VAR"]) / "mail"
        self._lock = threading.Lock()
        self._news = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def can_send(self) -> bool:
        """Whether there is a server to send by."""
        return bool(self._app.config.get("SMTP_URL"))

    def folder(self, name: str) -> Path:
        """One of its folders, made when it is needed, for its owner's eyes only."""
        folder = self._folder / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    def put(self, mail: Mail) -> None:
        """Take a mail: to be delivered, or to be kept where nobody can deliver it."""
        message = written(mail, self._app.config["MAIL_FROM"])
        folder = self.folder("waiting" if self.can_send else "kept")
        file = folder / f"{time.time_ns()}-{uuid.uuid4().hex}.part"
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
            new.write(message.as_bytes())
        file.rename(file.with_suffix(".eml"))
        if self.can_send:
            self._wake()

    def _wake(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="mail", daemon=True)
                self._thread.start()
        self._news.set()

    def _run(self) -> None:
        while True:
            self._news.clear()
            try:
                self.deliver()
            except OSError as error:
                # The server is away: what waits goes when it is back, or when somebody sends the next one.
                self._app.logger.warning("mail waits: %s", type(error).__name__)
                self._news.wait(AGAIN_AFTER)
            else:
                self._news.wait()

    def deliver(self) -> int:
        """Deliver what waits, oldest first; what the server refuses for good lies in ``refused``."""
        waiting = sorted(self.folder("waiting").glob("*.eml"))
        if not waiting:
            return 0
        with self._server() as server:
            for file in waiting:
                self._deliver(server, file)
        return len(waiting)

    def _deliver(self, server: smtplib.SMTP, file: Path) -> None:
        mine = file.with_suffix(".going")
        try:
            file.rename(mine)  # whoever renames it delivers it: the thread, or the command beside it
        except FileNotFoundError:
            return
        try:
            server.sendmail(self._app.config["MAIL_FROM"], [receiver_of(mine)], mine.read_bytes())
        except smtplib.SMTPRecipientsRefused:
            mine.rename(self.folder("refused") / file.name)
        except BaseException:
            mine.rename(file)
            raise
        else:
            mine.unlink()

    def _server(self) -> smtplib.SMTP:
        url = urlsplit(self._app.config["SMTP_URL"])
        host = url.hostname or "localhost"
        if url.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                host, url.port or 465, timeout=PATIENCE, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(host, url.port or 587, timeout=PATIENCE)
            if host not in LOOPBACK or server.ehlo()[0] == 0:
                server.starttls(context=ssl.create_default_context())
        log_in(server, url)
        return server


def log_in(server: smtplib.SMTP, url: SplitResult) -> None:
    """With name and password, where the address has them."""
    if url.username:
        server.login(unquote(url.username), unquote(url.password or ""))


def receiver_of(file: Path) -> str:
    """To whom a kept mail goes: one address, which was checked when it was written."""
    for line in file.read_bytes().splitlines():
        if line.lower().startswith(b"to:"):
            return line[3:].strip().decode()
    raise ValueError(f"{file.name} has no receiver")


def post() -> Post:
    """The mail of this application."""
    return cast(Post, current_app.extensions["mail"])


def send(mail: Mail) -> None:
    """Send one; for `after_commit`, so that only what is true goes out."""
    post().put(mail)


def init_app(app: Flask) -> None:
    """Read the settings."""
    app.config.setdefault("SMTP_URL", os.environ.get("SMTP_URL", ""))
    app.config.setdefault("MAIL_FROM", os.environ.get("MAIL_FROM") or "konzeptwerkstatt@localhost")
    app.extensions["mail"] = Post(app)
