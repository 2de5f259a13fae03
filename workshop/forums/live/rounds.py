"""What is said about rounds."""

from __future__ import annotations

from workshop.core.realtime import Caller, event
from workshop.forums import access, actions, messages
from workshop.forums.live.room import Answer
from workshop.forums.models import Round


@event("round.open", form=messages.RoundMessage, door=access.round_run_by, of=("round",))
def open_round(round_: Round, form: messages.RoundMessage, caller: Caller) -> Answer:
    """Put the question, for the first time or once more."""
    open_ = actions.open_round if round_.closed_at is None else actions.reopen_round
    open_(round_, by=caller.visitor.account)
    return {"seq": round_.seq}


@event("round.close", form=messages.RoundMessage, door=access.round_run_by, of=("round",))
def close_round(round_: Round, form: messages.RoundMessage, caller: Caller) -> Answer:
    """Take no more ideas."""
    actions.close_round(round_, by=caller.visitor.account)
    return {"seq": round_.seq}
