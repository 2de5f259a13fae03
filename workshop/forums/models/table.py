"""A table at which people sit: in a world café each has its own wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model

if TYPE_CHECKING:
    from workshop.forums.models.forum import Forum

MOST_TABLES = 60


class Table(Model):
    """A table of a forum, called by its label: a number, or whatever stands on it; perhaps with a topic."""

    __tablename__ = "forum_table"
    __table_args__ = (UniqueConstraint("forum_id", "label"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"))
    position: Mapped[int]
    label: Mapped[str]
    topic: Mapped[str] = mapped_column(default="")
    seq: Mapped[int] = mapped_column(default=0)

    forum: Mapped[Forum] = relationship(back_populates="tables")
