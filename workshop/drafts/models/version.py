"""Versions: the whole text at one moment, what it cites, and who may read it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from sqlalchemy import ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now
from workshop.drafts.triggers import guard

if TYPE_CHECKING:
    from workshop.drafts.models.writing import Draft

NOTHING_BEFORE = "0" * 64


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
