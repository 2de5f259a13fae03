"""Those who take part."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now
from workshop.core.errors import Refused

if TYPE_CHECKING:
    from workshop.forums.models.forum import Forum
    from workshop.forums.models.idea import Idea
    from workshop.forums.models.table import Table


class Participant(Model):
    """Somebody who joined a forum, known by a cookie of which only the hash is kept.

    Somebody without a phone is entered by the host of a table or by a facilitator. ``hosts_since`` is when somebody
    became the host of the table at which they sit.
    """

    __tablename__ = "participant"

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    language: Mapped[str]
    name: Mapped[str | None]
    bench: Mapped[str | None]
    table_id: Mapped[int | None] = mapped_column(ForeignKey("forum_table.id", ondelete="SET NULL"), index=True)
    hosts_since: Mapped[datetime | None]
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"), index=True)
    has_phone: Mapped[bool] = mapped_column(default=True)
    joined_at: Mapped[datetime] = mapped_column(default=now)
    muted_at: Mapped[datetime | None]

    forum: Mapped[Forum] = relationship(back_populates="participants")
    table: Mapped[Table | None] = relationship()
    ideas: Mapped[list[Idea]] = relationship(back_populates="author", order_by="Idea.number")

    @property
    def hosts(self) -> bool:
        """Whether they host the table at which they sit."""
        return self.hosts_since is not None and self.table_id is not None

    def may_write_for(self, other: Participant) -> bool:
        """A host writes for people without phones at the table; anybody for those they have entered."""
        if other.has_phone or other.forum_id != self.forum_id:
            return False
        return other.entered_by_id == self.id or (self.hosts and other.table_id == self.table_id)

    def refuse_if_muted(self) -> None:
        """Somebody whom the facilitators have muted is not heard."""
        if self.muted_at is not None:
            raise Refused(_("The facilitators have paused your cards. Please talk to them."), 403)
