"""What people say: one thought on one card."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, UniqueConstraint, and_, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now
from workshop.core.languages import Direction, direction_of

if TYPE_CHECKING:
    from workshop.forums.models.cluster import Cluster
    from workshop.forums.models.forum import Forum
    from workshop.forums.models.participant import Participant
    from workshop.forums.models.rendering import Rendering
    from workshop.forums.models.round import Round
    from workshop.forums.models.table import Table

LONGEST_IDEA = 280


class Idea(Model):
    """One thought on one card. Its number in the forum is gap-free; hidden and withdrawn cards keep theirs.

    ``hung_at`` is when it came to the wall; nothing while it waits for approval, or to be revealed with the others.
    A card that says the same as another may be merged into it; it then hangs behind that one. ``original`` keeps its
    author's words after a facilitator has mended a typing error; ``dots`` is what the last weighing of cards gave it,
    as far as it is shown.
    """

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
    table_id: Mapped[int | None] = mapped_column(ForeignKey("forum_table.id", ondelete="SET NULL"), index=True)
    number: Mapped[int]
    key: Mapped[str]
    text: Mapped[str]
    language: Mapped[str]
    on_paper: Mapped[bool] = mapped_column(default=False)
    receipt: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    hung_at: Mapped[datetime | None] = mapped_column(default=now)
    hidden_at: Mapped[datetime | None]
    hidden_reason: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    cluster_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id", ondelete="SET NULL"), index=True)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="SET NULL"), index=True)
    original: Mapped[str | None]
    mended_at: Mapped[datetime | None]
    dots: Mapped[int | None]
    seq: Mapped[int] = mapped_column(default=0)

    forum: Mapped[Forum] = relationship(back_populates="ideas")
    round: Mapped[Round] = relationship(back_populates="ideas")
    author: Mapped[Participant | None] = relationship(back_populates="ideas")
    table: Mapped[Table | None] = relationship()
    rendering: Mapped[Rendering | None] = relationship(back_populates="idea", cascade="all, delete-orphan")
    cluster: Mapped[Cluster | None] = relationship()
    merged_into: Mapped[Idea | None] = relationship(remote_side="Idea.id")

    @property
    def is_on_the_wall(self) -> bool:
        """Whether everybody sees it."""
        return (
            self.hidden_at is None
            and self.withdrawn_at is None
            and self.hung_at is not None
            and self.merged_into_id is None
        )

    @staticmethod
    def on_the_wall() -> ColumnElement[bool]:
        """The same as a condition of a query."""
        return and_(
            Idea.hidden_at.is_(None),
            Idea.withdrawn_at.is_(None),
            Idea.hung_at.is_not(None),
            Idea.merged_into_id.is_(None),
        )

    @property
    def direction(self) -> Direction:
        """Which way its text runs."""
        return direction_of(self.language)

    @property
    def german(self) -> Rendering | None:
        """Its rendering, as long as it renders what the card says now."""
        return self.rendering if self.rendering is not None and self.rendering.is_current else None

    @property
    def citation(self) -> str:
        """How a draft points to it."""
        return f"@F{self.forum.number}-{self.number}"
