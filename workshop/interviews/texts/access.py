"""Who may come in: the texts lie behind the same door as the answers."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.interviews.study.access import answers_door, interview_for
from workshop.interviews.study.models import Interview
from workshop.interviews.texts.models import Transcript

__all__ = ["answers_door", "interview_for"]


def text_door(visitor: Visitor, interview_id: int) -> Transcript:
    """The text of a talk, for its interviewer and the facilitators, until it is taken back."""
    answers_door(visitor, interview_id)
    transcript = text_of(interview_id)
    if transcript is None or transcript.erased_at is not None:
        raise NotFound()
    return transcript


def text_of(interview_id: int) -> Transcript | None:
    """The text of a talk, for whoever has passed the door."""
    whole = (joinedload(Transcript.interview).joinedload(Interview.study), selectinload(Transcript.kept_words))
    return db.session.scalar(select(Transcript).where(Transcript.interview_id == interview_id).options(*whole))
