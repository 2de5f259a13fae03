"""What was answered, counted: for all questions of a round at once, in three queries however many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from workshop.core.db import db
from workshop.core.languages import direction_of
from workshop.forums.models import Answer, Mark, Question, QuestionKind

MOST_WORDS = 200


@dataclass
class Tally:
    """How many have answered a question, how often each thing was chosen, and what was said in words."""

    answered: int = 0
    counts: list[int] = field(default_factory=list)
    words: list[dict[str, Any]] = field(default_factory=list)

    @property
    def mean(self) -> float | None:
        """The middle of a scale's answers."""
        voices = sum(self.counts)
        return sum(step * count for step, count in enumerate(self.counts, 1)) / voices if voices else None


def tally(questions: Sequence[Question], *, with_hidden: bool = False) -> dict[int, Tally]:
    """Count the answers to these questions."""
    ids = [question.id for question in questions]
    answered = dict(
        db.session.execute(
            select(Answer.question_id, func.count(Answer.id))
            .where(Answer.question_id.in_(ids))
            .group_by(Answer.question_id)
        ).all()
    )
    chosen = _chosen(ids)
    words = _words([question.id for question in questions if question.kind == QuestionKind.TEXT], with_hidden)
    return {
        question.id: Tally(
            answered.get(question.id, 0),
            [chosen[question.id, value] for value in question.values],
            words.get(question.id, []),
        )
        for question in questions
    }


def _chosen(ids: Iterable[int]) -> Counter[tuple[int, int]]:
    rows = db.session.execute(
        select(Mark.question_id, Mark.value, func.count(Mark.id))
        .where(Mark.question_id.in_(ids))
        .group_by(Mark.question_id, Mark.value)
    )
    return Counter({(question_id, value): count for question_id, value, count in rows})


def _words(ids: Sequence[int], with_hidden: bool) -> dict[int, list[dict[str, Any]]]:
    """Answers in words, in the order in which they came; those that were taken out only for the facilitators."""
    if not ids:
        return {}
    given = select(Answer).where(Answer.question_id.in_(ids)).order_by(Answer.id)
    if not with_hidden:
        given = given.where(Answer.hidden_at.is_(None))
    found: dict[int, list[dict[str, Any]]] = {}
    for answer in db.session.scalars(given):
        said = found.setdefault(answer.question_id, [])
        if len(said) < MOST_WORDS:
            said.append(_word(answer))
    return found


def _word(answer: Answer) -> dict[str, Any]:
    word = {"id": answer.id, "text": answer.text, "lang": answer.language, "dir": direction_of(answer.language)}
    return word | {"hidden": answer.hidden_at is not None}
