"""A quotation, from its choice to its release; and its end, when somebody takes a consent back."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now
from workshop.core.frozen import seal
from workshop.interviews.study.models import Interview

WORDS_STAY = "NEW.text = OLD.text OR (NEW.text = '' AND NEW.erased_at IS NOT NULL)"


class Excerpt(Model):
    """Some words out of a frozen text. They never change (seal); they are released, held back again, or erased."""

    __tablename__ = "excerpt"
    __table_args__ = (UniqueConstraint("interview_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    start: Mapped[int]
    end: Mapped[int] = mapped_column("end_")
    text: Mapped[str]
    proposed_at: Mapped[datetime] = mapped_column(default=now)
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    released_at: Mapped[datetime | None]
    released_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    erased_at: Mapped[datetime | None]

    interview: Mapped[Interview] = relationship()
    proposed_by: Mapped[Account | None] = relationship(foreign_keys=[proposed_by_id])
    released_by: Mapped[Account | None] = relationship(foreign_keys=[released_by_id])

    @property
    def is_released(self) -> bool:
        """Whether it may be read and cited."""
        return self.released_at is not None and self.erased_at is None

    @property
    def key(self) -> str:
        """How a text points to it."""
        return f"I{self.interview.number}-{self.number}"


seal(cast(Table, Excerpt.__table__), ("interview_id", "number"), WORDS_STAY)
