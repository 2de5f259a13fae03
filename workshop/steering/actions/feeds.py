"""Calendars behind secret addresses."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from workshop.accounts.models import Account
from workshop.accounts.visitors import digest
from workshop.core.db import db, transaction
from workshop.processes.models import Process
from workshop.steering.models import Attendance, Feed, Meeting, Seat


@transaction()
def make_feed(account: Account, process: Process | None) -> str:
    """A new secret address; the one before stops working. The secret is told once."""
    withdraw_feed(account, process)
    token = secrets.token_urlsafe(32)
    db.session.add(Feed(account_id=account.id, process_id=process and process.id, token_hash=digest(token)))
    return token


@transaction()
def withdraw_feed(account: Account, process: Process | None) -> None:
    """Make an address stop working."""
    for feed in feeds_of(account, process):
        db.session.delete(feed)
    db.session.flush()


def feeds_of(account: Account, process: Process | None) -> Sequence[Feed]:
    """The addresses somebody has: their own, or of a process."""
    return db.session.scalars(
        select(Feed).where(Feed.account_id == account.id, Feed.process_id == (process and process.id))
    ).all()


def meetings_for(feed: Feed) -> Sequence[Meeting]:
    """The meetings in a calendar: of its process, or all to which its owner is invited or has a seat."""
    every = select(Meeting).order_by(Meeting.starts_at).options(selectinload(Meeting.items))
    if feed.process_id is not None:
        return db.session.scalars(every.where(Meeting.process_id == feed.process_id)).all()
    invited = select(Attendance.meeting_id).where(Attendance.account_id == feed.account_id)
    seats = select(Seat.circle_id).where(or_(Seat.member_id == feed.account_id, Seat.deputy_id == feed.account_id))
    mine = or_(Meeting.id.in_(invited), Meeting.circle_id.in_(seats))
    return db.session.scalars(every.where(mine)).all()
