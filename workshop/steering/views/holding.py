"""What happens while a meeting runs: who is here, who speaks, what is written and decided, who does what."""

from __future__ import annotations

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.doors import anyone
from workshop.core.errors import NotFound
from workshop.processes.access import memberships_in
from workshop.steering import access
from workshop.steering.actions import deciding, holding
from workshop.steering.actions import tasks as task_actions
from workshop.steering.forms.deciding import (
    BallotForm,
    ReservationForm,
    ResolutionForm,
    SlipForm,
    TaskForm,
    counts_of,
)
from workshop.steering.forms.meetings import TextForm
from workshop.steering.models import Resolution
from workshop.steering.subjects import subjects_of
from workshop.steering.views.blueprint import bp
from workshop.steering.views.meetings import meeting_page, to_meeting


@bp.post("/meetings/<int:meeting_id>/opening")
def open_meeting(meeting_id: int) -> ResponseReturnValue:
    """Begin."""
    visitor = current_visitor()
    meeting = access.meeting_run_by(visitor, meeting_id)
    holding.open_meeting(meeting, by=account_of(visitor))
    return to_meeting(meeting, None, _("The meeting has begun. Note first who is here."))


@bp.post("/meetings/<int:meeting_id>/closing")
def close_meeting(meeting_id: int) -> ResponseReturnValue:
    """End."""
    visitor = current_visitor()
    meeting = access.meeting_run_by(visitor, meeting_id)
    holding.close_meeting(meeting, by=account_of(visitor))
    return to_meeting(meeting, None, _("The meeting is over. The minutes can be written until they are approved."))


@bp.post("/attendances/<int:attendance_id>/presence")
def note_presence(attendance_id: int) -> ResponseReturnValue:
    """Somebody comes or goes."""
    attendance = access.attendance_written_by(current_visitor(), attendance_id)
    holding.note_presence(attendance, request.form.get("word", "here"))
    return to_meeting(attendance.meeting, f"place-{attendance.id}")


@bp.post("/attendances/<int:attendance_id>/speaking")
def note_speaking(attendance_id: int) -> ResponseReturnValue:
    """Somebody wants the word, or had it."""
    attendance = access.attendance_written_by(current_visitor(), attendance_id)
    if request.form.get("word") == "done":
        holding.let_speak(attendance)
    else:
        holding.ask_to_speak(attendance.meeting, attendance)
    return to_meeting(attendance.meeting, "speakers")


@bp.post("/items/<int:item_id>/text")
def write_down(item_id: int) -> ResponseReturnValue:
    """Save what is written of a point; a script gets the text that came of it."""
    visitor = current_visitor()
    item = access.item_written_by(visitor, item_id)
    form = TextForm()
    form.refuse_unless_valid()
    kept = holding.write_down(item, form.text.data or "", form.base.data or 0, by=account_of(visitor))
    if request.accept_mimetypes.best == "application/json":
        return jsonify(text=kept.text, base=kept.base, conflict=not kept.is_saved), 200 if kept.is_saved else 409
    if not kept.is_saved:
        return meeting_page(item.meeting, typed={item.id: kept}, status=409)
    return to_meeting(item.meeting, f"item-{item.id}", _("Saved."))


@bp.post("/meetings/<int:meeting_id>/resolutions")
def propose(meeting_id: int) -> ResponseReturnValue:
    """Bring in a text to be decided on."""
    visitor = current_visitor()
    meeting = access.meeting_written_by(visitor, meeting_id)
    form = ResolutionForm.with_things(subjects_of(meeting.process))
    form.refuse_unless_valid()
    number = request.form.get("item", "")
    item = next((one for one in meeting.items if str(one.id) == number), None)
    resolution = deciding.propose(meeting, item, form.proposal, by=account_of(visitor))
    return to_meeting(meeting, f"resolution-{resolution.id}", _("The text is brought in."))


def after(resolution: Resolution, said: str = "") -> ResponseReturnValue:
    """Back to the resolution on the page of its meeting."""
    return to_meeting(resolution.meeting, f"resolution-{resolution.id}", said)


@bp.post("/resolutions/<int:resolution_id>/votes")
def count_hands(resolution_id: int) -> ResponseReturnValue:
    """Write down an open vote."""
    visitor = current_visitor()
    resolution = access.resolution_written_by(visitor, resolution_id)
    benches = sorted({place.bench or "" for place in deciding.voters(resolution.meeting)})
    deciding.count_hands(resolution, counts_of(request.form, benches), by=account_of(visitor))
    return after(resolution, _("The vote is written down."))


