"""A study with its sampling plan and its interviews; and in three tables of their own what must not lie together.

Who consented, who somebody is, and what somebody said are read through three doors (access.py). An interview itself
knows a pseudonym and a district, nothing more.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now
from workshop.interviews.guides.models import GuideVersion
from workshop.processes.models import Process


class Mode(StrEnum):
    """How answers come: in a talk that somebody leads, or written by the people themselves."""

    TALK = "talk"
    FORM = "form"


class Stage(StrEnum):
    """Where an interview stands."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class Study(Model):
    """The interviews of a process. ``keeper`` is the one person who may read the list of names."""

    __tablename__ = "study"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), unique=True)
    aim: Mapped[str] = mapped_column(default="")
    keeper_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    keys_destroyed_at: Mapped[datetime | None]
    keys_destroyed_by: Mapped[str] = mapped_column(default="")
    keys_destroyed: Mapped[int] = mapped_column(default=0)
    last_number: Mapped[int] = mapped_column(default=0)
    coders_apart: Mapped[bool] = mapped_column(default=False)

    process: Mapped[Process] = relationship()
    keeper: Mapped[Account | None] = relationship()
    groups: Mapped[list[SampleGroup]] = relationship(
        back_populates="study", order_by="SampleGroup.position", cascade="all, delete-orphan"
    )


class SampleGroup(Model):
    """People of whom we want to ask some."""

    __tablename__ = "sample_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    wanted: Mapped[int]

    study: Mapped[Study] = relationship(back_populates="groups")


class Interview(Model):
    """One talk, or one form that somebody fills in: by a pseudonym, in a district, after a version of a guide."""

    __tablename__ = "interview"
    __table_args__ = (
        UniqueConstraint("study_id", "number"),
        UniqueConstraint("study_id", "pseudonym"),
        Index("ix_interview_study_id_interviewer_id", "study_id", "interviewer_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id", ondelete="CASCADE"))
    number: Mapped[int]
    pseudonym: Mapped[str]
    mode: Mapped[str] = mapped_column(default=Mode.TALK)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("sample_group.id", ondelete="SET NULL"), index=True)
    district: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="de")
    planned_at: Mapped[datetime | None]
    interviewer_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
    guide_version_id: Mapped[int] = mapped_column(ForeignKey("guide_version.id"), index=True)
    begun_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    study: Mapped[Study] = relationship()
    group: Mapped[SampleGroup | None] = relationship()
    interviewer: Mapped[Account | None] = relationship()
    guide_version: Mapped[GuideVersion] = relationship()

    @property
    def process(self) -> Process:
        """The process it belongs to."""
        return self.study.process

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        if self.withdrawn_at is not None:
            return Stage.WITHDRAWN
        if self.finished_at is not None:
            return Stage.DONE
        return Stage.PLANNED if self.begun_at is None else Stage.RUNNING


class InterviewConsent(Model):
    """That somebody agreed, to which words, and how; no name stands here."""

    __tablename__ = "interview_consent"

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"), unique=True)
    how: Mapped[str]
    given_on: Mapped[date]
    may_quote: Mapped[bool]
    words: Mapped[str]
    language: Mapped[str]
    noted_at: Mapped[datetime] = mapped_column(default=now)
    noted_by: Mapped[str] = mapped_column(default="")
    withdrawn_at: Mapped[datetime | None]

    interview: Mapped[Interview] = relationship()


class InterviewKey(Model):
    """Who hides behind a pseudonym; read by the keeper only, and destroyed when nobody needs it any more."""

    __tablename__ = "interview_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"), unique=True)
    name: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime] = mapped_column(default=now)

    interview: Mapped[Interview] = relationship()


class InterviewAnswer(Model):
    """What was said to one question.

    ``writer`` and ``turn`` are the page that wrote it and how often it had written: so that what a tablet sends twice
    or late counts once, and what two wrote at the same time is not written over.
    """

    __tablename__ = "interview_answer"
    __table_args__ = (UniqueConstraint("interview_id", "question"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"), index=True)
    question: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    choice: Mapped[str] = mapped_column(default="")
    revision: Mapped[int] = mapped_column(default=0)
    writer: Mapped[str] = mapped_column(default="")
    turn: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime] = mapped_column(default=now)
