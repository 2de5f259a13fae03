"""What is counted in the districts, year by year, and files of figures that wait to be taken in."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now
from workshop.processes.models import Process


class Statistic(Model):
    """Something that is counted in every district. Where people are counted, small numbers are protected."""

    __tablename__ = "statistic"
    __table_args__ = (UniqueConstraint("process_id", "sort_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    sort_name: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    counts_people: Mapped[bool] = mapped_column(default=True)

    process: Mapped[Process] = relationship()


class Figure(Model):
    """A number for a district and a year. Of a group under five only that it is small is kept, not the number."""

    __tablename__ = "figure"
    __table_args__ = (UniqueConstraint("statistic_id", "year", "district_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    statistic_id: Mapped[int] = mapped_column(ForeignKey("statistic.id", ondelete="CASCADE"))
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id", ondelete="CASCADE"), index=True)
    year: Mapped[int]
    value: Mapped[float | None]
    is_small: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(default="")
    as_of: Mapped[date | None]

    statistic: Mapped[Statistic] = relationship()


class FigureFile(Model):
    """A file of figures with what somebody said about it, until it is taken in or put away."""

    __tablename__ = "figure_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    content: Mapped[bytes]
    title: Mapped[str]
    unit: Mapped[str]
    counts_people: Mapped[bool]
    source: Mapped[str]
    as_of: Mapped[date]
    uploaded_at: Mapped[datetime] = mapped_column(default=now)

    process: Mapped[Process] = relationship()
    account: Mapped[Account] = relationship()
