"""Who may come in: the only way from an outside id to a circle, a seat, a meeting and what is in it."""

from __future__ import annotations

from typing import Protocol, TypeVar

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from workshop.accounts.visitors import Visitor, digest
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.processes.access import (
    EVERY_ROLE,
    RUNNERS,
    WRITERS,
    admit,
    process_for,
    process_joined_by,
    process_run_by,
    process_written_by,
    role_in,
)
from workshop.processes.models import Process, Role
from workshop.steering.models import (
    AgendaItem,
    Attendance,
    Circle,
    Feed,
    Meeting,
    Paper,
    Resolution,
    Seat,
    Task,
)
from workshop.steering.replies import attendance_id_of

__all__ = ["process_for", "process_joined_by", "process_run_by", "process_written_by", "role_in"]


class InMeeting(Protocol):
    """Something that belongs to a meeting."""

    @property
    def meeting(self) -> Meeting:
        """Its meeting."""
        ...


T = TypeVar("T", bound=InMeeting)


def circles_of(process: Process) -> list[Circle]:
    """All circles, the steering group first, with shares, seats and who sits there."""
    found = db.session.scalars(
        select(Circle)
        .where(Circle.process_id == process.id)
        .order_by(Circle.kind != "steering", Circle.title)
        .options(
            selectinload(Circle.shares),
            selectinload(Circle.seats).joinedload(Seat.organisation),
        )
    )
    return list(found)


def circle_joined_by(visitor: Visitor, circle_id: int, roles: frozenset[Role] = EVERY_ROLE) -> Circle:
    """A circle, for those with a role in its process."""
    circle = db.session.get(Circle, circle_id)
    admit(visitor, circle.process if circle else None, roles)
    if circle is None:
        raise NotFound()
    return circle


def circle_run_by(visitor: Visitor, circle_id: int) -> Circle:
    """A circle, for facilitators."""
    return circle_joined_by(visitor, circle_id, RUNNERS)


def seat_run_by(visitor: Visitor, seat_id: int) -> Seat:
    """A seat, for facilitators."""
    seat = db.session.get(Seat, seat_id)
    admit(visitor, seat.circle.process if seat else None, RUNNERS)
    if seat is None:
        raise NotFound()
    return seat


def seat_held_by(visitor: Visitor, seat_id: int) -> Seat:
    """A seat, for whoever sits there or sits in."""
    seat = db.session.get(Seat, seat_id)
    if seat is None or visitor.account is None or visitor.account.id not in (seat.member_id, seat.deputy_id):
        raise NotFound()
    return seat


def meeting_joined_by(visitor: Visitor, meeting_id: int, roles: frozenset[Role] = EVERY_ROLE) -> Meeting:
    """A meeting, for those with a role in its process."""
    meeting = db.session.get(Meeting, meeting_id, options=[joinedload(Meeting.process), joinedload(Meeting.circle)])
    admit(visitor, meeting.process if meeting else None, roles)
    if meeting is None:
        raise NotFound()
    return meeting


def meeting_written_by(visitor: Visitor, meeting_id: int) -> Meeting:
    """A meeting, for those who write its minutes: facilitators and the steering group."""
    return meeting_joined_by(visitor, meeting_id, WRITERS)


def meeting_run_by(visitor: Visitor, meeting_id: int) -> Meeting:
    """A meeting, for facilitators."""
    return meeting_joined_by(visitor, meeting_id, RUNNERS)


def meeting_for(visitor: Visitor, meeting_id: int) -> Meeting:
    """A meeting of which something is published, for everybody; else for its members."""
    meeting = db.session.get(Meeting, meeting_id)
    if meeting is None:
        raise NotFound()
    if meeting.published_at is None:
        admit(visitor, meeting.process)
    return meeting


def _of_meeting(visitor: Visitor, thing: T | None, roles: frozenset[Role]) -> T:
    admit(visitor, thing.meeting.process if thing else None, roles)
    if thing is None:
        raise NotFound()
    return thing


