"""The door to what dots are placed on."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from flask_babel import gettext as _

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound, Refused
from workshop.forums.access.forum import forum_joined_by
from workshop.forums.models import Cluster, Idea, Participant, Round, RoundKind

T = TypeVar("T", Idea, Cluster)


class Choice(NamedTuple):
    """An island or card, in the weighing that is meant, with the participant who chooses."""

    round: Round
    target: Idea | Cluster
    participant: Participant


def target_joined_by(
    visitor: Visitor, idea_id: int | None, cluster_id: int | None, round_id: int | None = None
) -> Choice:
    """An island or a card, for the participants of its forum; without a round the one that runs is meant."""
    target: Idea | Cluster | None = _found(Cluster, cluster_id) or _found(Idea, idea_id)
    if target is None:
        raise NotFound()
    participant = forum_joined_by(visitor, target.forum_id)
    round_ = db.session.get(Round, round_id) if round_id is not None else participant.forum.open_round
    if round_ is None or round_.kind != RoundKind.WEIGH:
        raise Refused(_("No dots are given just now."))
    if round_.forum_id != target.forum_id:
        raise NotFound()
    return Choice(round_, target, participant)


def _found(model: type[T], id_: int | None) -> T | None:
    return db.session.get(model, id_) if id_ is not None else None
