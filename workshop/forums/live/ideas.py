"""What is said about cards."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.core.errors import Refused
from workshop.core.realtime import Caller, event, together
from workshop.forums import access, actions, messages
from workshop.forums.access import Attendance
from workshop.forums.actions import Card
from workshop.forums.live.room import Answer
from workshop.forums.models import Idea, Participant


@event("idea.submit", form=messages.SubmitMessage, door=access.round_joined_by, of=("round",))
def submit_idea(attendance: Attendance, form: messages.SubmitMessage, caller: Caller) -> Answer:
    """Take an idea in, once however often it is sent."""
    if form.table.data:
        actions.take_seat(attendance.participant, form.table.data)
    card = _card(attendance, access.speaker_for(attendance, form.speaker.data), form)
    return _acknowledged(actions.submit_idea(card.round, card.author, card.text, card.language, key=card.key))


@together("idea.submit", door=access.rounds_joined_by)
def submit_ideas(said: Sequence[tuple[Attendance, messages.SubmitMessage, Caller]]) -> list[Answer | None]:
    """Take many ideas in at once; those that need more than a place on the wall are heard by themselves."""
    plain = [number for number, (_who, form, _caller) in enumerate(said) if not (form.table.data or form.speaker.data)]
    cards = [_card(said[number][0], said[number][0].participant, said[number][1]) for number in plain]
    answers: list[Answer | None] = [None] * len(said)
    for number, outcome in zip(plain, actions.submit_ideas(cards), strict=True):
        answers[number] = None if isinstance(outcome, Refused) else _acknowledged(outcome)
    return answers


def _card(attendance: Attendance, author: Participant, form: messages.SubmitMessage) -> Card:
    return Card(attendance.round, author, form.text.data or "", form.lang.data or "", form.key.data or "")


def _acknowledged(idea: Idea) -> Answer:
    answer = {"id": idea.id, "number": idea.number, "seq": idea.seq, "receipt": idea.receipt}
    return answer if idea.hung_at else answer | {"waits": True}


@event("idea.revise", form=messages.ReviseMessage, door=access.idea_written_by, of=("idea",))
def revise_idea(idea: Idea, form: messages.ReviseMessage, caller: Caller) -> Answer:
    """Word an own idea anew."""
    return {"seq": actions.revise_idea(idea, form.text.data or "").seq}


@event("idea.withdraw", form=messages.WithdrawMessage, door=access.idea_written_by, of=("idea",))
def withdraw_idea(idea: Idea, form: messages.WithdrawMessage, caller: Caller) -> Answer:
    """Take an own idea back."""
    return {"seq": actions.withdraw_idea(idea).seq}


@event("idea.hide", form=messages.HideMessage, door=access.idea_run_by, of=("idea",))
def hide_idea(idea: Idea, form: messages.HideMessage, caller: Caller) -> Answer:
    """Take an idea off the wall."""
    return {"seq": actions.hide_idea(idea, form.reason.data or "", by=caller.visitor.account).seq}


@event("idea.show", form=messages.ShowMessage, door=access.idea_run_by, of=("idea",))
def show_idea(idea: Idea, form: messages.ShowMessage, caller: Caller) -> Answer:
    """Put an idea back on the wall."""
    return {"seq": actions.show_idea(idea, by=caller.visitor.account).seq}
