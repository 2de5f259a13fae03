"""Hands: who would like to speak, and who is done."""

from __future__ import annotations

from datetime import datetime

from flask_babel import gettext as _

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.forums.actions.telling import announce
from workshop.forums.models import Hand, Participant, Round


@transaction()
def raise_hand(round_: Round, participant: Participant, up: bool = True) -> None:
    """Ask to speak, or not any more."""
    if up:
        _refuse_unless_running(round_)
        if not round_.discussing.hands:
            raise Refused(_("Hands are not raised by phone in this round."))
    hand = _hand_of(round_, participant)
    _count(round_, "hand.raised" if up else "hand.lowered", hand, raised_at=hand.raised_at or now() if up else None)


@transaction()
def lower_hand(round_: Round, participant: Participant, *, by: Account | None = None) -> None:
    """Somebody has spoken."""
    _count(round_, "hand.lowered", _hand_of(round_, participant), by, raised_at=None)


@transaction()
def say_done(round_: Round, participant: Participant, done: bool = True) -> None:
    """Say that one is done with a round, or not yet."""
    if done:
        _refuse_unless_running(round_)
    hand = _hand_of(round_, participant)
    _count(round_, "round.done", hand, done_at=hand.done_at or now() if done else None)


def _count(round_: Round, verb: str, hand: Hand, by: Account | None = None, **new: datetime | None) -> None:
    """Change it and count it, so that telling costs no query; nothing happens when it is so already."""
    counters = {"raised_at": "hands_up", "done_at": "people_done"}
    ((name, value),) = new.items()
    before = getattr(hand, name)
    if (before is None) == (value is None):
        return
    setattr(hand, name, value)
    db.session.add(hand)
    counter = counters[name]
    setattr(round_, counter, getattr(Round, counter) + (1 if value is not None else -1))
    announce(round_.forum, verb, round_, by)


def _hand_of(round_: Round, participant: Participant) -> Hand:
    found = db.session.get(Hand, (participant.id, round_.id))
    return found or Hand(participant_id=participant.id, round_id=round_.id)


def _refuse_unless_running(round_: Round) -> None:
    if not (round_.forum.is_open and round_.is_open):
        raise Refused(_("This round is over."))
