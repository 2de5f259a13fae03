"""A link to a guide, and the passes of those who fill it in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now
from workshop.interviews.guides.models import GuideVersion
from workshop.interviews.study.models import Interview, SampleGroup, Study


class FormLink(Model):
    """A guide that people answer themselves, as long as the link is open and not yet filled in too often."""

    __tablename__ = "form_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("study.id", ondelete="CASCADE"), index=True)
    guide_version_id: Mapped[int] = mapped_column(ForeignKey("guide_version.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("sample_group.id", ondelete="SET NULL"))
    token: Mapped[str] = mapped_column(unique=True)
    most: Mapped[int]
    begun: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None]

    study: Mapped[Study] = relationship()
    guide_version: Mapped[GuideVersion] = relationship()
    group: Mapped[SampleGroup | None] = relationship()

    @property
    def is_open(self) -> bool:
        """Whether somebody may begin now."""
        return self.closed_at is None and self.begun < self.most


class FormPass(Model):
    """Somebody who fills in a form, known by a cookie and by a receipt, of which only hashes are kept."""

    __tablename__ = "form_pass"

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("form_link.id", ondelete="CASCADE"), index=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"), unique=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    receipt_hash: Mapped[bytes] = mapped_column(unique=True)

    link: Mapped[FormLink] = relationship()
    interview: Mapped[Interview] = relationship()
