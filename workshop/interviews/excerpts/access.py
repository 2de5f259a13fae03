"""Who may come in: released words everybody with a role reads; what is only proposed, those who lead the talk."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.interviews.coding.access import marking_door
from workshop.interviews.excerpts.models import Excerpt
from workshop.interviews.study.access import RUNNERS, TEAM, interview_for, is_of_team, role_of
from workshop.interviews.study.models import Interview, Study
from workshop.processes.access import admit, membership_of, process_joined_by
from workshop.processes.models import Process, Role

__all__ = ["interview_for", "is_of_team", "marking_door", "process_joined_by"]


def excerpt_for(visitor: Visitor, excerpt_id: int) -> Excerpt:
    """A quotation: once released for everybody with a role, before that for those who lead the talk."""
    excerpt = _excerpt(excerpt_id)
    if excerpt.is_released or excerpt.erased_at is not None:
        admit(visitor, excerpt.interview.process)
    else:
        interview_for(visitor, excerpt.interview_id)
    return excerpt


def excerpt_run_by(visitor: Visitor, excerpt_id: int) -> Excerpt:
    """A quotation, for those who may release it."""
    excerpt = _excerpt(excerpt_id)
    role_of(visitor, excerpt.interview.process, RUNNERS)
    return excerpt


def released_in(process: Process) -> Select[Excerpt]:
    """The quotations that may be read."""
    return _of_process(process).where(Excerpt.released_at.is_not(None), Excerpt.erased_at.is_(None))


def proposed_for(visitor: Visitor, process: Process) -> Sequence[Excerpt]:
    """The quotations that wait for a second person: all for facilitators, their own talks' for interviewers."""
    membership = membership_of(visitor, process)
    if membership is None or membership.role not in TEAM:
        return []
    waiting = _of_process(process).where(Excerpt.released_at.is_(None), Excerpt.erased_at.is_(None))
    if membership.role != Role.FACILITATOR:
        waiting = waiting.where(Interview.interviewer_id == membership.account_id)
    return db.session.scalars(waiting.options(joinedload(Excerpt.proposed_by)).limit(100)).all()


def excerpts_of(interview: Interview) -> Sequence[Excerpt]:
    """Every quotation of a talk, for whoever has passed its door."""
    return db.session.scalars(
        select(Excerpt).where(Excerpt.interview_id == interview.id).order_by(Excerpt.number)
    ).all()


def _of_process(process: Process) -> Select[Excerpt]:
    found = select(Excerpt).join(Excerpt.interview).join(Interview.study).where(Study.process_id == process.id)
    return found.options(contains_eager(Excerpt.interview)).order_by(Interview.number, Excerpt.number)


def _excerpt(excerpt_id: int) -> Excerpt:
    whole = joinedload(Excerpt.interview).joinedload(Interview.study).joinedload(Study.process)
    excerpt = db.session.get(Excerpt, excerpt_id, options=[whole])
    if excerpt is None:
        raise NotFound()
    return excerpt
