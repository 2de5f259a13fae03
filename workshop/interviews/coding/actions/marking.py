"""Marking passages, and noting what one thinks about a talk."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, select

from workshop.accounts.models import Account
from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.interviews.coding.models import Code, Coding, InterviewMemo
from workshop.interviews.study.erasing import erases
from workshop.interviews.study.models import Interview
from workshop.interviews.texts.models import Transcript
from workshop.processes.journal import record


@dataclass(frozen=True)
class Passage:
    """A stretch of a frozen text, counted in characters."""

    start: int
    end: int

    def within(self, text: str) -> Passage:
        """The same without blanks at its ends; refused when nothing is left of it."""
        start, end = max(0, self.start), min(self.end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            raise Refused(_("Please choose a passage first: some words, a sentence or a paragraph."), 422)
        return Passage(start, end)


@transaction()
def mark_passage(transcript: Transcript, passage: Passage, code: Code, memo: str = "", *, by: Account) -> Coding:
    """Mark a passage with a code; marking it again the same way changes only the memo."""
    if code.study_id != transcript.interview.study_id:
        raise Refused(_("This code is not in the codebook of this study."), 422)
    here = passage.within(transcript.text)
    coding = db.session.scalar(
        select(Coding).where(
            Coding.transcript_id == transcript.id,
            Coding.code_id == code.id,
            Coding.account_id == by.id,
            Coding.start == here.start,
            Coding.end == here.end,
        )
    )
    if coding is None:
        coding = Coding(transcript=transcript, code=code, account_id=by.id, start=here.start, end=here.end, memo="")
        db.session.add(coding)
        record(transcript.interview.process, "coding.marked", coding, by=by)
    coding.memo = memo or coding.memo
    return coding


@transaction()
def unmark(coding: Coding) -> None:
    """Take a mark away."""
    db.session.delete(coding)


@transaction()
def write_memo(interview: Interview, text: str, *, by: Account) -> InterviewMemo:
    """Note a thought about a talk."""
    memo = InterviewMemo(interview=interview, account_id=by.id, text=text)
    db.session.add(memo)
    return memo


@transaction()
def remove_memo(memo: InterviewMemo) -> None:
    """Take a memo away."""
    db.session.delete(memo)


@erases
def erase_marks(interview: Interview) -> None:
    """Marks and memos of a talk that was taken back go with it."""
    mine = select(Transcript.id).where(Transcript.interview_id == interview.id)
    db.session.execute(delete(Coding).where(Coding.transcript_id.in_(mine)))
    db.session.execute(delete(InterviewMemo).where(InterviewMemo.interview_id == interview.id))
