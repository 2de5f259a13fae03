"""Who may come in. Names, consents and answers have a door each, with a right of its own.

Looking after the installation is no reason to read what somebody has confided: administrators get in by a role in the
process, like everybody else.
"""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from workshop.accounts.models import Account
from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.interviews.guides.models import GuideVersion
from workshop.interviews.study.models import Interview, InterviewKey, SampleGroup, Study
from workshop.processes.access import membership_of, process_for
from workshop.processes.models import Process, Role

TEAM = frozenset({Role.FACILITATOR, Role.INTERVIEWER})
RUNNERS = frozenset({Role.FACILITATOR})


def role_of(visitor: Visitor, process: Process, roles: frozenset[Role] = TEAM) -> Role:
    """The role of somebody who works with the interviews of a process."""
    membership = membership_of(visitor, process)
    if membership is None or membership.role not in roles:
        raise NotFound()
    return Role(membership.role)


def is_of_team(visitor: Visitor, process: Process) -> bool:
    """Whether somebody leads interviews of a process."""
    membership = membership_of(visitor, process)
    return membership is not None and membership.role in TEAM


def process_of_study(visitor: Visitor, slug: str) -> Process:
    """A process, for those who set up its study."""
    process = process_for(visitor, slug)
    role_of(visitor, process, RUNNERS)
    return process


def study_in(process: Process) -> Study | None:
    """The study of a process, when there is one."""
    return db.session.scalar(select(Study).where(Study.process_id == process.id))


def study_run_by(visitor: Visitor, slug: str) -> Study:
    """The study, for those who set it up."""
    study = study_in(process_of_study(visitor, slug))
    if study is None:
        raise NotFound()
    return study


def group_run_by(visitor: Visitor, group_id: int) -> SampleGroup:
    """A group of the sampling plan, for those who set up the study."""
    group = db.session.get(SampleGroup, group_id)
    if group is None:
        raise NotFound()
    role_of(visitor, group.study.process, RUNNERS)
    return group


def interviews_for(visitor: Visitor, study: Study) -> Select[Interview]:
    """The interviews somebody may open: facilitators all, interviewers their own."""
    found = select(Interview).where(Interview.study_id == study.id)
    if role_of(visitor, study.process) == Role.FACILITATOR or visitor.account is None:
        return found
    return found.where(Interview.interviewer_id == visitor.account.id)


def interview_for(visitor: Visitor, interview_id: int) -> Interview:
    """An interview's own facts, for its interviewer and the facilitators; nothing of the three tables."""
    parts = (
        joinedload(Interview.study).joinedload(Study.process),
        joinedload(Interview.guide_version).joinedload(GuideVersion.guide),
    )
    interview = db.session.get(Interview, interview_id, options=parts)
    if interview is None or not leads(visitor, interview):
        raise NotFound()
    return interview


def interview_run_by(visitor: Visitor, interview_id: int) -> Interview:
    """An interview, for those who set up the study."""
    interview = interview_for(visitor, interview_id)
    role_of(visitor, interview.process, RUNNERS)
    return interview


def consent_door(visitor: Visitor, interview_id: int) -> Interview:
    """The consent of an interview, for its interviewer and the facilitators: the first of the three doors."""
    return interview_for(visitor, interview_id)


def answers_door(visitor: Visitor, interview_id: int) -> Interview:
    """What was said, for the interviewer and the facilitators, until it is taken back: the second door."""
    interview = interview_for(visitor, interview_id)
    if interview.withdrawn_at is not None:
        raise NotFound()
    return interview


def keys_door(visitor: Visitor, slug: str) -> Study:
    """The list of names, for the keeper alone: the third door, and neither role nor office opens it."""
    study = study_run_by(visitor, slug)
    if visitor.account is None or study.keeper_id != visitor.account.id:
        raise NotFound()
    return study


def key_slot(visitor: Visitor, interview_id: int) -> Interview:
    """The slot through which a name goes into the list: whoever knows the person may drop it in, and not look."""
    interview = interview_for(visitor, interview_id)
    if interview.withdrawn_at is not None:
        raise NotFound()
    return interview


def keys_in(study: Study) -> Select[InterviewKey]:
    """The list of names, for whoever came through its door."""
    found = select(InterviewKey).join(InterviewKey.interview).where(Interview.study_id == study.id)
    return found.options(joinedload(InterviewKey.interview)).order_by(Interview.number)


def leads(visitor: Visitor, interview: Interview) -> bool:
    """Whether somebody may work with this interview."""
    role = role_of(visitor, interview.process)
    own = visitor.account is not None and interview.interviewer_id == visitor.account.id
    return role == Role.FACILITATOR or own


def who_may_lead(process: Process) -> list[Account]:
    """Those who can be named interviewer or keeper."""
    return [each.account for each in process.memberships if each.role in TEAM]