@bp.post("/resolutions/<int:resolution_id>/consent")
def note_consent(resolution_id: int) -> ResponseReturnValue:
    """All agree, or somebody objects."""
    visitor = current_visitor()
    resolution = access.resolution_written_by(visitor, resolution_id)
    form = ReservationForm()
    form.refuse_unless_valid()
    deciding.note_consent(resolution, form.reservations, by=account_of(visitor))
    return after(resolution, _("The decision is written down."))


@bp.post("/resolutions/<int:resolution_id>/deferral")
def defer(resolution_id: int) -> ResponseReturnValue:
    """Not today."""
    visitor = current_visitor()
    resolution = access.resolution_written_by(visitor, resolution_id)
    deciding.defer(resolution, by=account_of(visitor))
    return after(resolution, _("Put off."))


@bp.post("/resolutions/<int:resolution_id>/ballot")
def open_ballot(resolution_id: int) -> ResponseReturnValue:
    """Open a secret vote."""
    resolution = access.resolution_written_by(current_visitor(), resolution_id)
    deciding.open_ballot(resolution)
    return after(resolution, _("The vote is open. Everybody with a vote takes a slip."))


@bp.post("/resolutions/<int:resolution_id>/ballot/closing")
def close_ballot(resolution_id: int) -> ResponseReturnValue:
    """Count the slips."""
    visitor = current_visitor()
    resolution = access.resolution_written_by(visitor, resolution_id)
    deciding.close_ballot(resolution, by=account_of(visitor))
    return after(resolution, _("The slips are counted."))


@bp.post("/resolutions/<int:resolution_id>/slips")
def take_slip(resolution_id: int) -> ResponseReturnValue:
    """Take one's own slip, or have one made for somebody without an account."""
    visitor = current_visitor()
    place = request.form.get("attendance", "")
    if place.isdecimal():
        resolution = access.resolution_written_by(visitor, resolution_id)
        attendance = access.attendance_written_by(visitor, int(place))
    else:
        resolution = access.resolution_joined_by(visitor, resolution_id)
        found = access.own_attendance(visitor, resolution.meeting)
        if found is None:
            raise NotFound()
        attendance = found
    code = deciding.take_slip(resolution, attendance)
    return slip_page(resolution, code), 201


def slip_page(resolution: Resolution, code: str) -> str:
    """The slip, the one time it is shown."""
    shown = f"{code[:5]} {code[5:]}"
    form = BallotForm(formdata=None, code=shown)
    return render_template(
        "steering/slip.html", resolution=resolution, process=resolution.meeting.process, code=shown, form=form
    )


@bp.get("/slips")
@anyone("a slip's code is asked for here, and is the key to the vote")
def enter_slip() -> ResponseReturnValue:
    """Ask for the code of a slip."""
    return render_template("steering/enter_slip.html", form=SlipForm(formdata=None))


@bp.post("/slips")
@anyone("the code of the slip is the key, and counts once")
def vote() -> ResponseReturnValue:
    """First the text to the code; with a vote, the vote."""
    form = BallotForm()
    slip, resolution = deciding.slip_of(form.code.data or "", request.remote_addr or "")
    if "vote" not in request.form:
        return slip_page_again(resolution, form)
    if not form.validate_on_submit():
        return slip_page_again(resolution, form), 422
    deciding.cast_slip(slip, resolution, form.vote.data)
    flash(_("Your vote is in the ballot box. Nobody can see whose it is."))
    return redirect(url_for("steering.enter_slip"), 303)


def slip_page_again(resolution: Resolution, form: BallotForm) -> str:
    """The text with its three answers."""
    process = resolution.meeting.process
    return render_template("steering/slip.html", resolution=resolution, process=process, code="", form=form)


@bp.post("/meetings/<int:meeting_id>/tasks")
def give_task(meeting_id: int) -> ResponseReturnValue:
    """Write down who does what until when."""
    visitor = current_visitor()
    meeting = access.meeting_written_by(visitor, meeting_id)
    form = TaskForm.for_people([one.account for one in memberships_in(meeting.process)])
    form.refuse_unless_valid()
    task_actions.give_task(meeting.process, form.plan, meeting=meeting, by=account_of(visitor))
    return to_meeting(meeting, "tasks", _("The task is written down."))
