"""A file that somebody has asked for: how far it is, and until when it can be fetched."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now
from workshop.drafts.models import Version
from workshop.forums.models import Forum

KEPT = timedelta(minutes=15)
GIVEN_UP = timedelta(minutes=5)


class Export(Model):
    """One file of one version, asked for by one person.

    Who asked is known by their account, or by a cookie of which only the hash is kept: the address of a file is
    of no use to anybody else. The file itself lies under ``var/exports`` by the name of what is in it.
    """

    __tablename__ = "export"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes | None]
    format: Mapped[str]
    sources: Mapped[str]
    file: Mapped[str]
    asked_at: Mapped[datetime] = mapped_column(default=now)
    progress: Mapped[int] = mapped_column(default=0)
    finished_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    message: Mapped[str] = mapped_column(default="")

    version: Mapped[Version] = relationship()
    account: Mapped[Account | None] = relationship()

    @property
    def is_ready(self) -> bool:
        """Whether the file can be fetched now."""
        return self.finished_at is not None and now() < self.finished_at + KEPT

    @property
    def is_over(self) -> bool:
        """Whether the file was there and has been taken away."""
        return self.finished_at is not None and not self.is_ready

    @property
    def is_lost(self) -> bool:
        """Whether it failed, or the server was started again in the middle."""
        return self.failed_at is not None or (self.finished_at is None and now() > self.asked_at + GIVEN_UP)

    @property
    def is_under_way(self) -> bool:
        """Whether it is worth waiting."""
        return not (self.finished_at or self.is_lost)

    def get_on(self, percent: int) -> None:
        """Be a little further."""
        self.progress = max(self.progress, min(percent, 99))

    def finish(self) -> None:
        """The file is there."""
        self.progress, self.finished_at = 100, now()

    def fail(self, message: str) -> None:
        """The file can't be made, and why."""
        self.failed_at, self.message = now(), message


class Readers(StrEnum):
    """Who may read a record besides the members of its process."""

    RECEIPTS = "receipts"
    PUBLIC = "public"


class RecordRelease(Model):
    """The facilitators' word that a forum's record may be read; taken back, there is no row."""

    __tablename__ = "record_release"

    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), primary_key=True)
    readers: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    released_at: Mapped[datetime] = mapped_column(default=now)

    forum: Mapped[Forum] = relationship()
