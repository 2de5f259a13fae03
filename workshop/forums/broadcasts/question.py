"""How a question is told: what is asked, how many have answered, and, once they are shown, the answers as numbers."""

from __future__ import annotations

from sqlalchemy import select

from workshop.core.db import db
from workshop.forums.broadcasts.telling import Item, projection
from workshop.forums.counting import Tally, tally
from workshop.forums.models import Forum, Question, RoundKind

# Where a question carries what was counted for many at once, until it is told a moment later.
COUNTED = "_counted"


def questions_since(forum: Forum, seq: int) -> list[Question]:
    """The questions that changed after a number, with their answers counted for all of them at once."""
    asking = [round_.id for round_ in forum.rounds if round_.kind == RoundKind.ASK]
    if not asking:
        return []
    changed = select(Question).where(Question.round_id.in_(asking), Question.seq > seq)
    questions = list(db.session.scalars(changed.order_by(Question.round_id, Question.position)))
    for question_id, counted in tally(questions).items():
        vars(next(question for question in questions if question.id == question_id))[COUNTED] = counted
    return questions


@projection(Question, since=questions_since)
def question_item(question: Question, *, for_staff: bool = False) -> Item:
    """A question. Nobody is told who answered what; before they are shown, answers are only counted."""
    counted: Tally = vars(question).pop(COUNTED, None) or tally([question])[question.id]
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
        "answered": counted.answered,
    }
    if question.round.revealed_at is not None:
        item |= {"results": counted.counts, "words": counted.words}
    return item
