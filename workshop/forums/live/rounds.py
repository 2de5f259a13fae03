"""What is said about rounds."""

from __future__ import annotations

from collections.abc import Callable

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


def simple(name: str, act: Callable[..., None]) -> None:
    """Hear a message about a round that needs nothing but its number."""

    def handle(round_: Round, form: messages.RoundMessage, caller: Caller) -> Answer:
        act(round_, by=caller.visitor.account)
        return {"seq": round_.seq}

    event(name, form=messages.RoundMessage, door=access.round_run_by, of=("round",))(handle)


simple("round.prepare", actions.prepare_round)
simple("round.close", actions.close_round)
simple("round.pause", actions.pause_round)
simple("round.resume", actions.resume_round)
simple("round.reveal", actions.reveal_round)
simple("round.conceal", actions.conceal_round)


@event("round.timer", form=messages.TimerMessage, door=access.round_run_by, of=("round",))
def set_timer(round_: Round, form: messages.TimerMessage, caller: Caller) -> Answer:
    """Give a round so many seconds from now."""
    actions.set_timer(round_, form.seconds.data, by=caller.visitor.account)
    return {"seq": round_.seq, "ends": round_.ends_at.timestamp() if round_.ends_at else None}
