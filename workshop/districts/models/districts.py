"""A district with its boundary, the sheet all of them are drawn on, and files that wait to be taken in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now
from workshop.processes.models import Process


class District(Model):
    """A part of the town that people mean when they say "here". ``path`` draws it on the map's sheet.

    ``outline`` is the same as GeoJSON in degrees; both are empty for a district nobody has drawn.
    """

    __tablename__ = "district"
    __table_args__ = (UniqueConstraint("process_id", "sort_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    sort_name: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    path: Mapped[str] = mapped_column(default="", deferred=True)
    outline: Mapped[str] = mapped_column(default="", deferred=True)
    label_x: Mapped[float | None]
    label_y: Mapped[float | None]
    published_at: Mapped[datetime | None]

    process: Mapped[Process] = relationship()

    @property
    def is_drawn(self) -> bool:
        """Whether it has a boundary."""
        return self.label_x is not None

    @property
    def is_published(self) -> bool:
        """Whether everybody may read its profile."""
        return self.published_at is not None


class DistrictMap(Model):
    """The sheet on which the districts of a process are drawn, and whose boundaries these are."""

    __tablename__ = "district_map"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), unique=True)
    width: Mapped[float]
    height: Mapped[float]
    source: Mapped[str] = mapped_column(default="")
    taken_in_at: Mapped[datetime] = mapped_column(default=now)

    process: Mapped[Process] = relationship()


class Upload(Model):
    """A file that was read and is shown before it is taken in; ``content`` is what was read, or the file itself."""

    __tablename__ = "district_upload"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    name: Mapped[str]
    source: Mapped[str] = mapped_column(default="")
    content: Mapped[bytes]
    uploaded_at: Mapped[datetime] = mapped_column(default=now)

    process: Mapped[Process] = relationship()
    account: Mapped[Account] = relationship()
