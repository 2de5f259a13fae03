"""The record of a forum: to read, as PDF, as a table."""

from __future__ import annotations

from flask import Response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from workshop.accounts.visitors import current_visitor
from workshop.exports import access, actions
from workshop.exports.records import attendance_of, benches_in, cards_of, record_of, taken_down
from workshop.exports.tables import table_of_forum
from workshop.exports.views.blueprint import attachment, bp
from workshop.forums.models import Forum


@bp.get("/forums/<int:forum_id>/record")
def show_record(forum_id: int) -> ResponseReturnValue:
    """Who was there, what was asked, what was said."""
    forum = access.forum_for(current_visitor(), forum_id)
    return render_template(
        "exports/record.html",
        forum=forum,
        process=forum.process,
        attendance=attendance_of(forum),
        benches=benches_in(str(get_locale())),
        rounds=[(round_, cards_of(round_)) for round_ in forum.rounds],
        taken_down=taken_down(forum),
    )


@bp.get("/forums/<int:forum_id>/record.pdf")
def record_as_pdf(forum_id: int) -> Response:
    """The record to print and to keep."""
    forum = access.forum_for(current_visitor(), forum_id)
    return attachment(actions.make_now(record_of(forum), "pdf", "none"), name_of(forum), "pdf")


@bp.get("/forums/<int:forum_id>/record.csv")
def record_as_table(forum_id: int) -> Response:
    """The record for a spreadsheet."""
    forum = access.forum_for(current_visitor(), forum_id)
    return attachment(table_of_forum(forum), name_of(forum), "csv")


def name_of(forum: Forum) -> str:
    """What the file is called."""
    word = _("Record")
    return f"{word} {forum.number} {forum.title}"
