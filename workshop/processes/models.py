"""What a process is made of."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now

INVITATION_LASTS = timedelta(days=14)

# What an organisation says of itself besides its name, in the order in which one reads it; the note is the team's own.
ORGANISATION_FIELDS = (
    "offers",
    "audience",
    "languages",
    "districts",
    "address",
    "website",
    "email",
    "phone",
    "contact",
    "note",
)


class Role(StrEnum):
    """What somebody is in a process."""

    FACILITATOR = "facilitator"
    STEERING = "steering"
    INTERVIEWER = "interviewer"
    OBSERVER = "observer"


class Bench(StrEnum):
    """For whom somebody speaks. Members of the steering group sit on the first three."""

    ADMINISTRATION = "administration"
    WELFARE = "welfare"
    MIGRANT = "migrant"
    RESIDENT = "resident"


class Process(Model):
    """One municipality developing one concept."""

    __tablename__ = "process"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    municipality: Mapped[str]
    concept_title: Mapped[str]
    lead: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)

    phases: Mapped[list[Phase]] = relationship(
        back_populates="process", order_by="Phase.position", cascade="all, delete-orphan"
    )
    milestones: Mapped[list[Milestone]] = relationship(
        back_populates="process", order_by="Milestone.on", cascade="all, delete-orphan"
    )
    memberships: Mapped[list[Membership]] = relationship(
        back_populates="process", order_by="Membership.id", cascade="all, delete-orphan"
    )

    def phase_on(self, day: date) -> Phase | None:
        """Where the process stands on a day: the last phase that has begun, until everything is over."""
        begun = [phase for phase in self.phases if phase.starts_on <= day]
        return begun[-1] if begun and not all(phase.ends_on < day for phase in self.phases) else None


class Phase(Model):
    """A stretch of the timetable."""

    __tablename__ = "phase"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]

    process: Mapped[Process] = relationship(back_populates="phases")


class Milestone(Model):
    """A date in the timetable that people wait for."""

    __tablename__ = "milestone"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    on: Mapped[date] = mapped_column("on_day")

    process: Mapped[Process] = relationship(back_populates="milestones")


class Membership(Model):
    """Somebody's role in a process, with the bench of a member of the steering group."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("process_id", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    role: Mapped[str]
    bench: Mapped[str | None]
    organisation: Mapped[str] = mapped_column(default="")
    seat: Mapped[str] = mapped_column(default="")

    process: Mapped[Process] = relationship(back_populates="memberships")
    account: Mapped[Account] = relationship()


class Invitation(Model):
    """An invitation by a link into a process. The link's secret is kept as a hash only; using it makes a member."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    email: Mapped[str] = mapped_column(default="")
    role: Mapped[str]
    bench: Mapped[str | None]
    organisation: Mapped[str] = mapped_column(default="")
    seat: Mapped[str] = mapped_column(default="")
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    invited_at: Mapped[datetime] = mapped_column(default=now)
    accepted_at: Mapped[datetime | None]

    process: Mapped[Process] = relationship()
    invited_by: Mapped[Account | None] = relationship()

    @property
    def ends_at(self) -> datetime:
        """Until when the link works."""
        return self.invited_at + INVITATION_LASTS

    def is_open(self, at: datetime) -> bool:
        """Whether the link still works."""
        return self.accepted_at is None and at < self.ends_at


class Organisation(Model):
    """Somebody who does something for people here: an office, an association, a circle of neighbours.

    ``public`` names the fields that everybody may read, with commas between; where it is empty, only the team knows
    of the organisation. ``words`` and ``public_words`` are what a search looks through.
    """

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("process_id", "sort_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    sort_name: Mapped[str]
    bench: Mapped[str | None]
    offers: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(default="")
    districts: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    public: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    public_words: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)

    process: Mapped[Process] = relationship()

    @property
    def public_fields(self) -> frozenset[str]:
        """The fields that everybody may read."""
        return frozenset(self.public.split(",")) - {""}

    def shown(self, *, to_all: bool) -> dict[str, str]:
        """What it says of itself, field by field: to everybody, or to the team."""
        names = [name for name in ORGANISATION_FIELDS if not to_all or name in self.public_fields]
        return {name: text for name in names if (text := getattr(self, name))}

    @property
    def is_public(self) -> bool:
        """Whether everybody may know of it."""
        return bool(self.public_fields)


class TableUpload(Model):
    """A table that somebody has sent, until they have seen how it was understood and said yes; a day at most."""

    __tablename__ = "table_upload"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    content: Mapped[bytes]
    sent_at: Mapped[datetime] = mapped_column(default=now)

    process: Mapped[Process] = relationship()


class Removal(Model):
    """Something that was taken away, as it was, so that it can be brought back."""

    __tablename__ = "removal"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    title: Mapped[str]
    rows: Mapped[list[Any]] = mapped_column(JSON)
    removed_at: Mapped[datetime] = mapped_column(default=now)

    process: Mapped[Process] = relationship()


class Entry(Model):
    """One line of the journal: who did what to which thing. Never changed, never deleted.

    A line that concerns a room (a forum) carries the room's next number, gap-free and in commit order: the cursor
    from which a phone catches up.
    """

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("room", "seq"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    verb: Mapped[str]
    kind: Mapped[str]
    thing_id: Mapped[int]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    room: Mapped[str | None]
    seq: Mapped[int | None]
