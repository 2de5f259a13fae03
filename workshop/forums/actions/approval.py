"""Cards that wait for approval: hung up or taken aside, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from workshop.accounts.models import Account
from workshop.core.db import transaction
from workshop.forums.actions.ideas import hide_idea
from workshop.forums.actions.rounds import hang
from workshop.forums.models import Idea

FOR_PARTICIPANTS = False


@transaction()
def approve_ideas(ideas: Sequence[Idea], *, by: Account | None = None) -> int:
    """Let cards that waited hang on the wall; says how many."""
    waiting = [idea for idea in ideas if idea.hung_at is None and idea.withdrawn_at is None]
    for _round_id, group in groupby(sorted(waiting, key=lambda idea: (idea.round_id, idea.number)), _round_of):
        cards = list(group)
        hang(cards[0].round, cards, by)
    return len(waiting)


@transaction()
def hide_ideas(ideas: Sequence[Idea], reason: str, *, by: Account | None = None) -> int:
    """Take cards aside; each author alone reads why."""
    for idea in ideas:
        hide_idea(idea, reason, by=by)
    return len(ideas)


def _round_of(idea: Idea) -> int:
    return idea.round_id
