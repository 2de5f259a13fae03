"""Something somebody does until a day."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.accounts.models import Account
from workshop.core.db import Model, now
from workshop.processes.models import Process
from workshop.steering.models.meetings import Meeting


class Task(Model):
    """A task from a meeting, or from between two. Who does it may have no account."""

    __tablename__ = "task"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True)
    text: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), index=True)
    name: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    made_at: Mapped[datetime] = mapped_column(default=now)
    done_at: Mapped[datetime | None]

    process: Mapped[Process] = relationship()
    meeting: Mapped[Meeting | None] = relationship()
    account: Mapped[Account | None] = relationship()

    @property
    def who(self) -> str:
        """Who does it."""
        return self.account.name if self.account else self.name

    def is_overdue(self, day: date) -> bool:
        """Whether its day is over."""
        return self.done_at is None and self.due_on is not None and self.due_on < day
