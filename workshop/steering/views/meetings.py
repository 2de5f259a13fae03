"""Meetings: the list, a new one or a series, and the one page that follows a meeting from its agenda to its end."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.db import now
from workshop.core.downloads import download
from workshop.core.paging import page_of
from workshop.processes.access import RUNNERS, WRITERS, memberships_in
from workshop.processes.forms import BENCHES, choices
from workshop.processes.models import Process
from workshop.steering import access
from workshop.steering.actions import holding
from workshop.steering.actions import meetings as actions
from workshop.steering.calendars import date_of
from workshop.steering.forms.deciding import ReservationForm, ResolutionForm, TaskForm
from workshop.steering.forms.meetings import GuestForm, ItemForm, MeetingForm, PaperForm, SeriesForm, TextForm
from workshop.steering.models import AgendaItem, Meeting, Vote
from workshop.steering.subjects import names_of_subjects, subjects_of
from workshop.steering.views.blueprint import bp
from workshop.steering.words import PURPOSES, REPLIES, RESULTS, VOTES, WAYS
from workshop.steering.writing import resolutions_of, tasks_in, votes_in_words

WORDS = {
    "benches": BENCHES,
    "purposes": PURPOSES,
    "replies": REPLIES,
    "results": RESULTS,
    "ways": WAYS,
    "votes": VOTES,
}


@bp.get("/p/<slug>/meetings")
def show_meetings(slug: str) -> ResponseReturnValue:
    """All meetings, the latest first; to everybody those of which something is published."""
    process = access.process_for(current_visitor(), slug)
    role = access.role_in(current_visitor(), process)
    query = select(Meeting).where(Meeting.process_id == process.id).options(joinedload(Meeting.circle))
    if role is None:
        query = query.where(Meeting.published_at.isnot(None))
    return render_template(
        "steering/meetings.html",
        process=process,
        page=page_of(query.order_by(Meeting.starts_at.desc()), request.args.get("page", "")),
        inside=role is not None,
        runs=role in RUNNERS,
        now=now(),
        has_circles=bool(access.circles_of(process)) if role in RUNNERS else True,
    )


def series_form(process: Process, formdata: bool = True) -> SeriesForm:
    """The form with the circles that can meet."""
    form = SeriesForm() if formdata else SeriesForm(formdata=None)
    form.circle.choices = choices({circle.id: circle.title for circle in access.circles_of(process)})
    return form


@bp.get("/p/<slug>/meetings/new")
def new_meeting(slug: str) -> ResponseReturnValue:
    """When shall they meet?"""
    process = access.process_run_by(current_visitor(), slug)
    return render_template(
        "steering/meeting_form.html", process=process, form=series_form(process, False), meeting=None
    )


@bp.post("/p/<slug>/meetings/new")
def plan_meeting(slug: str) -> ResponseReturnValue:
    """Plan it, or several."""
    visitor = current_visitor()
    process = access.process_run_by(visitor, slug)
    form = series_form(process)
    if not form.validate_on_submit():
        return render_template("steering/meeting_form.html", process=process, form=form, meeting=None), 422
    circle = access.circle_run_by(visitor, form.circle.data)
    months, times = form.months.data or 3, form.times.data or 1
    planned = actions.plan_series(circle, form.plan, months, times, by=account_of(visitor))
    flash(ngettext("%(num)d meeting is in the calendar.", "%(num)d meetings are in the calendar.", len(planned)))
    if len(planned) == 1:
        return redirect(url_for("steering.show_meeting", meeting_id=planned[0].id), 303)
    return redirect(url_for("steering.show_meetings", slug=slug), 303)


@bp.get("/meetings/<int:meeting_id>/settings")
def show_meeting_settings(meeting_id: int) -> ResponseReturnValue:
    """Another time or place."""
    meeting = access.meeting_run_by(current_visitor(), meeting_id)
    form = MeetingForm.of(meeting)
    return render_template("steering/meeting_form.html", process=meeting.process, form=form, meeting=meeting)


@bp.post("/meetings/<int:meeting_id>/settings")
def change_meeting(meeting_id: int) -> ResponseReturnValue:
    """Save it."""
    visitor = current_visitor()
    meeting = access.meeting_run_by(visitor, meeting_id)
    form = MeetingForm()
    if not form.validate_on_submit():
        page = render_template("steering/meeting_form.html", process=meeting.process, form=form, meeting=meeting)
        return page, 422
    actions.change_meeting(meeting, form.plan, by=account_of(visitor))
    flash(_("Saved. Invite again, so that everybody gets the new date.") if meeting.invited_at else _("Saved."))
    return to_meeting(meeting)


@bp.post("/meetings/<int:meeting_id>/cancellation")
def cancel_meeting(meeting_id: int) -> ResponseReturnValue:
    """Take it out of the calendar."""
    visitor = current_visitor()
    meeting = access.meeting_run_by(visitor, meeting_id)
    slug = meeting.process.slug
    actions.cancel_meeting(meeting, by=account_of(visitor))
    flash(_("The meeting is out of the calendar."))
    return redirect(url_for("steering.show_meetings", slug=slug), 303)


def to_meeting(meeting: Meeting, anchor: str | None = None, said: str = "") -> ResponseReturnValue:
    """Back to the page of the meeting."""
    if said:
        flash(said)
    return redirect(url_for("steering.show_meeting", meeting_id=meeting.id, _anchor=anchor), 303)


@bp.get("/meetings/<int:meeting_id>.ics")
def meeting_as_date(meeting_id: int) -> Response:
    """The date for a calendar."""
    meeting = access.meeting_joined_by(current_visitor(), meeting_id)
    return download(date_of(meeting), meeting.title, "ics", "text/calendar; charset=utf-8")


@bp.get("/meetings/<int:meeting_id>")
def show_meeting(meeting_id: int) -> ResponseReturnValue:
    """Before: the agenda and who comes. During: who is here, what is written, what is decided."""
    return meeting_page(access.meeting_joined_by(current_visitor(), meeting_id))


def meeting_page(
    meeting: Meeting, item_form: ItemForm | None = None, typed: dict[int, holding.Kept] | None = None, status: int = 200
) -> ResponseReturnValue:
    """The page, with a form that was not in order, or a text that others have changed meanwhile."""
    visitor = current_visitor()
    role = access.role_in(visitor, meeting.process)
    resolutions = resolutions_of(meeting)
    people = [membership.account for membership in memberships_in(meeting.process)]
    page = render_template(
        "steering/meeting.html",
        meeting=meeting,
        process=meeting.process,
        runs=role in RUNNERS,
        writes=role in WRITERS and not meeting.is_approved,
        own_place=access.own_attendance(visitor, meeting),
        own_id=account_of(visitor).id,
        quorum=holding.quorum_of(meeting),
        speakers=holding.speakers_of(meeting),
        resolutions=[(one, votes_in_words(one)) for one in resolutions],
        subjects=names_of_subjects(resolutions),
        tasks=tasks_in(meeting),
        typed=typed or {},
        forms={
            "item": item_form or ItemForm(formdata=None),
            "paper": PaperForm(formdata=None),
            "guest": GuestForm(formdata=None),
            "text": TextForm(formdata=None),
            "resolution": ResolutionForm.with_things(subjects_of(meeting.process), formdata=None),
            "reservation": ReservationForm(formdata=None),
            "task": TaskForm.for_people(people, formdata=None),
        },
        words=WORDS,
        votes=list(Vote),
    )
    return page, status


@bp.post("/meetings/<int:meeting_id>/items")
def add_item(meeting_id: int) -> ResponseReturnValue:
    """Put a point on the agenda: whoever belongs to the circle may."""
    visitor = current_visitor()
    meeting = access.meeting_written_by(visitor, meeting_id)
    form = ItemForm()
    if not form.validate_on_submit():
        return meeting_page(meeting, form, status=422)
    item = actions.add_item(meeting, form.plan, by=account_of(visitor))
    return to_meeting(meeting, f"item-{item.id}", _("The point is on the agenda."))


@bp.post("/meetings/<int:meeting_id>/carrying")
def carry_over(meeting_id: int) -> ResponseReturnValue:
    """Bring over what the meeting before did not come to."""
    visitor = current_visitor()
    meeting = access.meeting_run_by(visitor, meeting_id)
    count = actions.carry_over(meeting, by=account_of(visitor))
    said = ngettext("%(num)d point is brought over.", "%(num)d points are brought over.", count)
    return to_meeting(meeting, "agenda", said if count else _("The meeting before has left nothing open."))


@bp.get("/items/<int:item_id>/edit")
def edit_item(item_id: int) -> ResponseReturnValue:
    """A point, its papers."""
    item = access.item_run_by(current_visitor(), item_id)
    return item_page(item, ItemForm(obj=item), PaperForm(formdata=None))


def item_page(item: AgendaItem, form: ItemForm, paper_form: PaperForm, status: int = 200) -> ResponseReturnValue:
    """The page of one point."""
    page = render_template(
        "steering/item.html", item=item, process=item.meeting.process, form=form, paper_form=paper_form
    )
    return page, status


@bp.post("/items/<int:item_id>/edit")
def change_item(item_id: int) -> ResponseReturnValue:
    """Save it."""
    item = access.item_run_by(current_visitor(), item_id)
    form = ItemForm()
    if not form.validate_on_submit():
        return item_page(item, form, PaperForm(formdata=None), 422)
    actions.change_item(item, form.plan)
    return to_meeting(item.meeting, f"item-{item.id}", _("Saved."))
