"""A file of a version: asked for, waited for, fetched."""

from __future__ import annotations

import secrets
from typing import cast

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.visitors import cookie_name, current_visitor, set_cookie
from workshop.core.errors import Refused
from workshop.drafts.models import Version
from workshop.exports import access, actions
from workshop.exports.forms import ExportForm
from workshop.exports.models import KEPT, Export
from workshop.exports.publication import Format, SourcesAs
from workshop.exports.shelf import shelf
from workshop.exports.views.blueprint import attachment, bp

COOKIE = "file"


@bp.get("/versions/<int:version_id>/exports")
def choose(version_id: int) -> ResponseReturnValue:
    """Which format, and what becomes of the sources."""
    return choice_page(access.version_for(current_visitor(), version_id), ExportForm(formdata=None))


def choice_page(version: Version, form: ExportForm) -> str:
    """The page."""
    return render_template("exports/choose.html", version=version, process=version.draft.process, form=form)


@bp.post("/versions/<int:version_id>/exports")
def ask(version_id: int) -> ResponseReturnValue:
    """Ask for a file."""
    visitor = current_visitor()
    version = access.version_for(visitor, version_id)
    form = ExportForm()
    if not form.validate_on_submit():
        return choice_page(version, form), 422
    format_, sources = cast(Format, form.format.data), cast(SourcesAs, form.sources.data)
    token = own_token() or secrets.token_urlsafe(32)
    export = actions.ask_for_export(visitor, version, format_, sources, token=token)
    response = make_response(redirect(url_for("exports.show", export_id=export.id), 303))
    if visitor.account is None:
        set_cookie(response, COOKIE, token, max_age=2 * KEPT)
    return response


@bp.get("/exports/<int:export_id>")
def show(export_id: int) -> ResponseReturnValue:
    """How far it is, and then the file."""
    export = own_export(export_id)
    version = export.version
    return render_template("exports/export.html", export=export, version=version, process=version.draft.process)


@bp.get("/exports/<int:export_id>/progress")
def progress(export_id: int) -> ResponseReturnValue:
    """How far it is, for the page's script."""
    export = own_export(export_id)
    return {"progress": export.progress, "waits": export.is_under_way}


@bp.get("/exports/<int:export_id>/file")
def fetch(export_id: int) -> Response:
    """The file itself, for a quarter of an hour."""
    export = own_export(export_id)
    file = shelf() / export.file
    if not export.is_ready or not file.exists():
        raise Refused(_("This file has been taken away. Please ask for it once more."), 410)
    version = export.version
    name = f"{version.draft.process.concept_title} " + _("Version %(number)s", number=version.number)
    return attachment(file.read_bytes(), name, export.format)


def own_export(export_id: int) -> Export:
    """The door, with what the browser shows at it."""
    return access.export_of(current_visitor(), export_id, own_token())


def own_token() -> str:
    """What a browser without an account was given when it asked first."""
    return request.cookies.get(cookie_name(COOKIE), "")
