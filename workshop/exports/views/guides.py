"""Interview guides on paper."""

from __future__ import annotations

from typing import cast

from flask import Response, request
from flask_babel import gettext as _

from workshop.accounts.visitors import current_visitor
from workshop.exports import access, actions
from workshop.exports.guides import Paper, guide_on_paper
from workshop.exports.publication import Format
from workshop.exports.views.blueprint import attachment, bp
from workshop.interviews.guides.editions import languages_of
from workshop.interviews.guides.models import OWN_LANGUAGE


@bp.get("/guide-versions/<int:version_id>/<any(sheet,handout,slip):what>.<any(pdf,docx,odt):kind>")
def guide_as_file(version_id: int, what: str, kind: str) -> Response:
    """A guide to take along: the interviewer's sheet, the hand-out, or the slip for the consent."""
    version = access.guide_version_for(current_visitor(), version_id)
    wanted = request.args.get("language", OWN_LANGUAGE)
    language = wanted if wanted in languages_of(version) else OWN_LANGUAGE
    file = actions.make_now(guide_on_paper(version, cast(Paper, what), language), cast(Format, kind), "none")
    words = {"sheet": _("Interviewer’s sheet"), "handout": _("Hand-out"), "slip": _("Consent slip")}
    return attachment(file, f"{words[what]} {version.guide.title} {version.number} {language}", kind)
