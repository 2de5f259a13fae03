"""What facilitators have done with the wall, and what it takes to undo it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now

if TYPE_CHECKING:
    from workshop.forums.models.forum import Forum


class Deed(Model):
    """One step of one facilitator. ``changes`` has each field that changed: ``[kind, id, field, before, after]``.

    Undoing puts back what is still as this step has left it, and leaves alone what others have changed since.
    """

    __tablename__ = "deed"
    __table_args__ = (Index("ix_deed_forum_id_account_id", "forum_id", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    verb: Mapped[str]
    about: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    changes: Mapped[list[list[Any]]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(default=now)
    undone_at: Mapped[datetime | None]

    forum: Mapped[Forum] = relationship()
    account: Mapped[Account] = relationship()


class Hold(Model):
    """A card in a facilitator's hand: until it is put down, others leave it where it is."""

    __tablename__ = "hold"

    idea_id: Mapped[int] = mapped_column(ForeignKey("idea.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    until: Mapped[datetime]

    account: Mapped[Account] = relationship()
