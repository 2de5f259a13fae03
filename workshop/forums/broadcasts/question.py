"""How a question is told: what is asked, how many have answered, and, once they are shown, the answers as numbers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from workshop.core.db import db
from workshop.core.languages import direction_of
from workshop.forums.broadcasts.telling import Item, projection
from workshop.forums.models import Answer, Forum, Mark, Question, QuestionKind, RoundKind

MOST_WORDS = 200


def questions_since(forum: Forum, seq: int) -> list[Question]:
    """The questions that changed after a number."""
    asking = [round_.id for round_ in forum.rounds if round_.kind == RoundKind.ASK]
    if not asking:
        return []
    changed = select(Question).where(Question.round_id.in_(asking), Question.seq > seq)
    return list(db.session.scalars(changed.order_by(Question.round_id, Question.position)))


@projection(Question, since=questions_since)
def question_item(question: Question, *, for_staff: bool = False) -> Item:
    """A question. Nobody is told who answered what; before they are shown, answers are only counted."""
    item: Item = {
        "seq": question.seq,
        "kind": "question",
        "id": question.id,
        "round": question.round_id,
        "position": question.position,
        "does": question.kind,
        "text": question.text,
        "texts": question.texts,
        "choices": question.choices,
        "steps": question.steps,
        "answered": answered(question),
    }
    if for_staff or question.round.revealed_at is not None:
        item["results"] = counts(question)
        item["words"] = words(question, for_staff=for_staff)
    return item


def answered(question: Question) -> int:
    """How many have answered."""
    return db.session.scalar(select(func.count(Answer.id)).where(Answer.question_id == question.id)) or 0


def counts(question: Question) -> list[int]:
    """How often each thing was chosen, in the order of the choices or steps."""
    rows = db.session.execute(
        select(Mark.value, func.count(Mark.id)).where(Mark.question_id == question.id).group_by(Mark.value)
    )
    found: dict[int, int] = dict(rows.tuples().all())
    return [found.get(value, 0) for value in question.values]


def words(question: Question, *, for_staff: bool = False) -> list[dict[str, Any]]:
    """What people answered in their own words, in the order in which it came; without those that were taken out."""
    if question.kind != QuestionKind.TEXT:
        return []
    given = select(Answer).where(Answer.question_id == question.id).order_by(Answer.id).limit(MOST_WORDS)
    if not for_staff:
        given = given.where(Answer.hidden_at.is_(None))
    return [
        {"id": answer.id, "text": answer.text, "lang": answer.language, "dir": direction_of(answer.language)}
        | ({"hidden": True} if answer.hidden_at else {})
        for answer in db.session.scalars(given)
    ]
