"""Who may come in: the only ways from an outside id, code, link or receipt to something of a forum."""

from __future__ import annotations

import re
import secrets
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload

from workshop.accounts.models import Account, StaffSession
from workshop.accounts.visitors import Visitor
from workshop.core.db import db, now
from workshop.core.errors import NotFound, Refused
from workshop.core.limits import Limit
from workshop.forums import receipts
from workshop.forums.models import Forum, Idea, Participant, Round
from workshop.processes.access import EVERY_ROLE, admit
from workshop.processes.models import Membership, Role

FACILITATORS = frozenset({Role.FACILITATOR})

# Only failures count, because a hall shares one address. A right code is let in all the same: otherwise one person
# who guesses would lock out the hall. What is left to a guesser is one forum in nine digits, while its door is open.
_wrong_codes = Limit(10)
_wrong_codes_in_all = Limit(300)
_wrong_receipts = Limit(10)


class Attendance(NamedTuple):
    """A round, and the participant who takes part in it."""

    round: Round
    participant: Participant


def forum_for(visitor: Visitor, forum_id: int) -> Forum:
    """A forum, for all who have a role in its process."""
    return _admitted(visitor, db.session.get(Forum, forum_id), EVERY_ROLE)


def forum_run_by(visitor: Visitor, forum_id: int) -> Forum:
    """A forum, for its facilitators."""
    return _admitted(visitor, db.session.get(Forum, forum_id), FACILITATORS)


def forum_joined_by(visitor: Visitor, forum_id: int) -> Participant:
    """A participant of a forum, by the pass in the browser, until a day after the forum."""
    pass_hash = visitor.passes.get(forum_id)
    if pass_hash is None:
        raise NotFound()
    participant = db.session.scalar(
        select(Participant).where(Participant.token_hash == pass_hash, Participant.forum_id == forum_id)
    )
    if participant is None or now() >= participant.forum.passes_end_at:
        raise NotFound()
    return participant


def participant_in(visitor: Visitor, forum: Forum) -> Participant | None:
    """The visitor as a participant of a forum, if they are one."""
    try:
        return forum_joined_by(visitor, forum.id)
    except NotFound:
        return None


def forum_seen_by(visitor: Visitor, forum_id: int, key: str | None = None) -> Forum:
    """A forum's wall: for the staff, for those who joined while the door is open, and for the projector's link."""
    forum = db.session.get(Forum, forum_id)
    if forum is None:
        raise NotFound()
    if opens_projector(forum, key or "") or is_staff(visitor, forum):
        return forum
    participant = forum_joined_by(visitor, forum_id)
    if not participant.forum.is_open:
        raise Refused(_("The door of this forum is closed."))
    return forum


def opens_projector(forum: Forum, key: str) -> bool:
    """Whether a link is the one made for the projector of this forum."""
    return secrets.compare_digest(key.encode(errors="replace"), forum.projector_token.encode())


def is_staff(visitor: Visitor, forum: Forum) -> bool:
    """Whether somebody has a role in the forum's process."""
    try:
        admit(visitor, forum.process)
    except NotFound:
        return False
    return True


def round_run_by(visitor: Visitor, round_id: int) -> Round:
    """A round, for the facilitators of its forum."""
    round_ = db.session.get(Round, round_id)
    if round_ is None:
        raise NotFound()
    admit(visitor, round_.forum.process, FACILITATORS)
    return round_


def round_joined_by(visitor: Visitor, round_id: int) -> Attendance:
    """A round with the visitor as a participant of its forum."""
    round_ = db.session.get(Round, round_id, options=[joinedload(Round.forum).joinedload(Forum.process)])
    if round_ is None:
        raise NotFound()
    return Attendance(round_, forum_joined_by(visitor, round_.forum_id))


def idea_run_by(visitor: Visitor, idea_id: int) -> Idea:
    """An idea, for the facilitators of its forum."""
    idea = db.session.get(Idea, idea_id)
    if idea is None:
        raise NotFound()
    admit(visitor, idea.forum.process, FACILITATORS)
    return idea


def idea_written_by(visitor: Visitor, idea_id: int) -> Idea:
    """An idea, for the participant who wrote it."""
    idea = db.session.get(Idea, idea_id)
    if idea is None or idea.participant_id is None:
        raise NotFound()
    if forum_joined_by(visitor, idea.forum_id).id != idea.participant_id:
        raise NotFound()
    return idea


def forum_of_code(code: str, address: str) -> Forum:
    """The forum that a QR link or a typed code opens, while its door is open; wrong ones are limited."""
    digits = re.sub(r"[\s.-]", "", code)
    is_code = len(digits) == 9 and digits.isdecimal()
    forum = db.session.scalar(select(Forum).where(Forum.code == digits if is_code else Forum.qr_token == code))
    if forum is not None and forum.is_open:
        return forum
    if not (_wrong_codes.take(address) and _wrong_codes_in_all.take("all")):
        raise Refused(_("Too many wrong codes from here. Please scan the QR code, or try again in a minute."), 429)
    raise NotFound(_("No forum is open under this code. Please compare it with the one on the screen."))


def idea_of_receipt(receipt: str, address: str) -> Idea:
    """The idea that a receipt belongs to: the receipt is the right to see what became of it."""
    if not _wrong_receipts.has_room(address):
        raise Refused(_("Too many tries. Please wait a minute and try again."), 429)
    written = receipts.normal_form(receipt)
    idea = db.session.scalar(select(Idea).where(Idea.receipt == written)) if written else None
    if idea is None:
        _wrong_receipts.take(address)
        raise NotFound(_("We know no such receipt. It looks like this: AMSEL-RAUTE-4127."))
    return idea


def participants_still_admitted(forum_id: int, ids: set[int]) -> set[int]:
    """Those participants who may still hear the room, in one query; asked again and again while they sit there."""
    return set(
        db.session.scalars(
            select(Participant.id)
            .join(Participant.forum)
            .where(
                Participant.id.in_(ids), Forum.id == forum_id, Forum.opened_at.is_not(None), Forum.closed_at.is_(None)
            )
        )
    )


def sessions_still_admitted(forum_id: int, ids: set[int]) -> set[int]:
    """Those sessions of the staff that still run and still have a role, in one query."""
    in_process = exists().where(
        Forum.id == forum_id,
        Membership.process_id == Forum.process_id,
        Membership.account_id == StaffSession.account_id,
    )
    sessions = db.session.scalars(
        select(StaffSession)
        .join(StaffSession.account)
        .where(StaffSession.id.in_(ids), or_(Account.is_administrator, in_process))
    )
    moment = now()
    return {session.id for session in sessions if session.is_running(moment)}


def _admitted(visitor: Visitor, forum: Forum | None, roles: frozenset[Role]) -> Forum:
    if forum is None:
        raise NotFound()
    admit(visitor, forum.process, roles)
    return forum
