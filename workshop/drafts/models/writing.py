"""A draft, its sections and every save of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now
from workshop.drafts.models.version import Version
from workshop.processes.models import Process
from workshop.themes.models import ThemeField

DEEPEST = 3


class Draft(Model):
    """The concept while it is written; the next edition is a draft of its own."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("process_id", "edition"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    edition: Mapped[int] = mapped_column(default=1)

    process: Mapped[Process] = relationship()
    sections: Mapped[list[Section]] = relationship(
        back_populates="draft", order_by="Section.position, Section.id", cascade="all, delete-orphan"
    )
    versions: Mapped[list[Version]] = relationship(
        back_populates="draft", order_by="Version.number", passive_deletes="all"
    )


class Section(Model):
    """A stretch of the draft that is written as one; sections stand in a tree, at most three deep."""

    __tablename__ = "section"

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("section.id", ondelete="CASCADE"), index=True)
    theme_field_id: Mapped[int | None] = mapped_column(ForeignKey("theme_field.id", ondelete="SET NULL"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    revision: Mapped[int] = mapped_column(default=0)
    removed_at: Mapped[datetime | None]

    draft: Mapped[Draft] = relationship(back_populates="sections")
    theme_field: Mapped[ThemeField | None] = relationship()


class Revision(Model):
    """One save of a section, kept for good: what was there, when, and by whom."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("section_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    section_id: Mapped[int] = mapped_column(ForeignKey("section.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))

    account: Mapped[Account | None] = relationship()
