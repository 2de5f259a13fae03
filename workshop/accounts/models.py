"""Accounts of those who run or write a process, and their sessions."""

from __future__ import annotations

from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now

IDLE = timedelta(minutes=60)
LONGEST = timedelta(hours=12)
FRESH = timedelta(minutes=10)
LINK_LASTS = timedelta(minutes=10)

# Argon2id as OWASP's Password Storage Cheat Sheet asks at least: 19 MiB, two passes, one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class Account(Model):
    """A person who signs in: facilitators, steering-group members, interviewers, observers."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    is_administrator: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=now)

    sessions: Mapped[list[StaffSession]] = relationship(back_populates="account", cascade="all, delete-orphan")

    def set_password(self, password: str) -> None:
        """Keep a password as its Argon2id hash only."""
        self.password_hash = _hasher.hash(password)

    def has_password(self, password: str) -> bool:
        """Whether this is the password."""
        try:
            return _hasher.verify(self.password_hash, password)
        except (VerifyMismatchError, InvalidHashError):
            return False

    @property
    def initials(self) -> str:
        """Two letters for the round mark beside a name."""
        words = [word for word in self.name.split() if word[0].isalpha() and not word.endswith(".")]
        return "".join(word[0] for word in (words[0], words[-1]))[: len(words)].upper() if words else "?"


class StaffSession(Model):
    """Somebody being signed in on one browser. The cookie's value is kept as a hash only."""

    __tablename__ = "staff_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    started_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    confirmed_at: Mapped[datetime] = mapped_column(default=now)

    account: Mapped[Account] = relationship(back_populates="sessions")

    def is_running(self, at: datetime) -> bool:
        """60 minutes idle, 12 hours in all."""
        return at - self.seen_at < IDLE and at - self.started_at < LONGEST

    def is_fresh(self, at: datetime) -> bool:
        """Whether the password was given a moment ago, as adoption and bulk exports ask."""
        return at - self.confirmed_at < FRESH


class PasswordLink(Model):
    """A link that lets somebody set a password, once and for ten minutes. Its secret is kept as a hash only."""

    __tablename__ = "password_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    made_at: Mapped[datetime] = mapped_column(default=now)

    account: Mapped[Account] = relationship()

    def is_open(self, at: datetime) -> bool:
        """Whether the link still works."""
        return at - self.made_at < LINK_LASTS
