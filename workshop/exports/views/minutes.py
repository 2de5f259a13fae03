"""The minutes of a meeting as a file."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext as _

from workshop.accounts.visitors import current_visitor
from workshop.core.errors import NotFound
from workshop.exports import access, actions
from workshop.exports.minutes import minutes_as_publication
from workshop.exports.publication import FORMATS
from workshop.exports.views.blueprint import attachment, bp


@bp.get("/meetings/<int:meeting_id>/minutes.<kind>")
def minutes_file(meeting_id: int, kind: str) -> Response:
    """To print, to work on, to keep."""
    meeting = access.meeting_for(current_visitor(), meeting_id)
    format_ = next((one for one in FORMATS if one == kind), None)
    if format_ is None:
        raise NotFound()
    inside = access.role_in(current_visitor(), meeting.process) is not None
    publication = minutes_as_publication(meeting, inside=inside)
    content = actions.make_now(publication, format_, "none")
    name = _("Minutes")
    return attachment(content, f"{name} S{meeting.number} {meeting.title}", kind)
