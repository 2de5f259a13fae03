"""The minutes of a meeting as a publication: all of them, or as much as the reader may see."""

from __future__ import annotations

from babel.dates import format_date
from flask_babel import force_locale
from flask_babel import gettext as _

from workshop.exports.pictures import LANGUAGE
from workshop.exports.publication import Publication
from workshop.exports.words import labels_in
from workshop.processes.timetable import PLACE
from workshop.steering.actions.recording import minutes_of, readable_text
from workshop.steering.models import Meeting


def minutes_as_publication(meeting: Meeting, *, inside: bool) -> Publication:
    """The text with its cover; approved minutes bear their fingerprint."""
    held = minutes_of(meeting)
    approved = held.get(2)
    on = meeting.starts_at.astimezone(PLACE).date()
    with force_locale(LANGUAGE):
        version = _("Minutes of meeting %(number)d", number=meeting.number)
    return Publication(
        title=meeting.title,
        subtitle=meeting.circle.title,
        municipality=meeting.process.municipality,
        version=version,
        date=format_date(on, "full", locale=LANGUAGE),
        day=on.isoformat(),
        fingerprint=approved.hash if approved and inside else "",
        language=LANGUAGE,
        text=readable_text(meeting, inside=inside),
        labels=labels_in(LANGUAGE),
    )
