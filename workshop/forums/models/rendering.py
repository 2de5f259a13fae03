"""A rendering: what a card says, in German, beside the words in which it was said."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now

if TYPE_CHECKING:
    from workshop.forums.models.idea import Idea

RENDERED_INTO = "de"
LONGEST_RENDERING = 600


class Rendering(Model):
    """German words for a card in another language. The card's own words stay what they are, and stand first.

    ``of_text`` is what was rendered: when the card is worded anew, the rendering is out of date until somebody looks at
    it. ``machine`` names the service when nobody has; a person's rendering always takes the place of a machine's.
    """

    __tablename__ = "rendering"
    __table_args__ = (CheckConstraint(f"length(text) BETWEEN 1 AND {LONGEST_RENDERING}", name="short"),)

    idea_id: Mapped[int] = mapped_column(ForeignKey("idea.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[str]
    of_text: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    machine: Mapped[str | None]
    rendered_at: Mapped[datetime] = mapped_column(default=now)

    idea: Mapped[Idea] = relationship(back_populates="rendering")
    account: Mapped[Account | None] = relationship()

    @property
    def is_current(self) -> bool:
        """Whether the card still says what was rendered."""
        return self.of_text == self.idea.text

    @property
    def by(self) -> str:
        """Who rendered it; nobody when a machine did, or when that account is gone."""
        return self.account.name if self.account else ""
