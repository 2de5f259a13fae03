"""Those who take part."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now

if TYPE_CHECKING:
    from workshop.forums.models.forum import Forum
    from workshop.forums.models.idea import Idea


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
