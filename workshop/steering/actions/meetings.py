"""Planning meetings: one or a series, what is on the agenda, what is to be read, who is invited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.core.ordering import place
from workshop.processes.journal import record
from workshop.processes.timetable import PLACE
from workshop.steering.models import AgendaItem, Attendance, Circle, Meeting, Paper, Resolution

LARGEST_PAPER = 8 * 1024 * 1024
ENDINGS = frozenset({"pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "txt", "csv", "png", "jpg", "jpeg"})
MOST_IN_A_SERIES = 24


@dataclass(frozen=True)
class MeetingPlan:
    """When, where, under what title."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""


@dataclass(frozen=True)
class ItemPlan:
    """A point of the agenda."""

    title: str
    purpose: str = "discuss"
    duration: int = 10
    presenter: str = ""


@transaction()
def plan_meeting(circle: Circle, plan: MeetingPlan, *, by: Account | None = None) -> Meeting:
    """Put a meeting into the calendar; what every agenda begins and ends with stands on it already."""
    highest = db.session.scalar(select(func.max(Meeting.number)).where(Meeting.process_id == circle.process_id))
    meeting = Meeting(process=circle.process, circle=circle, number=(highest or 0) + 1)
    write_meeting(meeting, plan)
    db.session.add(meeting)
    record(circle.process, "meeting.planned", meeting, by=by)
    return meeting


def write_meeting(meeting: Meeting, plan: MeetingPlan) -> None:
    """Put the plan into the row."""
    meeting.title, meeting.place = plan.title, plan.place
    meeting.starts_at, meeting.ends_at = plan.starts_at, plan.ends_at


@transaction()
def plan_series(circle: Circle, first: MeetingPlan, months: int, times: int, *, by: Account) -> list[Meeting]:
    """The same meeting every so many months: on the same weekday of the month, at the same hour of the clock."""
    if not (1 <= times <= MOST_IN_A_SERIES and 1 <= months <= 12):
        raise Refused(_("A series has one to 24 meetings, one to twelve months apart."), 422)
    length = first.ends_at - first.starts_at
    plans = [replace(first, starts_at=start) for start in dates_of(first.starts_at, months, times)]
    return [plan_meeting(circle, replace(plan, ends_at=plan.starts_at + length), by=by) for plan in plans]


def dates_of(first: datetime, months: int, times: int) -> list[datetime]:
    """The second Thursday stays the second Thursday; a fifth one becomes the last."""
    start = first.astimezone(PLACE)
    week = (start.day - 1) // 7
    found = []
    for number in range(times):
        months_on = start.month - 1 + number * months
        year, month = start.year + months_on // 12, months_on % 12 + 1
        begin = start.replace(year=year, month=month, day=1)
        day = begin + timedelta(days=(start.weekday() - begin.weekday()) % 7 + 7 * week)
        found.append(day if day.month == month else day - timedelta(days=7))
    return found


@transaction()
def change_meeting(meeting: Meeting, plan: MeetingPlan, *, by: Account) -> None:
    """Another time, place or title. Those invited are told when they are invited again."""
    meeting.refuse_when_approved()
    write_meeting(meeting, plan)
    meeting.sequence += 1
    record(meeting.process, "meeting.changed", meeting, by=by)


@transaction()
def cancel_meeting(meeting: Meeting, *, by: Account) -> None:
    """Take a meeting out of the calendar, as long as nothing was decided in it."""
    decided = select(Resolution.id).where(Resolution.meeting_id == meeting.id)
    if meeting.opened_at is not None or db.session.scalar(decided.limit(1)) is not None:
        raise Refused(_("This meeting was held. What happened in it stays."))
    record(meeting.process, "meeting.cancelled", meeting, by=by)
    db.session.delete(meeting)


