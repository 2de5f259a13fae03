"""What templates can use, and how a refusal becomes a page."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import segno
from flask import Flask, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from jinja2 import StrictUndefined
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.exceptions import NotFound as NoSuchPage

from workshop.core.db import db
from workshop.core.errors import NotFound, Refused
from workshop.core.i18n import is_for_participants


@cache
def fingerprint(file: Path) -> str:
    """A short name for a file's content, so that it may be cached for a year."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def qr_code(text: str) -> Markup:
    """A QR code as a picture inside the page, with its name for those who do not see it."""
    code = segno.make(text, error="m", micro=False)
    title = _("QR code for taking part")
    picture = code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None, title=title)
    return Markup(picture)  # noqa: S704  # drawn by the library, which escapes the title


def show_refusal(refusal: Refused) -> ResponseReturnValue:
    """A refusal's page: what happened, and what to do now."""
    db.session.rollback()
    template = "layout/not_found.html" if isinstance(refusal, NotFound) else "layout/refused.html"
    if is_for_participants():
        template = "layout/phone_refused.html"
    return render_template(template, refusal=refusal), refusal.status


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """The framework's own errors, in our words."""
    if error.code is None or error.code < 400:
        return error.get_response()
    if isinstance(error, NoSuchPage):
        return show_refusal(NotFound())
    words = {
        400: _("We could not read what was sent. Please open the page again and send it once more."),
        405: _("This address takes no such request. Please go back and use the buttons of the page."),
        413: _("This is too large to be sent. Please shorten it."),
    }
    message = words.get(error.code, _("Something went wrong on our side. What you saved before is safe."))
    return show_refusal(Refused(message, error.code))


def show_missing_token(_error: CSRFError) -> ResponseReturnValue:
    """A form whose token has run out."""
    return show_refusal(Refused(_("This page was open for too long. Please send it once more."), 400))


def show_fault(error: Exception) -> ResponseReturnValue:
    """A fault of ours: logged in full, shown without."""
    current_app.logger.exception("fault in %s", request.endpoint, exc_info=error)
    return show_refusal(Refused(_("Something went wrong on our side. What you saved before is safe."), 500))


def init_app(app: Flask) -> None:
    """Give templates their few functions, and turn every error into a page."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    static = Path(str(app.static_folder))

    def asset(name: str) -> str:
        return url_for("static", filename=name, v=fingerprint(static / name))

    app.jinja_env.globals.update(asset=asset, qr_code=qr_code)
    app.register_error_handler(Refused, show_refusal)
    app.register_error_handler(CSRFError, show_missing_token)
    app.register_error_handler(HTTPException, show_http_error)
    if not app.testing:
        app.register_error_handler(Exception, show_fault)
