"""Meetings in the calendars' own format: one date to a mail, many as a feed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from flask import current_app
from icalendar import Calendar, Event, vCalAddress, vText

from workshop.core.db import now
from workshop.processes.models import Milestone
from workshop.steering.models import Attendance, Meeting


def calendar(method: str = "") -> Calendar:
    """An empty one."""
    made = Calendar()
    made.add("prodid", "-//Konzeptwerkstatt//de")
    made.add("version", "2.0")
    if method:
        made.add("method", method)
    return made


def host() -> str:
    """Whose dates these are."""
    return urlsplit(current_app.config.get("ORIGIN") or "").hostname or "konzeptwerkstatt.invalid"


def event_of(meeting: Meeting, *, with_agenda: bool = True) -> Event:
    """A meeting as an event; the same one however often it is sent."""
    event = Event()
    event.add("uid", f"meeting-{meeting.id}@{host()}")
    event.add("dtstamp", now())
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.ends_at)
    event.add("summary", meeting.title)
    event.add("sequence", meeting.sequence)
    if meeting.place:
        event.add("location", meeting.place)
    if with_agenda and meeting.items:
        event.add("description", "\n".join(f"{n}. {item.title}" for n, item in enumerate(meeting.items, 1)))
    return event


def invitation_of(attendance: Attendance) -> bytes:
    """One date for one person, to say yes to."""
    made = calendar("REQUEST")
    event = event_of(attendance.meeting)
    sender = vCalAddress(f"mailto:{current_app.config['MAIL_FROM']}")
    sender.params["cn"] = vText(attendance.meeting.process.municipality)
    event["organizer"] = sender
    guest = vCalAddress(f"mailto:{attendance.email}")
    guest.params["cn"] = vText(attendance.name)
    guest.params["rsvp"] = vText("FALSE")
    event.add("attendee", guest, encode=False)
    made.add_component(event)
    return bytes(made.to_ical())


def date_of(meeting: Meeting) -> bytes:
    """One meeting as a file."""
    made = calendar()
    made.add_component(event_of(meeting))
    return bytes(made.to_ical())


def feed_of(name: str, meetings: Iterable[Meeting], milestones: Iterable[Milestone]) -> bytes:
    """Many dates, to be subscribed to."""
    made = calendar("PUBLISH")
    made.add("x-wr-calname", name)
    for meeting in meetings:
        made.add_component(event_of(meeting))
    for milestone in milestones:
        event = Event()
        event.add("uid", f"milestone-{milestone.id}@{host()}")
        event.add("dtstamp", now())
        event.add("dtstart", milestone.on)
        event.add("dtend", milestone.on + timedelta(days=1))
        event.add("summary", milestone.title)
        made.add_component(event)
    return bytes(made.to_ical())
