"""Writing answers down: during the talk, after it, from a tablet that was offline, or by the people themselves."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.interviews.guides.editions import Question, sheet_of
from workshop.interviews.guides.models import Kind
from workshop.interviews.study.models import Interview, InterviewAnswer

LONGEST = 20_000
STEPS = 5


@dataclass(frozen=True)
class Answer:
    """An answer as it arrives. ``base`` is the revision it was written on.

    ``writer`` is the page that wrote it and ``turn`` its how manieth message: what comes again or late is recognised.
    """

    question: str
    text: str = ""
    choice: str = ""
    base: int = 0
    writer: str = ""
    turn: int = 0


class ConflictError(Refused):
    """Somebody else has written meanwhile: what stands there is shown, and nothing is written over."""

    def __init__(self, stands: InterviewAnswer) -> None:
        super().__init__(_("This answer was changed elsewhere meanwhile. Please look at both and save again."), 409)
        self.stands = stands


@transaction()
def save_answer(interview: Interview, answer: Answer) -> InterviewAnswer:
    """Keep an answer, once however often it is sent; refused when it would write over somebody else's."""
    refuse_unless_writable(interview)
    question = question_of(interview, answer.question)
    kept = db.session.scalar(
        select(InterviewAnswer).where(
            InterviewAnswer.interview_id == interview.id, InterviewAnswer.question == answer.question
        )
    ) or InterviewAnswer(interview_id=interview.id, question=answer.question, revision=0, writer="", turn=0)
    text, choice = answer.text[:LONGEST], chosen(question, answer.choice)
    own = bool(answer.writer) and kept.writer == answer.writer
    if (own and answer.turn <= kept.turn) or ((kept.text or "", kept.choice or "") == (text, choice)):
        return kept
    if not own and kept.revision != answer.base:
        raise ConflictError(kept)
    kept.text, kept.choice, kept.revision = text, choice, kept.revision + 1
    kept.writer, kept.turn, kept.saved_at = answer.writer, answer.turn, now()
    db.session.add(kept)
    db.session.flush()
    return kept


def refuse_unless_writable(interview: Interview) -> None:
    """Answers are taken from the consent to the end of the talk."""
    if interview.withdrawn_at is not None:
        raise Refused(_("The consent to this talk was taken back. Nothing is kept of it."), 410)
    if interview.begun_at is None:
        raise Refused(_("This talk has not begun yet."))
    if interview.finished_at is not None:
        raise Refused(_("Everything is written down already. Open the talk again to go on writing."))


def question_of(interview: Interview, key: str) -> Question:
    """A question of the guide this talk is led by."""
    sheet = sheet_of(interview.guide_version.content, interview.language)
    for question in sheet.questions():
        if question.key == key:
            return question
    raise Refused(_("There is no such question in this guide."), 422)


def chosen(question: Question, choice: str) -> str:
    """A choice that this question offers: numbers of its answers, counted from 1."""
    if question.kind == Kind.OPEN or not choice:
        return ""
    most = STEPS if question.kind == Kind.SCALE else len(question.options)
    picked = sorted({int(part) for part in choice.split(",") if part.strip().isdecimal()})
    if not all(1 <= number <= most for number in picked) or (question.kind != Kind.SOME and len(picked) > 1):
        raise Refused(_("Please choose one of the answers on the page."), 422)
    return ",".join(map(str, picked))
