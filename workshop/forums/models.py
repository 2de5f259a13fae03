"""What a forum is made of: rounds, participants, ideas."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now
from workshop.core.errors import Refused
from workshop.core.languages import Direction, direction_of
from workshop.processes.models import Process
from workshop.themes.models import ThemeField

LONGEST_IDEA = 280
PASS_LASTS = timedelta(hours=24)


class ForumKind(StrEnum):
    """What sort of event a forum is."""

    KICK_OFF = "kick_off"
    EXPERT_FORUM = "expert_forum"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"


forum_theme_field = Table(
    "forum_theme_field",
    Model.metadata,
    Column("forum_id", ForeignKey("forum.id", ondelete="CASCADE"), primary_key=True),
    Column("theme_field_id", ForeignKey("theme_field.id", ondelete="CASCADE"), primary_key=True, index=True),
)


class Forum(Model):
    """An event at which people say what matters to them.

    ``seq`` is the number of the last change in the room, ``told_seq`` that of the last change of this row itself.
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


class Round(Model):
    """One question put to a forum, from its opening to its closing. It never loses an idea."""

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("forum_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(default="collect")
    prompt: Mapped[str]
    prompts: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    seq: Mapped[int] = mapped_column(default=0)

    forum: Mapped[Forum] = relationship(back_populates="rounds")
    ideas: Mapped[list[Idea]] = relationship(back_populates="round", order_by="Idea.number")

    @property
    def is_open(self) -> bool:
        """Whether ideas are taken."""
        return self.opened_at is not None and self.closed_at is None

    def open(self) -> None:
        """Begin to take ideas, also again after closing."""
        if self.is_open:
            raise Refused(_("This round is open already."))
        if self.forum.open_round is not None:
            raise Refused(_("Another round is open. Please close it first."))
        self.opened_at, self.closed_at = self.opened_at or now(), None

    def close(self) -> None:
        """Take no more ideas."""
        if not self.is_open:
            raise Refused(_("This round is closed already."))
        self.closed_at = now()

    def refuse_unless_collecting(self) -> None:
        """Participants are heard while the door and the round are open."""
        if not self.forum.is_open:
            raise Refused(_("The forum is over. Thank you for your ideas!"))
        if not self.is_open:
            raise Refused(_("This round is closed. Your text stays here until the next one opens."))

    def prompt_in(self, language: str) -> str:
        """The question in a language, else as it was put first."""
        return self.prompts.get(language) or self.prompt


class Participant(Model):
    """Somebody who joined a forum, known by a cookie of which only the hash is kept."""

    __tablename__ = "participant"

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    language: Mapped[str]
    name: Mapped[str | None]
    bench: Mapped[str | None]
    table: Mapped[str | None] = mapped_column("seat_table")
    joined_at: Mapped[datetime] = mapped_column(default=now)
    muted_at: Mapped[datetime | None]

    forum: Mapped[Forum] = relationship(back_populates="participants")
    ideas: Mapped[list[Idea]] = relationship(back_populates="author", order_by="Idea.number")


class Idea(Model):
    """One thought on one card. Its number in the forum is gap-free; hidden and withdrawn cards keep theirs."""

    __tablename__ = "idea"
    __table_args__ = (
        UniqueConstraint("forum_id", "number"),
        UniqueConstraint("participant_id", "key", name="uq_idea_author_key"),
        CheckConstraint(f"length(text) BETWEEN 1 AND {LONGEST_IDEA}", name="short"),
        Index(
            "uq_idea_paper_key",
            "forum_id",
            "key",
            unique=True,
            sqlite_where=text("participant_id IS NULL"),
            postgresql_where=text("participant_id IS NULL"),
        ),
        Index("ix_idea_forum_id_seq", "forum_id", "seq"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"))
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), index=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"))
    number: Mapped[int]
    key: Mapped[str]
    text: Mapped[str]
    language: Mapped[str]
    on_paper: Mapped[bool] = mapped_column(default=False)
    receipt: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    hidden_at: Mapped[datetime | None]
    hidden_reason: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    seq: Mapped[int] = mapped_column(default=0)

    forum: Mapped[Forum] = relationship(back_populates="ideas")
    round: Mapped[Round] = relationship(back_populates="ideas")
    author: Mapped[Participant | None] = relationship(back_populates="ideas")

    @property
    def is_on_the_wall(self) -> bool:
        """Whether everybody sees it."""
        return self.hidden_at is None and self.withdrawn_at is None

    @property
    def direction(self) -> Direction:
        """Which way its text runs."""
        return direction_of(self.language)

    @property
    def citation(self) -> str:
        """How a draft points to it."""
        return f"@F{self.forum.number}-{self.number}"
