"""Writing the timetable: phases and milestones."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.views import own_path
from workshop.accounts.visitors import current_visitor
from workshop.core.ordering import PositionForm
from workshop.processes import access, actions, removals
from workshop.processes.forms import MilestoneForm, PhaseForm
from workshop.processes.models import Milestone, Phase, Process
from workshop.processes.timetable import timetable_of
from workshop.processes.views import bp


@bp.get("/p/<slug>/timetable")
def show_timetable(slug: str) -> ResponseReturnValue:
    """Phases and milestones, to be changed."""
    return timetable_page(access.process_run_by(current_visitor(), slug))


def timetable_page(
    process: Process, phase_form: PhaseForm | None = None, milestone_form: MilestoneForm | None = None
) -> ResponseReturnValue:
    """The page, with the form that was not in order."""
    page = render_template(
        "processes/timetable.html",
        process=process,
        timetable=timetable_of(process),
        removals=removals.removals_of(process, access.TIMETABLE),
        phase_form=phase_form or PhaseForm(formdata=None),
        milestone_form=milestone_form or MilestoneForm(formdata=None),
    )
    return page, 422 if phase_form or milestone_form else 200


def to_timetable(process: Process, anchor: str, said: str = "") -> ResponseReturnValue:
    """Back to the page, at the thing that was changed."""
    if said:
        flash(said)
    return redirect(url_for("processes.show_timetable", slug=process.slug, _anchor=anchor), 303)


@bp.post("/p/<slug>/phases")
def add_phase(slug: str) -> ResponseReturnValue:
    """Add a phase."""
    visitor = current_visitor()
    process = access.process_run_by(visitor, slug)
    form = PhaseForm()
    if not form.validate_on_submit():
        return timetable_page(process, phase_form=form)
    phase = actions.add_phase(process, form.stretch, by=account_of(visitor))
    return to_timetable(process, f"phase-{phase.id}", _("The phase is in the timetable."))


@bp.post("/p/<slug>/milestones")
def add_milestone(slug: str) -> ResponseReturnValue:
    """Add a milestone."""
    visitor = current_visitor()
    process = access.process_run_by(visitor, slug)
    form = MilestoneForm()
    if not form.validate_on_submit():
        return timetable_page(process, milestone_form=form)
    milestone = actions.add_milestone(process, form.title.data or "", form.on.data or date.max, by=account_of(visitor))
    return to_timetable(process, f"milestone-{milestone.id}", _("The milestone is in the timetable."))


@bp.get("/phases/<int:phase_id>")
def show_phase(phase_id: int) -> ResponseReturnValue:
    """A phase, to be changed or taken out."""
    phase = access.phase_run_by(current_visitor(), phase_id)
    return stretch_page(phase, PhaseForm(obj=phase))


@bp.get("/milestones/<int:milestone_id>")
def show_milestone(milestone_id: int) -> ResponseReturnValue:
    """A milestone, to be changed or taken out."""
    milestone = access.milestone_run_by(current_visitor(), milestone_id)
    return stretch_page(milestone, MilestoneForm(obj=milestone))


def stretch_page(thing: Phase | Milestone, form: PhaseForm | MilestoneForm, status: int = 200) -> ResponseReturnValue:
    """The page of one phase or milestone."""
    return render_template("processes/stretch.html", thing=thing, process=thing.process, form=form), status


@bp.post("/phases/<int:phase_id>")
def change_phase(phase_id: int) -> ResponseReturnValue:
    """Change a phase."""
    visitor = current_visitor()
    phase = access.phase_run_by(visitor, phase_id)
    form = PhaseForm()
    if not form.validate_on_submit():
        return stretch_page(phase, form, 422)
    actions.change_phase(phase, form.stretch, by=account_of(visitor))
    return to_timetable(phase.process, f"phase-{phase.id}", _("The phase is changed."))


@bp.post("/milestones/<int:milestone_id>")
def change_milestone(milestone_id: int) -> ResponseReturnValue:
    """Change a milestone."""
    visitor = current_visitor()
    milestone = access.milestone_run_by(visitor, milestone_id)
    form = MilestoneForm()
    if not form.validate_on_submit():
        return stretch_page(milestone, form, 422)
    actions.change_milestone(milestone, form.title.data or "", form.on.data or date.max, by=account_of(visitor))
    return to_timetable(milestone.process, f"milestone-{milestone.id}", _("The milestone is changed."))


@bp.post("/phases/<int:phase_id>/position")
def move_phase(phase_id: int) -> ResponseReturnValue:
    """Put a phase in another place; a script gets a bare answer."""
    visitor = current_visitor()
    phase = access.phase_run_by(visitor, phase_id)
    form = PositionForm()
    form.refuse_unless_valid()
    actions.move_phase(phase, form.to.data or "", by=account_of(visitor))
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    return to_timetable(phase.process, f"phase-{phase.id}")


@bp.post("/phases/<int:phase_id>/deletion")
def delete_phase(phase_id: int) -> ResponseReturnValue:
    """Take a phase out."""
    visitor = current_visitor()
    phase = access.phase_run_by(visitor, phase_id)
    process = phase.process
    actions.delete_phase(phase, by=account_of(visitor))
    return to_timetable(process, "phases", _("The phase is taken out of the timetable."))


@bp.post("/milestones/<int:milestone_id>/deletion")
def delete_milestone(milestone_id: int) -> ResponseReturnValue:
    """Take a milestone out."""
    visitor = current_visitor()
    milestone = access.milestone_run_by(visitor, milestone_id)
    process = milestone.process
    actions.delete_milestone(milestone, by=account_of(visitor))
    return to_timetable(process, "milestones", _("The milestone is taken out of the timetable."))


@bp.post("/removals/<int:removal_id>/undoing")
def put_back(removal_id: int) -> ResponseReturnValue:
    """Bring back what was taken away, and show it where it stands."""
    visitor = current_visitor()
    removal = access.removal_undone_by(visitor, removal_id)
    removals.put_back(removal, by=account_of(visitor))
    flash(_("It is back in its place."))
    return redirect(own_path(request.form.get("next")), 303)
