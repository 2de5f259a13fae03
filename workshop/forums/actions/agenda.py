"""The agenda: rounds planned, worded, put in an order, removed while nobody has used them; whole agendas at once."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from workshop.accounts.models import Account
from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.core.ordering import place
from workshop.forums.actions.tables import set_tables
from workshop.forums.actions.telling import announce, announce_all, remove
from workshop.forums.agendas import QuestionPlan, RoundPlan
from workshop.forums.models import Forum, Question, Round, RoundKind

FOR_PARTICIPANTS = False


@transaction()
def add_round(forum: Forum, plan: RoundPlan, *, by: Account | None = None) -> Round:
    """Put one more round at the end of the agenda."""
    round_ = _round_of(plan, len(forum.rounds) + 1)
    forum.rounds.append(round_)
    announce(forum, "round.added", round_, by)
    announce_all(forum, "question.added", round_.questions, by)
    return round_


@transaction()
def revise_round(round_: Round, plan: RoundPlan, *, by: Account | None = None) -> Round:
    """Word a round anew; kind, question and how it works only while nobody has used it. Minutes can always change."""
    wording = (plan.kind, plan.prompt, dict(plan.prompts), dict(plan.options))
    if round_.is_used and wording != (round_.kind, round_.prompt, round_.prompts, round_.options):
        raise Refused(_("This round has been used already. Please leave it as it is, or add another one."))
    round_.kind, round_.prompt, round_.prompts, round_.options = wording
    round_.minutes = plan.minutes
    announce(round_.forum, "round.revised", round_, by)
    return round_


@transaction()
def remove_round(round_: Round, *, by: Account | None = None) -> None:
    """Take a round off the agenda, as long as nobody has used it."""
    forum = round_.forum
    if round_.is_used:
        raise Refused(_("This round has been used already. What was said in it stays."))
    if len(forum.rounds) == 1:
        raise Refused(_("A forum has at least one round."))
    _remove(round_, by)
    _number(forum, forum.rounds, by)


@transaction()
def move_round(round_: Round, to: str, *, by: Account | None = None) -> None:
    """Put a round in another place of the agenda."""
    forum = round_.forum
    before = {one.id: one.position for one in forum.rounds}
    place(forum.rounds, round_, to)
    order = sorted(forum.rounds, key=lambda one: one.position)
    for one in order:
        one.position = before[one.id]
    _number(forum, order, by)


@transaction()
def use_agenda(forum: Forum, plans: Sequence[RoundPlan], *, tables: int = 0, by: Account | None = None) -> None:
    """Plan a forum after an agenda: what was used stays before it, what was only planned gives way."""
    for round_ in [one for one in forum.rounds if not one.is_used]:
        _remove(round_, by)
    _number(forum, forum.rounds, by)
    start = len(forum.rounds)
    fresh = [_round_of(plan, start + number) for number, plan in enumerate(plans, 1)]
    forum.rounds.extend(fresh)
    db.session.flush()
    announce_all(forum, "round.added", fresh, by)
    announce_all(forum, "question.added", [question for round_ in fresh for question in round_.questions], by)
    if tables and not forum.tables:
        set_tables(forum, [""] * tables, by=by)


@transaction()
def add_question(round_: Round, plan: QuestionPlan, *, by: Account | None = None) -> Question:
    """Ask one thing more in a round of questions."""
    _refuse_asked(round_)
    if round_.kind != RoundKind.ASK:
        raise Refused(_("Questions belong in a round of the kind “ask”."), 422)
    question = Question(position=len(round_.questions) + 1, **plan.written())
    round_.questions.append(question)
    announce(round_.forum, "question.added", question, by)
    return question


@transaction()
def revise_question(question: Question, plan: QuestionPlan, *, by: Account | None = None) -> None:
    """Word a question anew, while it has not been asked yet."""
    _refuse_asked(question.round)
    for name, value in plan.written().items():
        setattr(question, name, value)
    announce(question.forum, "question.revised", question, by)


@transaction()
def remove_question(question: Question, *, by: Account | None = None) -> None:
    """Leave a question out, while it has not been asked yet."""
    _refuse_asked(question.round)
    round_ = question.round
    remove(round_.forum, "question.removed", question, by)
    db.session.expire(round_, ["questions"])


@transaction()
def move_question(question: Question, to: str, *, by: Account | None = None) -> None:
    """Put a question in another place of its round."""
    _refuse_asked(question.round)
    siblings = question.round.questions
    place(siblings, question, to)
    announce_all(question.forum, "question.moved", sorted(siblings, key=lambda one: one.position), by)


def _round_of(plan: RoundPlan, position: int) -> Round:
    questions = [Question(position=number, **asked.written()) for number, asked in enumerate(plan.questions, 1)]
    return Round(
        position=position,
        kind=plan.kind,
        prompt=plan.prompt,
        prompts=dict(plan.prompts),
        minutes=plan.minutes,
        options=dict(plan.options),
        questions=questions,
    )


def _remove(round_: Round, by: Account | None) -> None:
    forum = round_.forum
    for question in list(round_.questions):
        remove(forum, "question.removed", question, by)
    db.session.expire(round_, ["questions"])
    remove(forum, "round.removed", round_, by)
    db.session.expire(forum, ["rounds"])


def _number(forum: Forum, order: Sequence[Round], by: Account | None) -> None:
    """Number rounds from 1. No two may have the same number, not even for a moment, so they step aside first."""
    moved = [round_ for number, round_ in enumerate(order, 1) if round_.position != number]
    for round_ in moved:
        round_.position = -round_.id
    db.session.flush()
    for number, round_ in enumerate(order, 1):
        round_.position = number
    announce_all(forum, "round.moved", moved, by)


def _refuse_asked(round_: Round) -> None:
    if round_.opened_at is not None:
        raise Refused(_("This round has been used already. Please leave it as it is, or add another one."))
