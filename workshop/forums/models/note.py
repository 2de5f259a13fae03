"""What is written down on the desk while people talk, and what is put aside for later."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now

if TYPE_CHECKING:
    from workshop.forums.models.cluster import Cluster
    from workshop.forums.models.forum import Forum
    from workshop.forums.models.idea import Idea
    from workshop.forums.models.round import Round

LONGEST_NOTE = 2000


class Note(Model):
    """A note to a round, and perhaps to the island or card it was about. ``parked`` ones are for later.

    Who wrote it last is kept with it; what was taken away is kept too, for the record's keepers.
    """

    __tablename__ = "note"
    __table_args__ = (Index("ix_note_forum_id_seq", "forum_id", "seq"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"))
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id", ondelete="SET NULL"), index=True)
    cluster_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id", ondelete="SET NULL"), index=True)
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="SET NULL"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
    key: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]
    parked: Mapped[bool] = mapped_column(default=False)
    written_at: Mapped[datetime] = mapped_column(default=now)
    edited_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    seq: Mapped[int] = mapped_column(default=0)

    forum: Mapped[Forum] = relationship()
    round: Mapped[Round | None] = relationship()
    cluster: Mapped[Cluster | None] = relationship()
    idea: Mapped[Idea | None] = relationship()
    account: Mapped[Account | None] = relationship()


class Hand(Model):
    """Somebody in a round who would like to speak, or who is done."""

    __tablename__ = "hand"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True, index=True)
    raised_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
