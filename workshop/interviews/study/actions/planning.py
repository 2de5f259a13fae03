"""The plan of a study, its appointments, and the course of a talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.interviews.guides.models import GuideVersion
from workshop.interviews.study.models import Interview, InterviewConsent, Mode, SampleGroup, Study
from workshop.interviews.study.pseudonyms import free_pseudonym
from workshop.processes.journal import record
from workshop.processes.models import Process


@dataclass(frozen=True)
class Plan:
    """An interview as it is planned. Without a pseudonym it gets one."""

    guide_version: GuideVersion
    interviewer: Account | None = None
    group: SampleGroup | None = None
    pseudonym: str = ""
    district: str = ""
    language: str = "de"
    planned_at: datetime | None = None

    def write(self, interview: Interview) -> None:
        """Put it into the row."""
        interview.guide_version, interview.interviewer, interview.group = (
            self.guide_version,
            self.interviewer,
            self.group,
        )
        interview.district, interview.language, interview.planned_at = self.district, self.language, self.planned_at


@transaction()
def begin_study(process: Process, aim: str = "", *, by: Account | None = None) -> Study:
    """Begin the study of a process; there is one."""
    if found := db.session.scalar(select(Study).where(Study.process_id == process.id)):
        return found
    study = Study(process=process, aim=aim)
    db.session.add(study)
    record(process, "study.begun", study, by=by)
    return study


@transaction()
def say_aim(study: Study, aim: str, *, by: Account) -> None:
    """Say what the interviews shall find out."""
    study.aim = aim
    record(study.process, "study.worded", study, by=by)


@transaction()
def add_group(study: Study, title: str, wanted: int, *, by: Account | None = None) -> SampleGroup:
    """Add a group to the sampling plan."""
    place = max((group.position for group in study.groups), default=0) + 1
    group = SampleGroup(study=study, title=title, wanted=wanted, position=place)
    db.session.add(group)
    record(study.process, "study.planned", study, by=by)
    return group


@transaction()
def change_group(group: SampleGroup, title: str, wanted: int, *, by: Account) -> None:
    """Word a group anew, or want another number of it."""
    group.title, group.wanted = title, wanted
    record(group.study.process, "study.planned", group.study, by=by)


@transaction()
def remove_group(group: SampleGroup, *, by: Account) -> None:
    """Take a group out of the plan; its interviews stay, without it."""
    record(group.study.process, "study.planned", group.study, by=by)
    db.session.delete(group)


@transaction()
def plan_interview(study: Study, plan: Plan, *, by: Account | None = None, mode: Mode = Mode.TALK) -> Interview:
    """Plan an interview; it gets the next number, and there are no gaps."""
    study.last_number += 1
    taken = set(db.session.scalars(select(Interview.pseudonym).where(Interview.study_id == study.id)))
    pseudonym = plan.pseudonym or free_pseudonym(study.last_number, taken)
    if pseudonym in taken:
        raise Refused(_("Another interview has this pseudonym. Please choose another one."), 422)
    interview = Interview(study=study, number=study.last_number, pseudonym=pseudonym, mode=mode)
    plan.write(interview)
    db.session.add(interview)
    record(study.process, "interview.planned", interview, by=by)
    return interview


@transaction()
def change_interview(interview: Interview, plan: Plan, *, by: Account) -> None:
    """Change an appointment. The guide stays once somebody has answered by it."""
    if interview.begun_at is not None and plan.guide_version.id != interview.guide_version_id:
        raise Refused(_("The talk has begun by another guide. It keeps it, so that answers keep their questions."))
    plan.write(interview)
    record(interview.process, "interview.planned", interview, by=by)


@transaction()
def begin_interview(interview: Interview, *, by: Account | None = None) -> None:
    """Begin the talk: not before somebody has agreed to it."""
    agreed = db.session.scalar(select(func.count()).where(InterviewConsent.interview_id == interview.id))
    if not agreed:
        raise Refused(_("Please note the consent first. Without it nothing may be written down."))
    if interview.begun_at is None:
        interview.begun_at = now()
        record(interview.process, "interview.begun", interview, by=by)


@transaction()
def finish_interview(interview: Interview, *, by: Account | None = None) -> None:
    """Say that everything is written down."""
    if interview.begun_at is None:
        raise Refused(_("This talk has not begun yet."))
    if interview.finished_at is None:
        interview.finished_at = now()
        record(interview.process, "interview.finished", interview, by=by)


@transaction()
def reopen_interview(interview: Interview, *, by: Account | None = None) -> None:
    """Go on writing after all."""
    if interview.finished_at is not None:
        interview.finished_at = None
        record(interview.process, "interview.begun", interview, by=by)
