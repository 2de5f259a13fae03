"""Holding a meeting: who is there, who speaks next, and what is written of each point."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.core.forms import tidy
from workshop.core.merging import Passage, merge
from workshop.processes.journal import record
from workshop.steering.actions.inviting import prepare_places
from workshop.steering.models import AgendaItem, Attendance, ItemText, Meeting, Speaker

LONGEST_TEXT = 64 * 1024


@transaction()
def open_meeting(meeting: Meeting, *, by: Account) -> None:
    """Begin; also those who were never invited by mail get their place."""
    if meeting.opened_at is None:
        prepare_places(meeting)
        meeting.opened_at = now()
        record(meeting.process, "meeting.opened", meeting, by=by)


@transaction()
def close_meeting(meeting: Meeting, *, by: Account) -> None:
    """End it. The minutes can still be written until they are approved."""
    if meeting.is_running:
        meeting.closed_at = now()
        record(meeting.process, "meeting.closed", meeting, by=by)


@transaction()
def note_presence(attendance: Attendance, word: str) -> None:
    """Somebody comes, a deputy comes for them, or they leave."""
    attendance.meeting.refuse_when_approved()
    if word == "gone":
        attendance.left_at = now() if attendance.came_at else None
        return
    if word == "undo":
        attendance.came_at = attendance.left_at = None
        attendance.came_as_deputy = ""
        return
    attendance.came_at, attendance.left_at = attendance.came_at or now(), None
    deputy = attendance.seat.deputy_name if attendance.seat else ""
    if word == "deputy" and not deputy:
        raise Refused(_("No deputy is written down for this seat."))
    attendance.came_as_deputy = deputy if word == "deputy" else ""


@dataclass(frozen=True)
class Quorum:
    """How many of those with a vote are there, and whether that is enough to decide."""

    here: int
    seats: int
    needed: int

    @property
    def is_reached(self) -> bool:
        """Whether the circle can decide."""
        return self.here >= self.needed


def quorum_of(meeting: Meeting) -> Quorum:
    """More than the agreed part of the seats has to be there."""
    voting = [place for place in meeting.attendances if place.has_vote]
    needed = len(voting) * meeting.circle.quorum // 100 + 1
    return Quorum(sum(place.is_here for place in voting), len(voting), min(needed, max(1, len(voting))))


@transaction()
def ask_to_speak(meeting: Meeting, attendance: Attendance) -> None:
    """Put somebody on the list, once until they have spoken."""
    waiting = select(Speaker.id).where(Speaker.attendance_id == attendance.id, Speaker.spoke_at.is_(None))
    if db.session.scalar(waiting.limit(1)) is None:
        db.session.add(Speaker(meeting_id=meeting.id, attendance_id=attendance.id))


@transaction()
def let_speak(attendance: Attendance) -> None:
    """Whoever had the word, or does not want it any more, leaves the list."""
    waiting = select(Speaker).where(Speaker.attendance_id == attendance.id, Speaker.spoke_at.is_(None))
    for speaker in db.session.scalars(waiting):
        speaker.spoke_at = now()


def speakers_of(meeting: Meeting) -> list[Speaker]:
    """Who wants to speak, in the order in which they asked."""
    waiting = select(Speaker).where(Speaker.meeting_id == meeting.id, Speaker.spoke_at.is_(None))
    return list(db.session.scalars(waiting.order_by(Speaker.id)))


@dataclass(frozen=True)
class Kept:
    """What is written of an item after a save: with others' changes put in, or a conflict to be settled."""

    text: str
    base: int
    passages: tuple[Passage, ...] = ()

    @property
    def is_saved(self) -> bool:
        """Whether it is kept; else both wordings are to be looked at."""
        return not self.passages


@transaction()
def write_down(item: AgendaItem, text: str, base: int, *, by: Account) -> Kept:
    """Save what is written of an item, put together with what others have saved since ``base``."""
    item.meeting.refuse_when_approved()
    text = tidy(text)
    if len(text.encode()) > LONGEST_TEXT:
        raise Refused(_("This is too long for one point (64 kB). Please shorten it."), 422)
    merged = merge(text_at(item, base), item.text, text) if base != item.revision else None
    if merged is not None and merged.passages:
        return Kept(merged.text, item.revision, tuple(merged.passages))
    return keep_text(item, merged.text if merged is not None else text, by)


def keep_text(item: AgendaItem, text: str, by: Account) -> Kept:
    """The next save, when it says something else."""
    if text != item.text:
        item.text = text
        item.revision += 1
        db.session.add(ItemText(item_id=item.id, number=item.revision, text=text, account_id=by.id))
        record(item.meeting.process, "minutes.written", item.meeting, by=by)
    return Kept(item.text, item.revision)


def text_at(item: AgendaItem, number: int) -> str:
    """What stood there after a save."""
    found = db.session.scalar(select(ItemText.text).where(ItemText.item_id == item.id, ItemText.number == number))
    return found or ""
