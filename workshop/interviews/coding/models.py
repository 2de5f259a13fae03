"""Codes in a tree, passages marked with them, and memos."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now
from workshop.interviews.study.models import Interview, Study
from workshop.interviews.texts.models import Transcript
from workshop.themes.models import ThemeField

TONES = 8
DEEPEST = 3


class Code(Model):
    """What a passage is about. ``tone`` is a colour together with a pattern, so that nobody depends on colours."""

    __tablename__ = "code"

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)
    theme_field_id: Mapped[int | None] = mapped_column(ForeignKey("theme_field.id", ondelete="SET NULL"))
    position: Mapped[int]
    tone: Mapped[int] = mapped_column(default=0)
    name: Mapped[str]
    definition: Mapped[str] = mapped_column(default="")
    example: Mapped[str] = mapped_column(default="")

    study: Mapped[Study] = relationship()
    theme_field: Mapped[ThemeField | None] = relationship()


class Coding(Model):
    """A passage that somebody has marked with a code, by its place in the frozen text, counted in characters."""

    __tablename__ = "coding"
    __table_args__ = (
        UniqueConstraint("transcript_id", "code_id", "account_id", "start", "end_"),
        CheckConstraint("start >= 0 AND start < end_", name="forward"),
        Index("ix_coding_code_id_transcript_id", "code_id", "transcript_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id", ondelete="CASCADE"), index=True)
    code_id: Mapped[int] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
    start: Mapped[int]
    end: Mapped[int] = mapped_column("end_")
    memo: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime] = mapped_column(default=now)

    transcript: Mapped[Transcript] = relationship()
    code: Mapped[Code] = relationship()
    account: Mapped[Account | None] = relationship()


class InterviewMemo(Model):
    """A thought about a talk that is not in it."""

    __tablename__ = "interview_memo"

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(default=now)

    interview: Mapped[Interview] = relationship()
    account: Mapped[Account | None] = relationship()
