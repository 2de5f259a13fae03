"""A draft, its sections and every save of them; versions, what they cite, and who may read them."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now
from workshop.drafts.triggers import guard
from workshop.processes.models import Process
from workshop.themes.models import ThemeField

DEEPEST = 3
NOTHING_BEFORE = "0" * 64


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


class Version(Model):
    """The whole text at one moment: numbered, named, and never changed (triggers.py).

    Each version holds the hash of the one before it, so that a changed byte breaks the chain from there on.
    The author stands here by name: the version outlives the account.
    """

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("draft_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), index=True)
    number: Mapped[int]
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    markdown: Mapped[str]
    created_at: Mapped[datetime]
    account_id: Mapped[int | None]
    created_by_name: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str]

    draft: Mapped[Draft] = relationship(back_populates="versions")
    publication: Mapped[Publication | None] = relationship(back_populates="version", passive_deletes="all")
    citations: Mapped[list[Citation]] = relationship(
        back_populates="version", order_by="Citation.place", passive_deletes="all"
    )

    def fingerprint(self) -> str:
        """What the hash has to be, from everything that this version says and the hash before it."""
        link = [
            self.previous_hash,
            self.number,
            hashlib.sha256(self.markdown.encode()).hexdigest(),
            self.name,
            self.note,
            self.created_at.astimezone(UTC).isoformat(),
            self.created_by_name,
        ]
        return hashlib.sha256(json.dumps(link, ensure_ascii=False).encode()).hexdigest()


class Publication(Model):
    """A version being readable by everybody, from a moment on; taking it back takes the row away."""

    __tablename__ = "publication"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), unique=True)
    published_at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))

    version: Mapped[Version] = relationship(back_populates="publication")


class Citation(Model):
    """A source that a paragraph of a version cites; as unchangeable as the version."""

    __tablename__ = "citation"
    __table_args__ = (
        UniqueConstraint("version_id", "place"),
        Index("ix_citation_key_version_id", "key", "version_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    place: Mapped[int]
    key: Mapped[str]
    paragraph: Mapped[int]
    text: Mapped[str]
    heading: Mapped[str]
    anchor: Mapped[str]

    version: Mapped[Version] = relationship(back_populates="citations")


guard(cast(Table, Version.__table__))
guard(cast(Table, Citation.__table__))
