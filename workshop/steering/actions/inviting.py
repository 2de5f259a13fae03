"""Who is invited to a meeting, and the mails with the date in them."""

from __future__ import annotations

from flask import url_for
from flask_babel import force_locale, format_datetime
from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import after_commit, db, now, transaction
from workshop.core.errors import Refused
from workshop.core.mail import Mail, post, send
from workshop.core.security import own_address
from workshop.processes.journal import record
from workshop.processes.models import Membership, Role
from workshop.processes.timetable import PLACE
from workshop.steering.calendars import invitation_of
from workshop.steering.models import Attendance, Meeting, Seat
from workshop.steering.replies import token_of


@transaction()
def invite(meeting: Meeting, *, by: Account) -> int:
    """Invite everybody who has a seat on that day, and the facilitators as guests; again after a change."""
    meeting.refuse_when_approved()
    if not meeting.items:
        raise Refused(
            _("The agenda is still empty. Put at least one point on it, so that people know what they come for.")
        )
    prepare_places(meeting)
    meeting.invited_at = now()
    db.session.flush()
    for attendance in meeting.attendances:
        if attendance.email and post().can_send:
            after_commit(send, mail_to(attendance))
    record(meeting.process, "meeting.invited", meeting, by=by)
    return len(meeting.attendances)


@transaction()
def prepare_places(meeting: Meeting) -> None:
    """A place for each seat held on the day of the meeting, and for each facilitator; each once."""
    day = meeting.starts_at.astimezone(PLACE).date()
    there = {place.seat_id for place in meeting.attendances if place.seat_id}
    accounts = {place.account_id for place in meeting.attendances if place.account_id}
    for seat in meeting.circle.seats:
        if seat.is_held_on(day) and seat.id not in there:
            meeting.attendances.append(place_of(seat))
            accounts.update([seat.member_id] if seat.member_id else [])
    runners = select(Membership).where(Membership.process_id == meeting.process_id, Membership.role == Role.FACILITATOR)
    for runner in db.session.scalars(runners):
        if runner.account_id not in accounts:
            guest = Attendance(account_id=runner.account_id, name=runner.account.name, email=runner.account.email)
            guest.organisation, guest.has_vote = runner.organisation, False
            meeting.attendances.append(guest)
    db.session.flush()


def place_of(seat: Seat) -> Attendance:
    """The place of a seat."""
    return Attendance(
        seat_id=seat.id,
        account_id=seat.member_id,
        name=seat.member_name,
        email=seat.member_email or (seat.member.email if seat.member else ""),
        organisation=seat.organisation.name if seat.organisation else "",
        bench=seat.bench,
        has_vote=True,
    )


@transaction()
def add_guest(meeting: Meeting, name: str, email: str, organisation: str) -> Attendance:
    """Ask somebody in who has no seat, such as a speaker."""
    meeting.refuse_when_approved()
    guest = Attendance(name=name, email=email.lower(), organisation=organisation, has_vote=False)
    meeting.attendances.append(guest)
    db.session.flush()
    return guest


def reply_link(attendance: Attendance) -> str:
    """Where somebody answers without signing in."""
    return own_address(url_for("steering.show_reply", token=token_of(attendance)))


def mail_to(attendance: Attendance) -> Mail:
    """The invitation of one person, in German, with the date for their calendar."""
    meeting = attendance.meeting
    with force_locale("de"):
        when = format_datetime(meeting.starts_at, "EEEE, d. MMMM y, HH:mm")
        agenda = "\n".join(f"{number}. {item.title}" for number, item in enumerate(meeting.items, 1))
        subject = _("Invitation: %(title)s, %(when)s", title=meeting.title, when=when)
        text = _(
            "Dear %(name)s,\n\nyou are invited: %(title)s\n%(when)s\n%(place)s\n\nAgenda\n%(agenda)s\n\n"
            "Will you come? You answer here, without signing in:\n%(link)s\n\n"
            "The date for your calendar is attached.\n\n%(process)s, %(municipality)s",
            name=attendance.name,
            title=meeting.title,
            when=when,
            place=meeting.place,
            agenda=agenda,
            link=reply_link(attendance),
            process=meeting.process.title,
            municipality=meeting.process.municipality,
        )
    return Mail(attendance.email, " ".join(subject.split()), text, invitation_of(attendance))
