"""Doors to those who take part, and to what they answer."""

from __future__ import annotations

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.forums.access.forum import FACILITATORS, forum_joined_by
from workshop.forums.access.rounds import Attendance
from workshop.forums.models import Answer, Forum, Participant, Question
from workshop.processes.access import admit


def participant_run_by(visitor: Visitor, participant_id: int) -> Participant:
    """Somebody who takes part, for the facilitators of their forum."""
    participant = db.session.get(Participant, participant_id)
    if participant is None:
        raise NotFound()
    admit(visitor, participant.forum.process, FACILITATORS)
    return participant


def speaker_for(attendance: Attendance, participant_id: int | None) -> Participant:
    """Somebody without a phone for whom this participant may write; nobody named means oneself."""
    if participant_id is None:
        return attendance.participant
    speaker = db.session.get(Participant, participant_id)
    if speaker is None or not attendance.participant.may_write_for(speaker):
        raise NotFound()
    return speaker


def table_hosted_by(visitor: Visitor, forum_id: int) -> Participant:
    """A participant who hosts a table."""
    participant = forum_joined_by(visitor, forum_id)
    if not participant.hosts:
        raise NotFound()
    return participant


def question_run_by(visitor: Visitor, question_id: int) -> Question:
    """A question, for the facilitators of its forum."""
    question = db.session.get(Question, question_id)
    if question is None:
        raise NotFound()
    admit(visitor, question.forum.process, FACILITATORS)
    return question


def question_joined_by(visitor: Visitor, question_id: int) -> tuple[Question, Participant]:
    """A question with the visitor as a participant of its forum."""
    question = db.session.get(Question, question_id)
    if question is None:
        raise NotFound()
    return question, forum_joined_by(visitor, question.round.forum_id)


def answer_run_by(visitor: Visitor, answer_id: int) -> Answer:
    """An answer, for the facilitators of its forum."""
    answer = db.session.get(Answer, answer_id)
    if answer is None:
        raise NotFound()
    forum: Forum = answer.question.forum
    admit(visitor, forum.process, FACILITATORS)
    return answer
