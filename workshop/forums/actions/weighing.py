"""Weighing: dots on islands or cards, as many as each person has, shown when the round says so."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, or_, select

from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.forums import broadcasts
from workshop.forums.models import Cluster, Dots, Idea, Participant, Round, RoundKind
from workshop.processes.journal import next_number, note

Target = Idea | Cluster


@transaction()
def place_dots(round_: Round, participant: Participant, target: Target, dots: int) -> int:
    """Let so many dots of a person lie on a thing, however often it is said; returns how many are left."""
    _refuse_unless_weighing(round_, target)
    if dots == _own(round_, participant).get(target.id, 0):
        return dots_left(round_, participant)
    # The number first: its row lock lets nobody give the same dots twice at the same time.
    seq = next_number(round_.forum)
    own = _own(round_, participant)
    before, total = own.get(target.id, 0), sum(own.values())
    _refuse_too_many(round_, dots, total - before + dots)
    _write(round_, participant, target, dots)
    round_.dots_given = Round.dots_given + (dots - before)
    round_.voters = Round.voters + int(total - before + dots > 0) - int(total > 0)
    note(round_.forum.process, "dots.placed", round_, at=(round_.forum.room_name, seq))
    db.session.flush()
    _tell(round_, target, dots - before, seq)
    return round_.weighing.dots - (total - before + dots)


def dots_left(round_: Round, participant: Participant) -> int:
    """How many dots somebody still has."""
    return round_.weighing.dots - sum(_own(round_, participant).values())


def dots_of(round_: Round, participant: Participant) -> dict[int, int]:
    """Where somebody's dots lie: by the id of the island or card."""
    return {id_: dots for id_, dots in _own(round_, participant).items() if dots}


def settle_dots(round_: Round, seq: int) -> None:
    """After a weighing was opened, closed or revealed: show what the dots say now, or that nothing is said yet."""
    if round_.kind != RoundKind.WEIGH:
        return
    kind, column = _kind(round_)
    found: dict[int, int] = {}
    if round_.shows_dots:
        rows = db.session.execute(
            select(column, func.sum(Dots.dots)).where(Dots.round_id == round_.id, column.is_not(None)).group_by(column)
        )
        found = {id_: int(dots) for id_, dots in rows}
    touched = select(kind).where(kind.forum_id == round_.forum_id, or_(kind.id.in_(found), kind.dots.is_not(None)))
    for thing in db.session.scalars(touched):
        if thing.dots != found.get(thing.id):
            thing.dots, thing.seq = found.get(thing.id), seq
            broadcasts.changed(thing)


def _kind(round_: Round) -> tuple[Any, Any]:
    return (Idea, Dots.idea_id) if round_.weighing.on == "ideas" else (Cluster, Dots.cluster_id)


def _own(round_: Round, participant: Participant) -> dict[int, int]:
    _model, column = _kind(round_)
    rows = db.session.execute(
        select(column, Dots.dots).where(Dots.participant_id == participant.id, Dots.round_id == round_.id)
    )
    return {id_: dots for id_, dots in rows if id_ is not None}


def _write(round_: Round, participant: Participant, target: Target, dots: int) -> None:
    _model, column = _kind(round_)
    mine = select(Dots).where(Dots.participant_id == participant.id, Dots.round_id == round_.id, column == target.id)
    row = db.session.scalar(mine)
    if row is None:
        row = Dots(round_id=round_.id, participant_id=participant.id, **{column.key: target.id})
        db.session.add(row)
    row.dots = dots


def _tell(round_: Round, target: Target, more: int, seq: int) -> None:
    """While the weighing is hidden, only that somebody has given dots; else where they lie as well."""
    round_.seq = seq
    if round_.shows_dots:
        target.dots, target.seq = (target.dots or 0) + more, seq
        broadcasts.changed(target)
    broadcasts.changed(round_)


def _refuse_unless_weighing(round_: Round, target: Target) -> None:
    if round_.kind != RoundKind.WEIGH or target.forum_id != round_.forum_id:
        raise Refused(_("No dots are given here."), 422)
    if not isinstance(target, _kind(round_)[0]) or not _is_there(target):
        raise Refused(_("This is no longer on the wall. Your dots are yours again."))
    if not round_.forum.is_open or not round_.is_open:
        raise Refused(_("The weighing is over. Your dots are counted as they lay."))
    if round_.is_paused:
        raise Refused(_("The weighing pauses. Please wait until it goes on."))
    if round_.is_out_of_time:
        raise Refused(_("The time is up. Your dots are counted as they lay."))


def _is_there(target: Target) -> bool:
    return target.is_on_the_wall if isinstance(target, Idea) else target.is_there


def _refuse_too_many(round_: Round, on_one: int, in_all: int) -> None:
    options = round_.weighing
    if not 0 <= on_one <= options.most:
        raise Refused(_("At most %(most)s of your dots can lie on one.", most=options.most))
    if in_all > options.dots:
        raise Refused(_("You have %(dots)s dots in all. Take some away elsewhere first.", dots=options.dots))
