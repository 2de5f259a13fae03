"""Doors to a round."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.orm import joinedload

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
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


def round_joined_by(visitor: Visitor, round_id: int) -> Attendance:
    """A round with the visitor as a participant of its forum."""
    round_ = db.session.get(Round, round_id, options=[joinedload(Round.forum).joinedload(Forum.process)])
    if round_ is None:
        raise NotFound()
    return Attendance(round_, forum_joined_by(visitor, round_.forum_id))
