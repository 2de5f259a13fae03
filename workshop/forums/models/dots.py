"""Dots: how much weight somebody gives to an island or a card."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model
from workshop.forums.models.participant import Participant

MOST_DOTS = 20


class Dots(Model):
    """The dots of one person on one thing in one round. No dots are a row too, once there were some."""

    __tablename__ = "dots"
    __table_args__ = (
        UniqueConstraint("participant_id", "round_id", "idea_id"),
        UniqueConstraint("participant_id", "round_id", "cluster_id"),
        CheckConstraint(f"dots BETWEEN 0 AND {MOST_DOTS}", name="few"),
        CheckConstraint("(idea_id IS NULL) <> (cluster_id IS NULL)", name="one_target"),
        Index("ix_dots_round_id_cluster_id", "round_id", "cluster_id"),
        Index("ix_dots_round_id_idea_id", "round_id", "idea_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"))
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="CASCADE"), index=True)
    cluster_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id", ondelete="CASCADE"), index=True)
    dots: Mapped[int]

    participant: Mapped[Participant] = relationship()
