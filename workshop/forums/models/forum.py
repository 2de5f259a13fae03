"""The forum itself: an event at which people say what matters to them."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import JSON, Column, ForeignKey, UniqueConstraint
from sqlalchemy import Table as DatabaseTable
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now
from workshop.core.errors import Refused
from workshop.forums.models.round import Round, RoundKind
from workshop.processes.models import Process
from workshop.themes.models import ThemeField

if TYPE_CHECKING:
    from workshop.forums.models.idea import Idea
    from workshop.forums.models.participant import Participant
    from workshop.forums.models.table import Table

PASS_LASTS = timedelta(hours=24)


class ForumKind(StrEnum):
    """What sort of event a forum is."""

    KICK_OFF = "kick_off"
    EXPERT_FORUM = "expert_forum"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"


forum_theme_field = DatabaseTable(
    "forum_theme_field",
    Model.metadata,
    Column("forum_id", ForeignKey("forum.id", ondelete="CASCADE"), primary_key=True),
    Column("theme_field_id", ForeignKey("theme_field.id", ondelete="CASCADE"), primary_key=True, index=True),
)


class Forum(Model):
    """An event at which people say what matters to them.

    ``seq`` is the number of the last change in the room, ``told_seq`` that of the last change of this row itself.
    ``screen`` is what the facilitators want on the projector; nothing means what fits the round.
    """

    __tablename__ = "forum"
    __table_args__ = (UniqueConstraint("process_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    capacity: Mapped[int] = mapped_column(default=40)
    code: Mapped[str] = mapped_column(unique=True)
    qr_token: Mapped[str] = mapped_column(unique=True)
    projector_token: Mapped[str] = mapped_column(unique=True)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    idea_count: Mapped[int] = mapped_column(default=0)
    seq: Mapped[int] = mapped_column(default=0)
    told_seq: Mapped[int] = mapped_column(default=0)
    screen: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    process: Mapped[Process] = relationship()
    theme_fields: Mapped[list[ThemeField]] = relationship(secondary=forum_theme_field, order_by=ThemeField.position)
    rounds: Mapped[list[Round]] = relationship(
        back_populates="forum", order_by="Round.position", cascade="all, delete-orphan"
    )
    participants: Mapped[list[Participant]] = relationship(
        back_populates="forum", order_by="Participant.id", cascade="all, delete-orphan"
    )
    ideas: Mapped[list[Idea]] = relationship(
        back_populates="forum", order_by="Idea.number", cascade="all, delete-orphan"
    )

    tables: Mapped[list[Table]] = relationship(
        back_populates="forum", order_by="Table.position", cascade="all, delete-orphan"
    )

    @property
    def room_name(self) -> str:
        """The room's name in the journal."""
        return f"forum:{self.id}"

    @property
    def is_open(self) -> bool:
        """Whether the door is open: people come in, and what they say is heard."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def open_round(self) -> Round | None:
        """The round that runs now."""
        return next((round_ for round_ in self.rounds if round_.is_open), None)

    @property
    def current_round(self) -> Round:
        """The round before the room: the one that runs, else the one prepared or opened last, else the first."""
        called = [round_ for round_ in self.rounds if round_.called_at is not None]
        return self.open_round or max(called, key=lambda round_: round_.called_at or now(), default=self.rounds[0])

    @property
    def main_round(self) -> Round:
        """The round with the forum's question: the first in which ideas are collected."""
        collecting = [round_ for round_ in self.rounds if round_.kind == RoundKind.COLLECT]
        return (collecting or self.rounds)[0]

    @property
    def passes_end_at(self) -> datetime:
        """When those who joined lose their pass: a day after the forum, however long it took."""
        return max(self.ends_at, self.closed_at or now()) + PASS_LASTS

    def open(self) -> None:
        """Let people in, also again after closing."""
        if self.is_open:
            raise Refused(_("The door is open already."))
        self.opened_at, self.closed_at = self.opened_at or now(), None

    def close(self) -> None:
        """Let nobody in any more, and end what runs."""
        if not self.is_open:
            raise Refused(_("The door is closed already."))
        self.closed_at = now()
