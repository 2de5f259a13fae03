"""What phones say in rounds of weighing and discussing."""

from __future__ import annotations

from workshop.core.realtime import Caller, event
from workshop.forums import access, actions, messages
from workshop.forums.access import Attendance
from workshop.forums.live.room import Answer


@event("dots.place", form=messages.DotsMessage, door=access.target_joined_by, of=("idea", "cluster", "round"))
def place_dots(choice: access.Choice, form: messages.DotsMessage, caller: Caller) -> Answer:
    """Let so many dots lie on a thing."""
    left = actions.place_dots(choice.round, choice.participant, choice.target, form.dots.data or 0)
    return {"seq": choice.round.forum.seq, "left": left}


@event("hand.raise", form=messages.HandMessage, door=access.round_joined_by, of=("round",))
def raise_hand(attendance: Attendance, form: messages.HandMessage, caller: Caller) -> Answer:
    """Ask to speak, or not any more."""
    actions.raise_hand(attendance.round, attendance.participant, form.up())
    return {"seq": attendance.round.seq}


@event("done", form=messages.HandMessage, door=access.round_joined_by, of=("round",))
def say_done(attendance: Attendance, form: messages.HandMessage, caller: Caller) -> Answer:
    """Say that one is done with a round, or not yet."""
    actions.say_done(attendance.round, attendance.participant, form.up())
    return {"seq": attendance.round.seq}
