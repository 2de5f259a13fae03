"""Who may come in: the team works with the codebook and the texts; what it comes to, everybody with a role sees."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.interviews.coding.models import Code, Coding, InterviewMemo
from workshop.interviews.study.access import RUNNERS, role_of, study_in, study_run_by
from workshop.interviews.study.models import Study
from workshop.interviews.texts.access import text_door
from workshop.interviews.texts.models import Transcript
from workshop.processes.access import process_for, process_joined_by

__all__ = ["process_joined_by", "study_in", "study_run_by"]


def study_coded_by(visitor: Visitor, slug: str) -> Study:
    """The study with its codebook, for those who mark passages."""
    process = process_for(visitor, slug)
    role_of(visitor, process)
    study = study_in(process)
    if study is None:
        raise NotFound()
    return study


def code_run_by(visitor: Visitor, code_id: int) -> Code:
    """A code, for those who write the codebook."""
    code = db.session.get(Code, code_id, options=[joinedload(Code.study).joinedload(Study.process)])
    if code is None:
        raise NotFound()
    role_of(visitor, code.study.process, RUNNERS)
    return code


def marking_door(visitor: Visitor, interview_id: int) -> Transcript:
    """A frozen text, for those who may read it: before it is frozen nothing can stand on it."""
    transcript = text_door(visitor, interview_id)
    if transcript.frozen_at is None:
        raise NotFound()
    return transcript


def own_coding(visitor: Visitor, coding_id: int) -> Coding:
    """A mark, for the one who made it."""
    coding = db.session.get(Coding, coding_id)
    if coding is None or visitor.account is None or coding.account_id != visitor.account.id:
        raise NotFound()
    marking_door(visitor, coding.transcript.interview_id)
    return coding


def own_memo(visitor: Visitor, memo_id: int) -> InterviewMemo:
    """A memo, for the one who wrote it."""
    memo = db.session.get(InterviewMemo, memo_id)
    if memo is None or visitor.account is None or memo.account_id != visitor.account.id:
        raise NotFound()
    text_door(visitor, memo.interview_id)
    return memo


def codings_seen(visitor: Visitor, transcript: Transcript) -> Sequence[Coding]:
    """The marks somebody sees: all, or only the own while coders work apart."""
    found = select(Coding).where(Coding.transcript_id == transcript.id).order_by(Coding.start, Coding.end, Coding.id)
    if transcript.interview.study.coders_apart and visitor.account is not None:
        found = found.where(Coding.account_id == visitor.account.id)
    return db.session.scalars(found.options(joinedload(Coding.code), joinedload(Coding.account))).all()


def memos_seen(visitor: Visitor, transcript: Transcript) -> Sequence[InterviewMemo]:
    """The memos somebody sees, by the same rule."""
    found = select(InterviewMemo).where(InterviewMemo.interview_id == transcript.interview_id)
    if transcript.interview.study.coders_apart and visitor.account is not None:
        found = found.where(InterviewMemo.account_id == visitor.account.id)
    return db.session.scalars(found.order_by(InterviewMemo.id).options(joinedload(InterviewMemo.account))).all()


def codes_of(study: Study) -> Sequence[Code]:
    """Every code of a study with its theme field, in one question to the database."""
    found = select(Code).where(Code.study_id == study.id).order_by(Code.position, Code.id)
    return db.session.scalars(found.options(joinedload(Code.theme_field))).all()
