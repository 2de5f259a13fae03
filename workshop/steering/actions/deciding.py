"""Putting a text to the vote: openly by bench, by consent, or secretly with slips."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.accounts.visitors import digest
from workshop.core.db import db, now, transaction
from workshop.core.errors import NotFound, Refused
from workshop.core.limits import Limit
from workshop.processes.directory import sort_name_of
from workshop.processes.journal import record
from workshop.steering.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Reservation,
    Resolution,
    Result,
    Slip,
    SlipTaken,
    Tally,
    Vote,
    Way,
)

# No signs that look alike, so that a slip can be read from paper.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 10
_wrong_slips = Limit(30)


@dataclass(frozen=True)
class Proposal:
    """A text to be decided on, how, and what it is about."""

    text: str
    way: str = Way.OPEN
    about_kind: str = ""
    about_id: int | None = None


@transaction()
def propose(meeting: Meeting, item: AgendaItem | None, proposal: Proposal, *, by: Account) -> Resolution:
    """Bring in a text; it gets the meeting's next number."""
    meeting.refuse_when_approved()
    highest = db.session.scalar(select(func.max(Resolution.number)).where(Resolution.meeting_id == meeting.id))
    resolution = Resolution(meeting=meeting, item=item, number=(highest or 0) + 1, way=proposal.way)
    write_proposal(resolution, proposal)
    db.session.add(resolution)
    record(meeting.process, "resolution.proposed", resolution, by=by)
    return resolution


@transaction()
def word_anew(resolution: Resolution, proposal: Proposal) -> None:
    """Change the text, as long as nothing was decided."""
    refuse_when_decided(resolution)
    resolution.way = proposal.way
    write_proposal(resolution, proposal)


def write_proposal(resolution: Resolution, proposal: Proposal) -> None:
    """Put the text into the row, with the words by which it is found."""
    resolution.text = proposal.text
    resolution.search_text = sort_name_of(proposal.text)
    resolution.about_kind, resolution.about_id = proposal.about_kind, proposal.about_id


def refuse_when_decided(resolution: Resolution) -> None:
    """What was voted on stays as it was voted on."""
    resolution.meeting.refuse_when_approved()
    if resolution.opened_at is not None or resolution.decided_at is not None:
        raise Refused(_("This text was put to the vote already. Bring in another one."))


@transaction()
def count_hands(resolution: Resolution, counts: Mapping[tuple[str, str], int], *, by: Account) -> None:
    """Write down an open vote, bench by bench: (bench, vote) -> how many. More yes than no adopts."""
    refuse_when_decided(resolution)
    here = Counter(place.bench or "" for place in voters(resolution.meeting))
    said: Counter[str] = Counter()
    for (bench, _vote), count in counts.items():
        said[bench] += count
    if any(count > here[bench] for bench, count in said.items()):
        raise Refused(_("There are more votes than people with a vote on one of the benches. Please count again."), 422)
    if not sum(said.values()):
        raise Refused(_("Nobody has voted yet. Enter how many said what."), 422)
    write_tallies(resolution, counts)
    decide(resolution, by)


@transaction()
def note_consent(resolution: Resolution, reservations: Sequence[tuple[str, str, bool]], *, by: Account) -> None:
    """All agree, unless somebody objects: (name, words, is an objection); reservations are kept and hinder nothing."""
    refuse_when_decided(resolution)
    for name, text, is_objection in reservations:
        resolution.reservations.append(Reservation(name=name, text=text, is_objection=is_objection))
    resolution.decided_at = now()
    objected = any(is_objection for _name, _text, is_objection in reservations)
    resolution.result = Result.REJECTED if objected else Result.ADOPTED
    record(resolution.meeting.process, "resolution.decided", resolution, by=by)


