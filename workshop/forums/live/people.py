"""What is said by those who take part besides cards: answers, for whom they are here, where they sit."""

from __future__ import annotations

from workshop.core.realtime import Caller, event
from workshop.forums import access, actions, messages
from workshop.forums.access import Attendance
from workshop.forums.live.room import Answer
from workshop.forums.models import Participant, Question


@event("answer.give", form=messages.AnswerMessage, door=access.question_joined_by, of=("question",))
def give_answer(asked: tuple[Question, Participant], form: messages.AnswerMessage, caller: Caller) -> Answer:
    """Answer a question, once a person, however often it is sent."""
    question, participant = asked
    given = actions.Given(form.chosen(), form.text.data or "", form.lang.data or participant.language)
    actions.give_answer(question, participant, given, key=form.key.data or "")
    return {"seq": question.seq, "question": question.id}


@event("introduce", form=messages.IntroduceMessage, door=access.round_joined_by, of=("round",))
def introduce(attendance: Attendance, form: messages.IntroduceMessage, caller: Caller) -> Answer:
    """Say for whom one is here."""
    return {"seq": actions.introduce(attendance.round, attendance.participant, form.bench.data or None)}


@event("seat.take", form=messages.SeatMessage, door=access.forum_joined_by, of=("forum",))
def take_seat(participant: Participant, form: messages.SeatMessage, caller: Caller) -> Answer:
    """Sit down at a table."""
    actions.take_seat(participant, form.table.data or None)
    return {"seq": participant.forum.seq, "table": form.table.data or None}
