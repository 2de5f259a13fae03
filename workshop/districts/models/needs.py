"""What is offered in the districts, and what is missing there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now
from workshop.districts.models.districts import District
from workshop.districts.models.figures import Statistic
from workshop.processes.models import Organisation, Process


class Offer(Model):
    """Something that is there for people. Without a district it is for the whole town.

    ``migration`` and ``life`` are the phases it serves, a bit for each (see phases.py).
    """

    __tablename__ = "district_offer"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="SET NULL"), index=True)
    district_id: Mapped[int | None] = mapped_column(ForeignKey("district.id", ondelete="SET NULL"), index=True)
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    migration: Mapped[int] = mapped_column(default=0)
    life: Mapped[int] = mapped_column(default=0)

    process: Mapped[Process] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    district: Mapped[District | None] = relationship()


class Need(Model):
    """Something that is missing, with what shows it. Its number is never given again: texts cite it."""

    __tablename__ = "need"
    __table_args__ = (UniqueConstraint("process_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"))
    number: Mapped[int]
    district_id: Mapped[int | None] = mapped_column(ForeignKey("district.id", ondelete="SET NULL"), index=True)
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    migration: Mapped[int] = mapped_column(default=0)
    life: Mapped[int] = mapped_column(default=0)
    urgency: Mapped[int] = mapped_column(default=2)
    keys: Mapped[str] = mapped_column(default="")
    statistic_id: Mapped[int | None] = mapped_column(ForeignKey("statistic.id", ondelete="SET NULL"))
    observed: Mapped[str] = mapped_column(default="")
    written_at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]

    process: Mapped[Process] = relationship()
    district: Mapped[District | None] = relationship()
    statistic: Mapped[Statistic | None] = relationship()

    @property
    def key(self) -> str:
        """How a text cites it."""
        return f"B{self.number}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether somebody took it back."""
        return self.withdrawn_at is not None


class NeedGoal(Model):
    """A goal that answers a need."""

    __tablename__ = "need_goal"
    __table_args__ = (UniqueConstraint("need_id", "goal_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    need_id: Mapped[int] = mapped_column(ForeignKey("need.id", ondelete="CASCADE"))
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"), index=True)
