"""What a forum hears over its sockets: door, form, action, acknowledgement."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Set
from typing import Any, NamedTuple

from workshop.core.realtime import Caller, event, owner
from workshop.forums import access, actions, broadcasts, messages
from workshop.forums.access import Attendance
from workshop.forums.models import Forum, Idea, Participant, Round

Answer = dict[str, Any]


class Mark(NamedTuple):
    """By which right somebody sits in a forum's room; asked again twice a second."""

    participant_id: int | None = None
    staff_session_id: int | None = None


@event("enter", form=messages.EnterMessage, door=access.forum_seen_by, of=("forum", "key"))
def enter(forum: Forum, form: messages.EnterMessage, caller: Caller) -> Answer:
    """Hear a forum from now on: what changed since the last number seen, or everything."""
    participant = access.participant_in(caller.visitor, forum)
    mark = mark_of(forum, participant, form.key.data or "", caller)
    caller.sit(broadcasts.room_of(forum), forum.seq, mark, counts=mark.participant_id is not None)
    mine = {"mine": broadcasts.own_cards(participant)} if participant else {}
    return {"seq": forum.seq, **broadcasts.news_for(forum, form.since.data), **mine}


def mark_of(forum: Forum, participant: Participant | None, key: str, caller: Caller) -> Mark:
    """By which right somebody comes in who may: the link's, which does not end, their role's, or their pass."""
    if access.opens_projector(forum, key):
        return Mark()
    if access.is_staff(caller.visitor, forum):
        return Mark(staff_session_id=caller.visitor.session.id)
    return Mark(participant_id=participant.id if participant else None)


@event("idea.submit", form=messages.SubmitMessage, door=access.round_joined_by, of=("round",))
def submit_idea(attendance: Attendance, form: messages.SubmitMessage, caller: Caller) -> Answer:
    """Take an idea in, once however often it is sent."""
    if form.table.data and form.table.data != attendance.participant.table:
        actions.take_seat(attendance.participant, form.table.data)
    key, text, language = form.key.data or "", form.text.data or "", form.lang.data or ""
    idea = actions.submit_idea(attendance.round, attendance.participant, text, language, key=key)
    return {"id": idea.id, "number": idea.number, "seq": idea.seq, "receipt": idea.receipt}


@event("idea.revise", form=messages.ReviseMessage, door=access.idea_written_by, of=("idea",))
def revise_idea(idea: Idea, form: messages.ReviseMessage, caller: Caller) -> Answer:
    """Word an own idea anew."""
    return {"seq": actions.revise_idea(idea, form.text.data or "").seq}


@event("idea.withdraw", form=messages.WithdrawMessage, door=access.idea_written_by, of=("idea",))
def withdraw_idea(idea: Idea, form: messages.WithdrawMessage, caller: Caller) -> Answer:
    """Take an own idea back."""
    return {"seq": actions.withdraw_idea(idea).seq}


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


@event("idea.hide", form=messages.HideMessage, door=access.idea_run_by, of=("idea",))
def hide_idea(idea: Idea, form: messages.HideMessage, caller: Caller) -> Answer:
    """Take an idea off the wall."""
    return {"seq": actions.hide_idea(idea, form.reason.data or "", by=caller.visitor.account).seq}


@event("idea.show", form=messages.ShowMessage, door=access.idea_run_by, of=("idea",))
def show_idea(idea: Idea, form: messages.ShowMessage, caller: Caller) -> Answer:
    """Put an idea back on the wall."""
    return {"seq": actions.show_idea(idea, by=caller.visitor.account).seq}


@owner(broadcasts.NAMESPACE, "forum")
def who_must_leave(forum_id: int, marks: Set[Hashable]) -> Mapping[Hashable, str]:
    """Those whose right to be in the room has ended since they came in."""
    seated = {mark for mark in marks if isinstance(mark, Mark)}
    staff = access.sessions_still_admitted(
        forum_id, {mark.staff_session_id for mark in seated if mark.staff_session_id is not None}
    )
    guests = access.participants_still_admitted(
        forum_id, {mark.participant_id for mark in seated if mark.participant_id is not None}
    )
    return {
        mark: "right-ended" if mark.participant_id is None else "door-closed"
        for mark in seated
        if (mark.staff_session_id is not None and mark.staff_session_id not in staff)
        or (mark.participant_id is not None and mark.participant_id not in guests)
    }
