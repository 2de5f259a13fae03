"""The application: the only module that knows every floor."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from workshop import accounts, districts, drafts, exports, forums, interviews, processes, steering, themes, traces
from workshop.accounts.visitors import credentials_of, current_visitor, visitor_with
from workshop.core import bundles, compression, i18n, mail, pages, realtime, security, translating
from workshop.core import db as database
from workshop.processes.access import membership_of
from workshop.processes.models import Process, Role

ROOT = Path(__file__).resolve().parent.parent
LARGEST_REQUEST = 2 * 1024 * 1024
PACKAGES = (accounts, processes, themes, forums, interviews, districts, steering, drafts, traces, exports)


def settings(var: Path) -> dict[str, Any]:
    """What the environment says, with a small installation's answers where it is silent."""
    return {
        "VAR": var,
        "SQLALCHEMY_DATABASE_URI": os.environ.get("DATABASE_URL", f"sqlite:///{var / 'workshop.sqlite'}"),
        "SECRET_KEY": os.environ.get("SECRET_KEY") or security.secret_key(var),
        "ORIGIN": os.environ.get("ORIGIN", ""),
        "IMPRINT": os.environ.get("IMPRINT", ""),
        "LOOPBACK": os.environ.get("HOST", "127.0.0.1") in ("127.0.0.1", "localhost", "::1"),
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "SESSION_COOKIE_NAME": "form",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": 12 * 3600,
    }


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Build the application; ``config`` overrides what the environment says."""
    given = dict(config or {})
    var = Path(given.get("VAR") or os.environ.get("VAR") or ROOT / "var")
    var.mkdir(parents=True, exist_ok=True)
    app = Flask(
        "workshop",
        root_path=str(ROOT / "workshop"),
        template_folder=ROOT / "templates",
        static_folder=ROOT / "static",
    )
    app.config.from_mapping(settings(var) | given)
    database.init_app(app)
    Migrate(app, database.db, directory=str(ROOT / "migrations"))
    CSRFProtect(app)
    for part in (security, i18n, pages, bundles, compression, translating, mail, *PACKAGES):
        part.init_app(app)
    realtime.init_app(app, realtime.Guests(credentials_of, visitor_with))
    if proxies := int(os.environ.get("PROXIES", "0")):  # outermost: the sockets' gate asks for scheme and host too
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]  # Flask's own way
    app.jinja_env.globals.update(menu=menu, visitor=current_visitor)
    return app


@dataclass(frozen=True)
class MenuItem:
    """One entry of the menu at the head of a page."""

    area: str
    text: str
    url: str


def menu(process: Process | None) -> list[MenuItem]:
    """What this visitor finds in the menu: the public's pages, or those of the people who do the work."""
    visitor = current_visitor()
    if visitor.account is None:
        return public_menu(process)
    membership = membership_of(visitor, process) if process else None
    if process is None or not (membership or visitor.account.is_administrator):
        return [
            *public_menu(process)[:-1],
            MenuItem("account", visitor.account.name, url_for("accounts.show_account")),
        ]
    return staff_menu(process, membership.role if membership else Role.FACILITATOR)


def public_menu(process: Process | None) -> list[MenuItem]:
    """For everybody."""
    sign_in = MenuItem("sign-in", _("Sign in"), url_for("accounts.sign_in"))
    join = MenuItem("join", _("Take part"), url_for("forums.enter_code"))
    if process is None:
        return [MenuItem("start", _("Processes"), url_for("processes.index")), join, sign_in]
    return [
        MenuItem("process", _("Where we stand"), url_for("processes.show", slug=process.slug)),
        MenuItem("reading", _("Reading"), url_for("drafts.list_versions", slug=process.slug)),
        MenuItem("meetings", _("Meetings"), url_for("steering.show_meetings", slug=process.slug)),
        MenuItem("organisations", _("Organisations"), url_for("processes.show_organisations", slug=process.slug)),
        join,
        MenuItem("receipt", _("My idea"), url_for("traces.enter_receipt")),
        sign_in,
    ]


def staff_menu(process: Process, role: str) -> list[MenuItem]:
    """For those who have a role in the process."""
    items = [
        MenuItem("desk", _("Overview"), url_for("processes.show_desk", slug=process.slug)),
        MenuItem("themes", _("Theme fields"), url_for("themes.index", slug=process.slug)),
        MenuItem("forums", _("Forums"), url_for("forums.index", slug=process.slug)),
        MenuItem("meetings", _("Meetings"), url_for("steering.show_meetings", slug=process.slug)),
        MenuItem("interviews", _("Interviews"), url_for("interviews.index", slug=process.slug)),
        MenuItem("districts", _("Districts"), url_for("districts.index", slug=process.slug)),
        MenuItem("draft", _("Draft"), url_for("drafts.show_draft", slug=process.slug)),
        MenuItem("reading", _("Versions"), url_for("drafts.list_versions", slug=process.slug)),
    ]
    items.append(
        MenuItem("organisations", _("Organisations"), url_for("processes.show_organisations", slug=process.slug))
    )
    if role == Role.FACILITATOR:
        items.append(MenuItem("timetable", _("Timetable"), url_for("processes.show_timetable", slug=process.slug)))
        items.append(MenuItem("people", _("People"), url_for("processes.show_people", slug=process.slug)))
    items.append(MenuItem("account", _("My account"), url_for("accounts.show_account")))
    return items