@transaction()
def add_item(meeting: Meeting, plan: ItemPlan, *, by: Account | None = None, carried: int | None = None) -> AgendaItem:
    """Put a point on the agenda."""
    meeting.refuse_when_approved()
    position = max((item.position for item in meeting.items), default=0) + 1
    item = AgendaItem(position=position, carried_from_id=carried)
    write_item(item, plan)
    meeting.items.append(item)
    record(meeting.process, "agenda.item_added", meeting, by=by)
    return item


def write_item(item: AgendaItem, plan: ItemPlan) -> None:
    """Put the plan into the row."""
    item.title, item.purpose = plan.title, plan.purpose
    item.duration, item.presenter = plan.duration, plan.presenter


@transaction()
def change_item(item: AgendaItem, plan: ItemPlan) -> None:
    """Word a point anew."""
    item.meeting.refuse_when_approved()
    write_item(item, plan)


@transaction()
def move_item(item: AgendaItem, to: str) -> None:
    """Put a point at another place."""
    item.meeting.refuse_when_approved()
    place(item.meeting.items, item, to)


@transaction()
def remove_item(item: AgendaItem) -> None:
    """Take a point off the agenda, as long as nothing was written of it or decided under it."""
    item.meeting.refuse_when_approved()
    decided = select(Resolution.id).where(Resolution.item_id == item.id)
    if item.text or db.session.scalar(decided.limit(1)) is not None:
        raise Refused(_("Something was written or decided under this point already. It stays."))
    db.session.delete(item)


@transaction()
def carry_over(meeting: Meeting, *, by: Account) -> int:
    """Bring over what the meeting of this circle before did not come to; each point once."""
    before = meeting_before(meeting)
    if before is None:
        return 0
    there = {item.carried_from_id for item in meeting.items}
    open_items = [item for item in untouched(before) if item.id not in there]
    for item in open_items:
        plan = ItemPlan(item.title, item.purpose, item.duration, item.presenter)
        add_item(meeting, plan, by=by, carried=item.id)
    return len(open_items)


def meeting_before(meeting: Meeting) -> Meeting | None:
    """The meeting of the same circle before this one."""
    before = select(Meeting).where(Meeting.circle_id == meeting.circle_id, Meeting.starts_at < meeting.starts_at)
    return db.session.scalar(before.order_by(Meeting.starts_at.desc()).limit(1))


def untouched(meeting: Meeting) -> Sequence[AgendaItem]:
    """The points of a meeting of which nothing was written and under which nothing was decided."""
    decided = set(db.session.scalars(select(Resolution.item_id).where(Resolution.meeting_id == meeting.id)))
    return [item for item in meeting.items if not item.text and item.id not in decided]


@transaction()
def add_paper(item: AgendaItem, title: str, *, address: str = "", name: str = "", content: bytes = b"") -> Paper:
    """Add something to read: a file, or an address elsewhere."""
    item.meeting.refuse_when_approved()
    ending = name.rpartition(".")[2].lower() if content else ""
    if content and ending not in ENDINGS:
        kinds = ", ".join(sorted(ENDINGS))
        raise Refused(_("Files of this kind are not kept here. Possible are: %(kinds)s.", kinds=kinds), 422)
    if len(content) > LARGEST_PAPER:
        raise Refused(_("This file is larger than 8 MB. Please make it smaller, or give an address instead."), 422)
    if not content and not address:
        raise Refused(_("Choose a file, or enter an address."), 422)
    shown = title or name or address
    paper = Paper(title=shown, address=address, ending=ending, size=len(content), content=content or None)
    item.papers.append(paper)
    db.session.flush()
    return paper


@transaction()
def remove_paper(paper: Paper) -> None:
    """Take a paper away."""
    paper.item.meeting.refuse_when_approved()
    db.session.delete(paper)


@transaction()
def reply(attendance: Attendance, answer: str, note: str = "") -> None:
    """Answer an invitation; until the meeting begins one may think again."""
    if attendance.meeting.opened_at is not None:
        raise Refused(_("This meeting has begun already. Call somebody who is there."))
    attendance.reply, attendance.reply_note, attendance.replied_at = answer, note, now()
