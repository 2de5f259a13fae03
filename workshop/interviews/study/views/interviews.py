"""One interview: planned, begun, finished."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.interviews.study import access, actions
from workshop.interviews.study.forms import PlanForm
from workshop.interviews.study.models import Interview, InterviewAnswer, InterviewConsent, Study
from workshop.interviews.study.views.blueprint import bp
from workshop.processes.models import Role


def known_districts(study: Study) -> list[str]:
    """Parts of town that were written before, to be written the same way again."""
    found = select(Interview.district).where(Interview.study_id == study.id, Interview.district != "").distinct()
    return list(db.session.scalars(found.order_by(Interview.district).limit(100)))


def plan_page(study: Study, form: PlanForm, interview: Interview | None = None) -> str:
    """The page on which an interview is planned or changed."""
    return render_template(
        "interviews/plan.html",
        process=study.process,
        study=study,
        form=form,
        interview=interview,
        districts=known_districts(study),
    )


@bp.get("/p/<slug>/interviews/new")
def new(slug: str) -> ResponseReturnValue:
    """Plan an interview."""
    visitor = current_visitor()
    study = access.study_run_by(visitor, slug)
    form = PlanForm(formdata=None, interviewer_id=account_of(visitor).id)
    return plan_page(study, form.offer(study, access.who_may_lead(study.process)))


@bp.post("/p/<slug>/interviews/new")
def plan(slug: str) -> ResponseReturnValue:
    """Plan an interview."""
    visitor = current_visitor()
    study = access.study_run_by(visitor, slug)
    form = PlanForm().offer(study, access.who_may_lead(study.process))
    if not form.validate_on_submit():
        return plan_page(study, form), 422
    try:
        interview = actions.plan_interview(study, form.plan, by=account_of(visitor))
    except Refused as refusal:
        form.pseudonym.errors = [refusal.message]
        return plan_page(study, form), refusal.status
    return to_interview(interview)


def to_interview(interview: Interview, said: str = "") -> ResponseReturnValue:
    """The page of an interview."""
    if said:
        flash(said)
    return redirect(url_for("interviews.show", interview_id=interview.id), 303)


@bp.get("/interviews/<int:interview_id>")
def show(interview_id: int) -> ResponseReturnValue:
    """An interview's own facts, and the ways to its three doors."""
    visitor = current_visitor()
    interview = access.interview_for(visitor, interview_id)
    consent = db.session.scalar(select(InterviewConsent).where(InterviewConsent.interview_id == interview.id))
    answered = db.session.scalar(
        select(func.count()).where(
            InterviewAnswer.interview_id == interview.id, (InterviewAnswer.text != "") | (InterviewAnswer.choice != "")
        )
    )
    return render_template(
        "interviews/interview.html",
        process=interview.process,
        interview=interview,
        consent=consent,
        answered=answered,
        may_run=access.role_of(visitor, interview.process) == Role.FACILITATOR,
    )


@bp.get("/interviews/<int:interview_id>/plan")
def show_plan(interview_id: int) -> ResponseReturnValue:
    """Change an appointment."""
    interview = access.interview_run_by(current_visitor(), interview_id)
    form = PlanForm(formdata=None, obj=interview).fill(interview)
    return plan_page(interview.study, form.offer(interview.study, access.who_may_lead(interview.process)), interview)


@bp.post("/interviews/<int:interview_id>/plan")
def change_plan(interview_id: int) -> ResponseReturnValue:
    """Change an appointment."""
    visitor = current_visitor()
    interview = access.interview_run_by(visitor, interview_id)
    form = PlanForm().offer(interview.study, access.who_may_lead(interview.process))
    if not form.validate_on_submit():
        return plan_page(interview.study, form, interview), 422
    actions.change_interview(interview, form.plan, by=account_of(visitor))
    return to_interview(interview, _("Saved."))


@bp.post("/interviews/<int:interview_id>/beginning")
def begin_talk(interview_id: int) -> ResponseReturnValue:
    """Begin the talk, and go to the questions."""
    visitor = current_visitor()
    interview = access.answers_door(visitor, interview_id)
    actions.begin_interview(interview, by=account_of(visitor))
    return redirect(url_for("interviews.show_answers", interview_id=interview.id), 303)


@bp.post("/interviews/<int:interview_id>/end")
def finish(interview_id: int) -> ResponseReturnValue:
    """Everything is written down."""
    visitor = current_visitor()
    interview = access.answers_door(visitor, interview_id)
    actions.finish_interview(interview, by=account_of(visitor))
    return to_interview(interview, _("The talk is written down. Now take out names and places."))


@bp.post("/interviews/<int:interview_id>/reopening")
def reopen(interview_id: int) -> ResponseReturnValue:
    """Go on writing after all."""
    visitor = current_visitor()
    interview = access.answers_door(visitor, interview_id)
    actions.reopen_interview(interview, by=account_of(visitor))
    return redirect(url_for("interviews.show_answers", interview_id=interview.id), 303)
