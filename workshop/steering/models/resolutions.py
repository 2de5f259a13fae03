"""What is put to the vote in a meeting, how it was voted on, and what came of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import cast

from sqlalchemy import ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model
from workshop.core.frozen import seal
from workshop.steering.models.meetings import AgendaItem, Attendance, Meeting


class Way(StrEnum):
    """How a resolution is taken."""

    OPEN = "open"
    CONSENT = "consent"
    SECRET = "secret"  # noqa: S105  # a ballot, not a password


class Vote(StrEnum):
    """What one can say."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Result(StrEnum):
    """What came of it."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    DEFERRED = "deferred"


class Resolution(Model):
    """A text that a meeting decides on; cited as ``S6-2``. It may point at what it is about.

    From the moment the minutes are approved it is sealed, and the database refuses every change.
    """

    __tablename__ = "resolution"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    number: Mapped[int]
    text: Mapped[str]
    search_text: Mapped[str] = mapped_column(default="")
    way: Mapped[str]
    about_kind: Mapped[str] = mapped_column(default="")
    about_id: Mapped[int | None]
    opened_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    result: Mapped[str] = mapped_column(default="")
    sealed_at: Mapped[datetime | None]

    meeting: Mapped[Meeting] = relationship()
    item: Mapped[AgendaItem | None] = relationship()
    tallies: Mapped[list[Tally]] = relationship(order_by="Tally.id", cascade="all, delete-orphan")
    reservations: Mapped[list[Reservation]] = relationship(order_by="Reservation.id", cascade="all, delete-orphan")

    @property
    def key(self) -> str:
        """By what it is cited."""
        return f"S{self.meeting.number}-{self.number}"

    @property
    def is_voting(self) -> bool:
        """Whether slips are taken now."""
        return self.opened_at is not None and self.decided_at is None

    def counted(self, vote: str) -> int:
        """How many said so, on all benches."""
        return sum(tally.count for tally in self.tallies if tally.vote == vote)


class Tally(Model):
    """How many of a bench said what; of a secret vote there are no benches."""

    __tablename__ = "tally"
    __table_args__ = (UniqueConstraint("resolution_id", "bench", "vote"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id", ondelete="CASCADE"), index=True)
    bench: Mapped[str] = mapped_column(default="")
    vote: Mapped[str]
    count: Mapped[int]


class Reservation(Model):
    """What somebody wants to be kept in mind when all agree, or why they do not."""

    __tablename__ = "reservation"

    id: Mapped[int] = mapped_column(primary_key=True)
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    is_objection: Mapped[bool] = mapped_column(default=False)


class Slip(Model):
    """A voting slip of a secret vote. Its code is kept as a hash; nothing leads from it to whoever took it."""

    __tablename__ = "slip"

    id: Mapped[int] = mapped_column(primary_key=True)
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[bytes] = mapped_column(unique=True)
    vote: Mapped[str] = mapped_column(default="")


class SlipTaken(Model):
    """That somebody has taken a slip: one each. Which one, nobody keeps."""

    __tablename__ = "slip_taken"
    __table_args__ = (UniqueConstraint("resolution_id", "attendance_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id", ondelete="CASCADE"), index=True)
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendance.id", ondelete="CASCADE"), index=True)

    attendance: Mapped[Attendance] = relationship()


seal(cast(Table, Resolution.__table__), same=("meeting_id", "number"), spares="OLD.sealed_at IS NULL")
