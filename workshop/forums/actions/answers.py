"""Answers to questions: given, changed while the round runs, counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.forums.actions.telling import announce
from workshop.forums.models import Answer, Mark, Participant, Question, RoundKind

KEYS_KEPT = 20


@dataclass(frozen=True)
class Given:
    """What somebody answers: values that they chose, or words."""

    values: list[int] = field(default_factory=list)
    text: str = ""
    language: str = "de"


@transaction()
def give_answer(question: Question, participant: Participant, given: Given, *, key: str) -> Answer:
    """Answer a question, once a person; another answer takes the place of the first, one sent twice changes nothing."""
    answer = db.session.scalar(
        select(Answer).where(Answer.question_id == question.id, Answer.participant_id == participant.id)
    )
    if answer is not None and key in answer.keys:
        return answer
    question.round.refuse_unless(RoundKind.ASK)
    participant.refuse_if_muted()
    question.refuse_unless_answer(given.values, given.text)
    if answer is None:
        answer = Answer(question=question, participant=participant, keys=[], marks=[])
        db.session.add(answer)
    _write(answer, given, key)
    announce(question.forum, "question.answered", question)
    return answer


@transaction()
def hide_answer(answer: Answer, *, by: Account | None = None) -> None:
    """Leave an answer in words out of what is shown."""
    if answer.hidden_at is None:
        answer.hidden_at = now()
        announce(answer.question.forum, "answer.hidden", answer.question, by)


@transaction()
def show_answer(answer: Answer, *, by: Account | None = None) -> None:
    """Show an answer in words with the others again."""
    if answer.hidden_at is not None:
        answer.hidden_at = None
        announce(answer.question.forum, "answer.shown", answer.question, by)


def _write(answer: Answer, given: Given, key: str) -> None:
    answer.keys = [*answer.keys, key][-KEYS_KEPT:]
    answer.text, answer.language, answer.answered_at = given.text, given.language, now()
    kept = {mark.value: mark for mark in answer.marks}
    answer.marks = [
        kept.get(value) or Mark(question_id=answer.question.id, value=value) for value in sorted(set(given.values))
    ]
