"""A meeting: its agenda with papers, who is invited and comes, and what is written of each item."""

from __future__ import annotations

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now
from workshop.core.errors import Refused
from workshop.processes.models import Process
from workshop.steering.models.seats import Circle, Seat


class Meeting(Model):
    """A circle coming together. Its number counts in the process, so that ``S6-2`` means one resolution."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("process_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    title: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    sequence: Mapped[int] = mapped_column(default=0)
    invited_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    approved_at: Mapped[datetime | None]
    approved_in_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)
    published_at: Mapped[datetime | None]
    extent: Mapped[str] = mapped_column(default="")

    process: Mapped[Process] = relationship()
    circle: Mapped[Circle] = relationship()
    items: Mapped[list[AgendaItem]] = relationship(
        back_populates="meeting", order_by="AgendaItem.position, AgendaItem.id", cascade="all, delete-orphan"
    )
    attendances: Mapped[list[Attendance]] = relationship(
        back_populates="meeting", order_by="Attendance.id", cascade="all, delete-orphan"
    )

    @property
    def is_running(self) -> bool:
        """Whether it is going on."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_approved(self) -> bool:
        """Whether its minutes never change any more."""
        return self.approved_at is not None

    def refuse_when_approved(self) -> None:
        """What was approved stays as it was."""
        if self.is_approved:
            raise Refused(_("The minutes of this meeting are approved. From then on nothing in them changes."))


class AgendaItem(Model):
    """A point of the agenda, and what is written of it; ``revision`` counts the saves."""

    __tablename__ = "agenda_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="discuss")
    duration: Mapped[int] = mapped_column(default=10)
    presenter: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    revision: Mapped[int] = mapped_column(default=0)
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    published_at: Mapped[datetime | None]

    meeting: Mapped[Meeting] = relationship(back_populates="items")
    papers: Mapped[list[Paper]] = relationship(back_populates="item", order_by="Paper.id", cascade="all, delete-orphan")


class ItemText(Model):
    """One save of what is written of an item: from which the next ones are put together."""

    __tablename__ = "item_text"
    __table_args__ = (UniqueConstraint("item_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    text: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    saved_at: Mapped[datetime] = mapped_column(default=now)

    account: Mapped[Account | None] = relationship()


class Paper(Model):
    """Something to read beforehand: a file kept with the database, or an address elsewhere."""

    __tablename__ = "paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    ending: Mapped[str] = mapped_column(default="")
    size: Mapped[int] = mapped_column(default=0)
    content: Mapped[bytes | None] = mapped_column(deferred=True)
    added_at: Mapped[datetime] = mapped_column(default=now)

    item: Mapped[AgendaItem] = relationship(back_populates="papers")


class Attendance(Model):
    """Somebody invited to a meeting: what they answered, and whether they came. Guests have no seat and no vote."""

    __tablename__ = "attendance"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id", ondelete="SET NULL"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    bench: Mapped[str | None]
    has_vote: Mapped[bool] = mapped_column(default=True)
    reply: Mapped[str] = mapped_column(default="")
    reply_note: Mapped[str] = mapped_column(default="")
    replied_at: Mapped[datetime | None]
    came_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    came_as_deputy: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="attendances")
    seat: Mapped[Seat | None] = relationship()
    account: Mapped[Account | None] = relationship()

    @property
    def is_here(self) -> bool:
        """Whether they are in the room."""
        return self.came_at is not None and self.left_at is None

    @property
    def shown_name(self) -> str:
        """Who sits there: the deputy when the deputy came."""
        return self.came_as_deputy or self.name


class Speaker(Model):
    """Somebody on the list of those who want to speak."""

    __tablename__ = "speaker"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendance.id", ondelete="CASCADE"), index=True)
    asked_at: Mapped[datetime] = mapped_column(default=now)
    spoke_at: Mapped[datetime | None]

    attendance: Mapped[Attendance] = relationship()
