"""What is gone: the only trace that a removed row leaves, so that somebody who was away hears of it."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model
from workshop.forums.models.forum import Forum


class Gone(Model):
    """A round, a question, a table that was planned and removed again."""

    __tablename__ = "forum_gone"
    __table_args__ = (Index("ix_forum_gone_forum_id_seq", "forum_id", "seq"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"))
    kind: Mapped[str]
    thing_id: Mapped[int]
    seq: Mapped[int] = mapped_column(default=0)

    forum: Mapped[Forum] = relationship()