@transaction()
def defer(resolution: Resolution, *, by: Account) -> None:
    """Not today."""
    resolution.meeting.refuse_when_approved()
    if resolution.decided_at is not None:
        raise Refused(_("This is decided already."))
    resolution.decided_at, resolution.result = now(), Result.DEFERRED
    record(resolution.meeting.process, "resolution.decided", resolution, by=by)


@transaction()
def open_ballot(resolution: Resolution) -> None:
    """From now on everybody with a vote who is there can take a slip."""
    refuse_when_decided(resolution)
    resolution.opened_at = now()


@transaction()
def take_slip(resolution: Resolution, attendance: Attendance) -> str:
    """Give somebody a slip: one each, and nothing leads from it to them. Returns its code, which is shown once."""
    if not resolution.is_voting:
        raise Refused(_("There is no vote now."))
    if not (attendance.has_vote and attendance.is_here and attendance.meeting_id == resolution.meeting_id):
        raise Refused(_("Only those with a vote who are here get a slip."))
    taken = select(SlipTaken.id).where(
        SlipTaken.resolution_id == resolution.id, SlipTaken.attendance_id == attendance.id
    )
    if db.session.scalar(taken) is not None:
        raise Refused(_("A slip was given out for this seat already."))
    code = "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
    db.session.add(SlipTaken(resolution_id=resolution.id, attendance_id=attendance.id))
    db.session.add(Slip(id=secrets.randbelow(2**31), resolution_id=resolution.id, code_hash=hash_of(code)))
    db.session.flush()
    return code


def hash_of(code: str) -> bytes:
    """What is kept of a slip's code, however it was typed."""
    return digest("slip " + "".join(letter for letter in code.upper() if letter in LETTERS))


def slip_of(code: str, address: str) -> tuple[Slip, Resolution]:
    """The slip with this code, and what it is for; guessing is slowed down."""
    if not _wrong_slips.take(address):
        raise Refused(_("Too many wrong codes from here. Please wait a minute."), 429)
    slip = db.session.scalar(select(Slip).where(Slip.code_hash == hash_of(code)))
    resolution = db.session.get(Resolution, slip.resolution_id) if slip else None
    if slip is None or resolution is None:
        raise NotFound(_("There is no slip with this code. Please read it once more."))
    _wrong_slips.give_back(address)
    return slip, resolution


@transaction()
def cast_slip(slip: Slip, resolution: Resolution, vote: str) -> None:
    """Vote, once."""
    if not resolution.is_voting:
        raise Refused(_("This vote is closed."))
    if slip.vote:
        raise Refused(_("This slip was used already."))
    slip.vote = vote


@transaction()
def close_ballot(resolution: Resolution, *, by: Account) -> None:
    """Count the slips; they are destroyed, the sum stays."""
    if not resolution.is_voting:
        raise Refused(_("There is no vote now."))
    slips = db.session.scalars(select(Slip).where(Slip.resolution_id == resolution.id)).all()
    counted = Counter(slip.vote for slip in slips if slip.vote)
    if not counted:
        raise Refused(_("Nobody has voted yet."))
    write_tallies(resolution, {("", vote): counted[vote] for vote in Vote})
    for slip in slips:
        db.session.delete(slip)
    decide(resolution, by)


def write_tallies(resolution: Resolution, counts: Mapping[tuple[str, str], int]) -> None:
    """Put the numbers into rows."""
    resolution.tallies = [Tally(bench=bench, vote=vote, count=count) for (bench, vote), count in counts.items()]
    db.session.flush()


def decide(resolution: Resolution, by: Account) -> None:
    """More yes than no adopts; who abstains counts for neither."""
    resolution.decided_at = now()
    adopted = resolution.counted(Vote.YES) > resolution.counted(Vote.NO)
    resolution.result = Result.ADOPTED if adopted else Result.REJECTED
    record(resolution.meeting.process, "resolution.decided", resolution, by=by)


def voters(meeting: Meeting) -> list[Attendance]:
    """Those with a vote who came."""
    return [place for place in meeting.attendances if place.has_vote and place.is_here]
