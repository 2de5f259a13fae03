"""What meetings add to the pages of a process: dates, documents, next steps, news."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from flask import url_for
from flask_babel import format_datetime, ngettext
from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.core.db import db, now
from workshop.processes.access import WRITERS
from workshop.processes.contributions import Document, Name, Sentence, Step, document, name_of, sentence, step
from workshop.processes.models import Process, Role
from workshop.processes.timetable import today
from workshop.steering.models import Circle, Meeting, Resolution, Seat, Task

SOON = timedelta(days=21)


@document
def published_minutes(process: Process) -> Iterable[Document]:
    """Minutes of which everybody may read something, and the register of resolutions."""
    meetings = db.session.scalars(
        select(Meeting)
        .where(Meeting.process_id == process.id, Meeting.published_at.isnot(None))
        .order_by(Meeting.starts_at.desc())
        .limit(5)
    ).all()
    if meetings:
        yield Document(_("Resolutions"), url_for("steering.show_resolutions", slug=process.slug), _("numbered"))
    for meeting in meetings:
        day = str(format_datetime(meeting.starts_at, "d. MMMM y"))
        title = _("Minutes: %(title)s", title=meeting.title)
        yield Document(title, url_for("steering.show_minutes", meeting_id=meeting.id), day)


@step
def seats_to_give(process: Process, role: str) -> Iterable[Step]:
    """Agree on shares, and give the seats."""
    if role == Role.FACILITATOR:
        seats = select(func.count(Seat.id)).join(Circle).where(Circle.process_id == process.id)
        page = url_for("steering.show_circles", slug=process.slug)
        shares = _("With the shares of the benches that you agreed on.")
        yield Step(_("Give the seats"), page, shares, is_done=bool(db.session.scalar(seats)))


@step
def meetings_to_hold(process: Process, role: str) -> Iterable[Step]:
    """Prepare or hold the next meeting, send its minutes round, and do what is overdue."""
    if role not in WRITERS:
        return
    steps = (next_for(meeting, role == Role.FACILITATOR) for meeting in meetings_near(process))
    yield from (step for step in steps if step is not None)
    yield from tasks_open(process)


def next_for(meeting: Meeting, runs: bool) -> Step | None:
    """What a meeting waits for."""
    url = url_for("steering.show_meeting", meeting_id=meeting.id)
    when = str(format_datetime(meeting.starts_at, "EEEE, d. MMMM, HH:mm"))
    if meeting.is_running:
        return Step(_("%(title)s is going on", title=meeting.title), url, when, _("now"), is_now=True)
    if meeting.opened_at is None:
        words = _("Prepare: %(title)s") if meeting.invited_at or not runs else _("Invite: %(title)s")
        return Step(words % {"title": meeting.title}, url, when)
    minutes = url_for("steering.show_minutes", meeting_id=meeting.id)
    return Step(_("Send the minutes round: %(title)s", title=meeting.title), minutes, when) if runs else None


def meetings_near(process: Process) -> Iterable[Meeting]:
    """Meetings that run, come soon, or wait for their minutes."""
    near = select(Meeting).where(
        Meeting.process_id == process.id,
        Meeting.starts_at < now() + SOON,
        Meeting.sent_at.is_(None),
        Meeting.approved_at.is_(None),
    )
    return db.session.scalars(near.order_by(Meeting.starts_at.desc()).limit(4)).all()


def tasks_open(process: Process) -> Iterable[Step]:
    """Tasks whose day is over."""
    late = select(func.count(Task.id)).where(
        Task.process_id == process.id, Task.done_at.is_(None), Task.due_on < today()
    )
    count = db.session.scalar(late) or 0
    if count:
        title = ngettext("%(num)d task is overdue", "%(num)d tasks are overdue", count)
        yield Step(title, url_for("steering.show_tasks", slug=process.slug, which="overdue"))


def tell(verb: str, said: Sentence) -> None:
    """Register a sentence."""
    sentence(verb)(said)


tell("circle.opened", lambda who, what, count: _("%(who)s has begun the circle %(what)s.", who=who, what=what))
tell("seat.given", lambda who, what, count: ngettext(
    "%(who)s has given a seat to %(what)s.", "%(who)s has given %(num)d seats.", count, who=who, what=what
))  # fmt: skip
tell("meeting.planned", lambda who, what, count: ngettext(
    "%(who)s has planned the meeting %(what)s.", "%(who)s has planned %(num)d meetings.", count, who=who, what=what
))  # fmt: skip
tell("meeting.changed", lambda who, what, count: _("%(who)s has changed the meeting %(what)s.", who=who, what=what))
tell("meeting.cancelled", lambda who, what, count: _("%(who)s has called a meeting off.", who=who))
tell("meeting.invited", lambda who, what, count: _("%(who)s has invited to %(what)s.", who=who, what=what))
tell("meeting.opened", lambda who, what, count: _("%(what)s has begun.", what=what))
tell(
    "minutes.written", lambda who, what, count: _("%(who)s has written in the minutes of %(what)s.", who=who, what=what)
)
tell("minutes.sent", lambda who, what, count: _("%(who)s has sent the minutes of %(what)s round.", who=who, what=what))
tell("minutes.approved", lambda who, what, count: _("The minutes of %(what)s are approved.", what=what))
tell(
    "minutes.published",
    lambda who, what, count: _("%(who)s has published from the minutes of %(what)s.", who=who, what=what),
)
tell("resolution.decided", lambda who, what, count: ngettext(
    "Decided: %(what)s.", "%(num)d resolutions are decided.", count, what=what
))  # fmt: skip
tell("task.given", lambda who, what, count: ngettext(
    "%(who)s has written down a task: %(what)s.", "%(who)s has written down %(num)d tasks.", count, who=who, what=what
))  # fmt: skip
tell("task.done", lambda who, what, count: ngettext(
    "%(who)s has finished: %(what)s.", "%(who)s has finished %(num)d tasks.", count, who=who, what=what
))  # fmt: skip


@name_of("circle")
def names_of_circles(ids: Collection[int]) -> Mapping[int, Name]:
    """Circles by their names."""
    rows = db.session.execute(select(Circle.id, Circle.title).where(Circle.id.in_(ids)))
    return {id_: Name(title) for id_, title in rows}


@name_of("seat")
def names_of_seats(ids: Collection[int]) -> Mapping[int, Name]:
    """Seats by who sits there."""
    rows = db.session.execute(select(Seat.id, Seat.member_name).where(Seat.id.in_(ids)))
    return {id_: Name(name) for id_, name in rows}


@name_of("meeting")
def names_of_meetings(ids: Collection[int]) -> Mapping[int, Name]:
    """Meetings by their titles."""
    rows = db.session.execute(select(Meeting.id, Meeting.title).where(Meeting.id.in_(ids)))
    return {id_: Name(title, url_for("steering.show_meeting", meeting_id=id_)) for id_, title in rows}


@name_of("resolution")
def names_of_resolutions(ids: Collection[int]) -> Mapping[int, Name]:
    """Resolutions by their key and the beginning of their text."""
    rows = db.session.execute(
        select(Resolution.id, Resolution.number, Resolution.text, Meeting.number)
        .join(Meeting, Resolution.meeting_id == Meeting.id)
        .where(Resolution.id.in_(ids))
    )
    return {
        id_: Name(f"S{meeting}-{number} {text[:80]}", url_for("steering.show_resolution", resolution_id=id_))
        for id_, number, text, meeting in rows
    }


@name_of("task")
def names_of_tasks(ids: Collection[int]) -> Mapping[int, Name]:
    """Tasks by their words."""
    return {id_: Name(text) for id_, text in db.session.execute(select(Task.id, Task.text).where(Task.id.in_(ids)))}
