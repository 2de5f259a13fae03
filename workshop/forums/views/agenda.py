"""Planning the agenda: rounds with their questions, in their order; ready agendas; tables."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.core.ordering import PositionForm
from workshop.forums import access, actions
from workshop.forums.agendas import AGENDAS, QuestionPlan, RoundPlan, agenda
from workshop.forums.forms import QUESTION_KINDS, ROUND_KINDS, AgendaForm, QuestionForm, RoundForm
from workshop.forums.models import Forum, Question, Round
from workshop.forums.views.blueprint import bp


@bp.get("/forums/<int:forum_id>/agenda")
def show_agenda(forum_id: int) -> ResponseReturnValue:
    """The agenda of a forum."""
    return agenda_page(access.forum_run_by(current_visitor(), forum_id), RoundForm(formdata=None))


@bp.post("/forums/<int:forum_id>/rounds")
def add_round(forum_id: int) -> ResponseReturnValue:
    """Put one more round at the end."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    form = RoundForm()
    if not form.validate():
        return agenda_page(forum, form), 422
    round_ = actions.add_round(forum, plan_of(form), by=visitor.account)
    return to_agenda(forum, round_)


@bp.post("/forums/<int:forum_id>/agenda")
def use_agenda(forum_id: int) -> ResponseReturnValue:
    """Plan the forum after a ready agenda."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    form = AgendaForm()
    form.refuse_unless_valid()
    chosen = agenda(form.agenda.data or "")
    actions.use_agenda(forum, chosen.rounds, tables=chosen.tables, by=visitor.account)
    flash(_("The agenda is laid out. Word it as you like."))
    return to_agenda(forum)


@bp.get("/rounds/<int:round_id>")
def show_round(round_id: int) -> ResponseReturnValue:
    """One round, to be changed."""
    round_ = access.round_run_by(current_visitor(), round_id)
    form = RoundForm(formdata=None)
    form.fill(round_)
    return round_page(round_, form)


@bp.post("/rounds/<int:round_id>")
def revise_round(round_id: int) -> ResponseReturnValue:
    """Word a round anew."""
    visitor = current_visitor()
    round_ = access.round_run_by(visitor, round_id)
    form = RoundForm()
    try:
        form.refuse_unless_valid()
        actions.revise_round(round_, plan_of(form), by=visitor.account)
    except Refused as refusal:
        return round_page(round_, form, complaint=refusal.message), refusal.status
    flash(_("Saved."))
    return to_agenda(round_.forum, round_)


@bp.post("/rounds/<int:round_id>/removal")
def remove_round(round_id: int) -> ResponseReturnValue:
    """Take a round off the agenda."""
    visitor = current_visitor()
    round_ = access.round_run_by(visitor, round_id)
    forum = round_.forum
    actions.remove_round(round_, by=visitor.account)
    return to_agenda(forum)


@bp.post("/rounds/<int:round_id>/position")
def move_round(round_id: int) -> ResponseReturnValue:
    """Put a round in another place."""
    visitor = current_visitor()
    round_ = access.round_run_by(visitor, round_id)
    form = PositionForm()
    form.refuse_unless_valid()
    actions.move_round(round_, form.to.data or "", by=visitor.account)
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    return to_agenda(round_.forum, round_)


@bp.post("/rounds/<int:round_id>/questions")
def add_question(round_id: int) -> ResponseReturnValue:
    """Ask one thing more."""
    visitor = current_visitor()
    round_ = access.round_run_by(visitor, round_id)
    form = QuestionForm()
    try:
        form.refuse_unless_valid()
        actions.add_question(round_, question_of(form), by=visitor.account)
    except Refused as refusal:
        filled = RoundForm(formdata=None)
        filled.fill(round_)
        return round_page(round_, filled, form, refusal.message), refusal.status
    return to_round(round_)


@bp.post("/questions/<int:question_id>")
def revise_question(question_id: int) -> ResponseReturnValue:
    """Word a question anew."""
    visitor = current_visitor()
    question = access.question_run_by(visitor, question_id)
    form = QuestionForm()
    form.refuse_unless_valid()
    actions.revise_question(question, question_of(form), by=visitor.account)
    return to_round(question.round)


@bp.post("/questions/<int:question_id>/removal")
def remove_question(question_id: int) -> ResponseReturnValue:
    """Leave a question out."""
    visitor = current_visitor()
    question = access.question_run_by(visitor, question_id)
    round_ = question.round
    actions.remove_question(question, by=visitor.account)
    return to_round(round_)


@bp.post("/questions/<int:question_id>/position")
def move_question(question_id: int) -> ResponseReturnValue:
    """Put a question in another place."""
    visitor = current_visitor()
    question = access.question_run_by(visitor, question_id)
    form = PositionForm()
    form.refuse_unless_valid()
    actions.move_question(question, form.to.data or "", by=visitor.account)
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    return to_round(question.round)


def plan_of(form: RoundForm) -> RoundPlan:
    """What the form says about a round."""
    return RoundPlan(
        kind=form.kind.data,
        prompt=form.prompt.data or "",
        prompts=tuple(form.prompts().items()),
        minutes=form.minutes.data,
        options=tuple(form.options().items()),
    )


def question_of(form: QuestionForm) -> QuestionPlan:
    """What the form says about a question."""
    return QuestionPlan(form.kind.data, form.text.data or "", tuple(form.lines()), form.steps.data)


def agenda_page(forum: Forum, form: RoundForm) -> str:
    """The whole agenda, with a form for one more round."""
    return render_template(
        "forums/agenda.html",
        process=forum.process,
        forum=forum,
        form=form,
        kinds=ROUND_KINDS,
        agendas=AGENDAS,
        minutes=sum(round_.minutes or 0 for round_ in forum.rounds),
        planned=(forum.ends_at - forum.starts_at).total_seconds() // 60,
    )


def round_page(round_: Round, form: RoundForm, asked: QuestionForm | None = None, complaint: str = "") -> str:
    """One round with its questions."""
    return render_template(
        "forums/round.html",
        process=round_.forum.process,
        forum=round_.forum,
        round_=round_,
        form=form,
        asked=asked or QuestionForm(formdata=None),
        question_forms=[(question, filled(question)) for question in round_.questions],
        kinds=ROUND_KINDS,
        question_kinds=QUESTION_KINDS,
        complaint=complaint,
    )


def filled(question: Question) -> QuestionForm:
    """A question in its form."""
    form = QuestionForm(formdata=None)
    form.kind.data, form.text.data, form.steps.data = question.kind, question.text, question.steps
    form.choices.data = "\n".join(choice["text"] for choice in question.choices)
    return form


def to_agenda(forum: Forum, round_: Round | None = None) -> ResponseReturnValue:
    """Back to the agenda, at the round it was about."""
    anchor = f"round-{round_.id}" if round_ else None
    return redirect(url_for("forums.show_agenda", forum_id=forum.id, _anchor=anchor), 303)


def to_round(round_: Round) -> ResponseReturnValue:
    """Back to the round and its questions."""
    return redirect(url_for("forums.show_round", round_id=round_.id, _anchor="questions"), 303)
