"""What follows by itself when a round begins, ends or is revealed, under the same number."""

from __future__ import annotations

from workshop.forums import broadcasts
from workshop.forums.actions.weighing import settle_dots
from workshop.forums.models import Round

BEGINS = frozenset({"round.opened", "round.reopened", "round.prepared"})
TURNS = BEGINS | {"round.closed", "round.revealed", "round.concealed"}


def follow(round_: Round, verb: str, seq: int) -> None:
    """Dots are shown or hidden as the round says, and with a new round the projector shows what fits it."""
    if verb not in TURNS:
        return
    settle_dots(round_, seq)
    if verb in BEGINS and round_.forum.screen:
        round_.forum.screen, round_.forum.told_seq = {}, seq
        broadcasts.changed(round_.forum)
