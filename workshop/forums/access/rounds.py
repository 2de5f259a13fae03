"""Doors to a round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.accounts.visitors import Visitor
from workshop.core.db import db, now
from workshop.core.errors import NotFound
from workshop.forums.access.forum import FACILITATORS, forum_joined_by
from workshop.forums.models import Forum, Participant, Round
from workshop.processes.access import admit


class Attendance(NamedTuple):
    """A round, and the participant who takes part in it."""

    round: Round
    participant: Participant


def round_run_by(visitor: Visitor, round_id: int) -> Round:
    """A round, for the facilitators of its forum."""
    round_ = db.session.get(Round, round_id)
    if round_ is None:
        raise NotFound()
    admit(visitor, round_.forum.process, FACILITATORS)
    return round_


def rounds_joined_by(asked: Sequence[tuple[Visitor, int]]) -> list[Attendance | None]:
    """The same for many at once, in two queries; nothing for those whom the door would not let in."""
    ids = {round_id for _visitor, round_id in asked}
    with_forum = joinedload(Round.forum).joinedload(Forum.process)
    asked_for = db.session.scalars(select(Round).where(Round.id.in_(ids)).options(with_forum))
    rounds = {round_.id: round_ for round_ in asked_for}
    passes = {pass_ for visitor, _round_id in asked for pass_ in visitor.passes.values()}
    known = db.session.scalars(select(Participant).where(Participant.token_hash.in_(passes)))
    participants = {(one.forum_id, one.token_hash): one for one in known}
    moment = now()

    def let_in(visitor: Visitor, round_id: int) -> Attendance | None:
        if (round_ := rounds.get(round_id)) is None or moment >= round_.forum.passes_end_at:
            return None
        participant = participants.get((round_.forum_id, visitor.passes.get(round_.forum_id, b"")))
        return Attendance(round_, participant) if participant is not None else None

    return [let_in(visitor, round_id) for visitor, round_id in asked]


def round_joined_by(visitor: Visitor, round_id: int) -> Attendance:
    """A round with the visitor as a participant of its forum."""
    round_ = db.session.get(Round, round_id, options=[joinedload(Round.forum).joinedload(Forum.process)])
    if round_ is None:
        raise NotFound()
    return Attendance(round_, forum_joined_by(visitor, round_.forum_id))
