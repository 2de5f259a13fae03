"""Minutes as they were sent and as they were approved; secret addresses of calendars; who wants no reminders."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import cast

from sqlalchemy import ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now
from workshop.core.frozen import seal
from workshop.processes.models import Process
from workshop.steering.models.meetings import Meeting


class Extent(StrEnum):
    """How much of the minutes everybody may read."""

    RESOLUTIONS = "resolutions"
    PART = "part"
    FULL = "full"


class Minutes(Model):
    """The minutes of a meeting at one moment: as sent (1), as approved (2). Written once, never changed."""

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    number: Mapped[int]
    text: Mapped[str]
    made_at: Mapped[datetime]
    made_by_name: Mapped[str]
    hash: Mapped[str]

    meeting: Mapped[Meeting] = relationship()


class Feed(Model):
    """A calendar behind a secret address: of one person, or of a process. The secret is kept as a hash only."""

    __tablename__ = "feed"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    process_id: Mapped[int | None] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    made_at: Mapped[datetime] = mapped_column(default=now)

    account: Mapped[Account] = relationship()
    process: Mapped[Process | None] = relationship()


class MailChoice(Model):
    """Whether somebody wants to be reminded, and when they were last."""

    __tablename__ = "mail_choice"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), unique=True)
    declined_at: Mapped[datetime | None]
    reminded_on: Mapped[date | None]


seal(cast(Table, Minutes.__table__), same=("meeting_id", "number"))
