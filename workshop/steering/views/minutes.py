"""The minutes: to read, to send round, to approve with the changes in sight, to publish."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.markdown import render, shift_headings
from workshop.processes.access import RUNNERS
from workshop.steering import access
from workshop.steering.actions import recording
from workshop.steering.forms.meetings import PublicationForm
from workshop.steering.models import Meeting
from workshop.steering.views.blueprint import bp
from workshop.steering.writing import LANGUAGE


@bp.get("/meetings/<int:meeting_id>/minutes")
def show_minutes(meeting_id: int) -> ResponseReturnValue:
    """As much of the minutes as this visitor may read."""
    return minutes_page(access.meeting_for(current_visitor(), meeting_id))


def minutes_page(meeting: Meeting, form: PublicationForm | None = None, status: int = 200) -> ResponseReturnValue:
    """The text, and for those who run the process what can be done with it."""
    role = access.role_in(current_visitor(), meeting.process)
    text = recording.readable_text(meeting, inside=role is not None)
    page = render_template(
        "steering/minutes.html",
        meeting=meeting,
        process=meeting.process,
        html=render(shift_headings(text, 2), lang=LANGUAGE).html,
        language=LANGUAGE,
        inside=role is not None,
        runs=role in RUNNERS,
        pieces=recording.changes_since_sent(meeting) if role is not None else [],
        held=recording.minutes_of(meeting),
        later=later_meetings(meeting),
        form=form or PublicationForm(formdata=None, extent=meeting.extent),
    )
    return page, status


def later_meetings(meeting: Meeting) -> list[Meeting]:
    """The meetings in which these minutes may be approved."""
    after = select(Meeting).where(Meeting.circle_id == meeting.circle_id, Meeting.starts_at > meeting.starts_at)
    return list(db.session.scalars(after.order_by(Meeting.starts_at).limit(6)))


def to_minutes(meeting_id: int, said: str) -> ResponseReturnValue:
    """Back to the minutes."""
    flash(said)
    return redirect(url_for("steering.show_minutes", meeting_id=meeting_id), 303)


@bp.post("/meetings/<int:meeting_id>/minutes")
def send_minutes(meeting_id: int) -> ResponseReturnValue:
    """Hold them as they are sent round."""
    visitor = current_visitor()
    meeting = access.meeting_run_by(visitor, meeting_id)
    recording.send_minutes(meeting, by=account_of(visitor))
    return to_minutes(meeting_id, _("The minutes are held. What is changed until their approval is marked."))


@bp.post("/meetings/<int:meeting_id>/minutes/approval")
def approve_minutes(meeting_id: int) -> ResponseReturnValue:
    """Approve them, in a later meeting or without."""
    visitor = current_visitor()
    meeting = access.meeting_run_by(visitor, meeting_id)
    number = request.form.get("meeting", "")
    later = next((one for one in later_meetings(meeting) if str(one.id) == number), None)
    recording.approve_minutes(meeting, later, by=account_of(visitor))
    return to_minutes(meeting_id, _("The minutes are approved. From now on nothing in them changes."))


@bp.post("/meetings/<int:meeting_id>/minutes/publication")
def publish_minutes(meeting_id: int) -> ResponseReturnValue:
    """Say what everybody may read."""
    visitor = current_visitor()
    meeting = access.meeting_run_by(visitor, meeting_id)
    form = PublicationForm()
    if not form.validate_on_submit():
        return minutes_page(meeting, form, 422)
    items = {int(number) for number in request.form.getlist("items") if number.isdecimal()}
    recording.publish_minutes(meeting, form.extent.data or "", items, by=account_of(visitor))
    said = _("This is what everybody can read now.") if form.extent.data else _("Nobody but the team reads them now.")
    return to_minutes(meeting_id, said)
