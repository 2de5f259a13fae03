"""The versions of a guide: held, read, printed."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.interviews.guides import access, actions
from workshop.interviews.guides.editions import languages_of, sheet_of
from workshop.interviews.guides.forms import VersionForm
from workshop.interviews.guides.models import OWN_LANGUAGE
from workshop.interviews.guides.views.blueprint import bp


@bp.post("/guides/<int:guide_id>/versions")
def hold(guide_id: int) -> ResponseReturnValue:
    """Hold the guide as it is now."""
    visitor = current_visitor()
    guide = access.guide_written_by(visitor, guide_id)
    form = VersionForm()
    form.refuse_unless_valid()
    version = actions.hold_version(guide, form.note.data or "", by=account_of(visitor))
    flash(_("Version %(number)d is held. It never changes again.", number=version.number))
    return redirect(url_for("guides.show_version", version_id=version.id), 303)


@bp.get("/guide-versions/<int:version_id>")
def show_version(version_id: int) -> ResponseReturnValue:
    """A version in one of its languages, as it is read and printed."""
    version = access.version_for(current_visitor(), version_id)
    languages = languages_of(version)
    wanted = request.args.get("language", OWN_LANGUAGE)
    return render_template(
        "interviews/guide_version.html",
        process=version.guide.process,
        version=version,
        languages=languages,
        sheet=sheet_of(version.content, wanted if wanted in languages else OWN_LANGUAGE),
    )