def item_joined_by(visitor: Visitor, item_id: int) -> AgendaItem:
    """An item of an agenda, for those with a role."""
    return _of_meeting(visitor, db.session.get(AgendaItem, item_id), EVERY_ROLE)


def item_written_by(visitor: Visitor, item_id: int) -> AgendaItem:
    """An item of an agenda, for those who write of it."""
    return _of_meeting(visitor, db.session.get(AgendaItem, item_id), WRITERS)


def item_run_by(visitor: Visitor, item_id: int) -> AgendaItem:
    """An item of an agenda, for facilitators."""
    return _of_meeting(visitor, db.session.get(AgendaItem, item_id), RUNNERS)


def attendance_written_by(visitor: Visitor, attendance_id: int) -> Attendance:
    """Somebody's place in a meeting, for those who keep its record."""
    return _of_meeting(visitor, db.session.get(Attendance, attendance_id), WRITERS)


def attendance_of_link(visitor: Visitor, token: str) -> Attendance:
    """Somebody's place in a meeting, for whoever holds the signed link."""
    attendance_id = attendance_id_of(token)
    attendance = db.session.get(Attendance, attendance_id) if attendance_id is not None else None
    if attendance is None:
        raise NotFound(_("This link belongs to no invitation. Perhaps a character is missing at its end."))
    return attendance


def own_attendance(visitor: Visitor, meeting: Meeting) -> Attendance | None:
    """The visitor's own place in a meeting."""
    if visitor.account is None:
        return None
    mine = select(Attendance).where(Attendance.meeting_id == meeting.id, Attendance.account_id == visitor.account.id)
    return db.session.scalar(mine.limit(1))


def paper_for(visitor: Visitor, paper_id: int) -> Paper:
    """A paper, for those with a role in the process."""
    paper = db.session.get(Paper, paper_id)
    admit(visitor, paper.item.meeting.process if paper else None)
    if paper is None:
        raise NotFound()
    return paper


def paper_run_by(visitor: Visitor, paper_id: int) -> Paper:
    """A paper, for facilitators."""
    paper = paper_for(visitor, paper_id)
    admit(visitor, paper.item.meeting.process, RUNNERS)
    return paper


def resolution_joined_by(visitor: Visitor, resolution_id: int) -> Resolution:
    """A resolution, for those with a role."""
    return _of_meeting(visitor, db.session.get(Resolution, resolution_id), EVERY_ROLE)


def resolution_written_by(visitor: Visitor, resolution_id: int) -> Resolution:
    """A resolution, for those who keep the record."""
    return _of_meeting(visitor, db.session.get(Resolution, resolution_id), WRITERS)


def resolution_for(visitor: Visitor, resolution_id: int) -> tuple[Resolution, bool]:
    """A resolution, and whether the visitor belongs to the team; to everybody once it is published."""
    resolution = db.session.get(Resolution, resolution_id)
    if resolution is None:
        raise NotFound()
    inside = role_in(visitor, resolution.meeting.process) is not None
    if not inside and (resolution.meeting.published_at is None or resolution.decided_at is None):
        raise NotFound()
    return resolution, inside


def task_done_by(visitor: Visitor, task_id: int) -> Task:
    """A task, for those who write, and for whoever it is given to."""
    task = db.session.get(Task, task_id)
    if task is None:
        raise NotFound()
    mine = visitor.account is not None and task.account_id == visitor.account.id
    admit(visitor, task.process, EVERY_ROLE if mine else WRITERS)
    return task


def feed_of(visitor: Visitor, token: str) -> Feed:
    """A calendar, for whoever knows its secret address, as long as its owner still has a role there."""
    feed = db.session.scalar(select(Feed).where(Feed.token_hash == digest(token)))
    if feed is None:
        raise NotFound()
    if feed.process is not None:
        admit(Visitor(feed.account), feed.process)
    return feed
