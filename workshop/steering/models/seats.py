"""A circle of people who meet, its rule of shares, and the seats in it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model
from workshop.processes.models import Organisation, Process


class CircleKind(StrEnum):
    """What sort of circle."""

    STEERING = "steering"
    WORKING_CIRCLE = "working_circle"
    WORKING_GROUP = "working_group"


class Circle(Model):
    """The steering group, a working circle, or a working group beside them."""

    __tablename__ = "circle"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    title: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    seat_count: Mapped[int | None]
    quorum: Mapped[int] = mapped_column(default=50)

    process: Mapped[Process] = relationship()
    shares: Mapped[list[BenchShare]] = relationship(
        back_populates="circle", order_by="BenchShare.id", cascade="all, delete-orphan"
    )
    seats: Mapped[list[Seat]] = relationship(back_populates="circle", order_by="Seat.id", cascade="all, delete-orphan")


class BenchShare(Model):
    """The part of the seats that a bench has: as many as it has parts among all."""

    __tablename__ = "bench_share"
    __table_args__ = (UniqueConstraint("circle_id", "bench"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id", ondelete="CASCADE"), index=True)
    bench: Mapped[str]
    parts: Mapped[int]

    circle: Mapped[Circle] = relationship(back_populates="shares")


class Seat(Model):
    """A seat of an organisation on a bench, with who sits there and who sits in for them, for a time.

    People need no account. A name is public from the moment they agreed to that, not before.
    """

    __tablename__ = "seat"

    id: Mapped[int] = mapped_column(primary_key=True)
    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    bench: Mapped[str | None]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
    member_name: Mapped[str] = mapped_column(default="")
    member_email: Mapped[str] = mapped_column(default="")
    member_agreed_at: Mapped[datetime | None]
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
    deputy_name: Mapped[str] = mapped_column(default="")
    deputy_email: Mapped[str] = mapped_column(default="")
    deputy_agreed_at: Mapped[datetime | None]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]

    circle: Mapped[Circle] = relationship(back_populates="seats")
    organisation: Mapped[Organisation | None] = relationship()
    member: Mapped[Account | None] = relationship(foreign_keys=[member_id])
    deputy: Mapped[Account | None] = relationship(foreign_keys=[deputy_id])

    def is_held_on(self, day: date) -> bool:
        """Whether somebody sits here on a day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    @property
    def public_names(self) -> list[str]:
        """Those who agreed to be named to everybody."""
        people = ((self.member_name, self.member_agreed_at), (self.deputy_name, self.deputy_agreed_at))
        return [name for name, agreed_at in people if name and agreed_at is not None]
