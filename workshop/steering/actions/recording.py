"""What becomes of the minutes: sent, approved in a later meeting, published."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.core.tokens import word_changes, words_of
from workshop.processes.journal import record
from workshop.steering.models import Extent, Meeting, Minutes
from workshop.steering.writing import minutes_text, resolutions_of

SENT, APPROVED = 1, 2


@transaction()
def send_minutes(meeting: Meeting, *, by: Account) -> Minutes:
    """Hold the minutes as they are sent round; what changes until the approval is shown against this."""
    if meeting.closed_at is None:
        raise Refused(_("The meeting is not over yet. End it first."))
    if meeting.sent_at is not None:
        raise Refused(_("The minutes were sent round already."))
    meeting.sent_at = now()
    held = hold(meeting, SENT, by)
    record(meeting.process, "minutes.sent", meeting, by=by)
    return held


def hold(meeting: Meeting, number: int, by: Account) -> Minutes:
    """Write the minutes into a row that never changes."""
    text = minutes_text(meeting)
    minutes = Minutes(
        meeting_id=meeting.id,
        number=number,
        text=text,
        made_at=now(),
        made_by_name=by.name,
        hash=hashlib.sha256(text.encode()).hexdigest(),
    )
    db.session.add(minutes)
    db.session.flush()
    return minutes


@transaction()
def approve_minutes(meeting: Meeting, in_meeting: Meeting | None, *, by: Account) -> Minutes:
    """Approve them; from then on nothing in them changes, by no path."""
    meeting.refuse_when_approved()
    if meeting.sent_at is None:
        raise Refused(_("Send the minutes round first, so that everybody knows what they approve."))
    resolutions = resolutions_of(meeting)
    waiting = [one.key for one in resolutions if one.decided_at is None]
    if waiting:
        raise Refused(_("Not decided yet: %(keys)s. Decide or defer it first.", keys=", ".join(waiting)))
    held = hold(meeting, APPROVED, by)
    meeting.approved_at = now()
    meeting.approved_in_id = in_meeting.id if in_meeting else None
    for resolution in resolutions:
        resolution.sealed_at = meeting.approved_at
    record(meeting.process, "minutes.approved", meeting, by=by)
    return held


@transaction()
def publish_minutes(meeting: Meeting, extent: str, items: Collection[int], *, by: Account) -> None:
    """Say how much everybody may read: nothing, the resolutions, some points, or all of it."""
    if not meeting.is_approved:
        raise Refused(_("Only approved minutes are published."))
    meeting.extent = extent
    meeting.published_at = now() if extent else None
    for item in meeting.items:
        item.published_at = now() if extent == Extent.PART and item.id in items else None
    record(meeting.process, "minutes.published" if extent else "minutes.taken_back", meeting, by=by)


def minutes_of(meeting: Meeting) -> dict[int, Minutes]:
    """As sent, and as approved."""
    found = db.session.scalars(select(Minutes).where(Minutes.meeting_id == meeting.id))
    return {minutes.number: minutes for minutes in found}


def readable_text(meeting: Meeting, *, inside: bool) -> str:
    """What somebody may read of the minutes: the team all, everybody what is published."""
    held = minutes_of(meeting)
    if inside or meeting.extent == Extent.FULL:
        return held[APPROVED].text if APPROVED in held else minutes_text(meeting)
    return minutes_text(meeting, Extent(meeting.extent or Extent.RESOLUTIONS))


@dataclass(frozen=True)
class Piece:
    """Some words: kept, taken out, or put in."""

    text: str
    kind: str = ""


def changes_since_sent(meeting: Meeting) -> list[Piece]:
    """The minutes as they stand, with every word marked that is not as it was sent; empty when nothing changed."""
    held = minutes_of(meeting)
    if SENT not in held:
        return []
    old, new = words_of(held[SENT].text), words_of(readable_text(meeting, inside=True))
    return list(pieces(old, new)) if old != new else []


def pieces(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """Both texts in one."""
    found, at = list[Piece](), 0
    for change in word_changes(old, new):
        found.append(Piece("".join(old[at : change.old_from])))
        found.append(Piece("".join(old[change.old_from : change.old_to]), "del"))
        found.append(Piece("".join(new[change.new_from : change.new_to]), "ins"))
        at = change.old_to
    found.append(Piece("".join(old[at:])))
    return [piece for piece in found if piece.text]
