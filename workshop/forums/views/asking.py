"""Questions: answered on the phone, shown as pictures on desk, screen and phone; and who is here, as a picture."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_decimal
from sqlalchemy import select

from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.forums import access, actions, benches, counting
from workshop.forums.forms import BENCHES, AnswerForm, IntroductionForm, KeyedForm
from workshop.forums.models import Answer, Participant, Question, QuestionKind, Round, RoundKind
from workshop.forums.views.blueprint import bp
from workshop.forums.views.parts import Part, phone_part, screen_part
from workshop.forums.views.phone import phone_page
from workshop.processes.models import Bench

FOR_PARTICIPANTS = True


@bp.post("/rounds/<int:round_id>/answers")
def give_answers(round_id: int) -> ResponseReturnValue:
    """Answer the questions of a round; those left empty stay as they were."""
    round_, participant = access.round_joined_by(current_visitor(), round_id)
    try:
        form = KeyedForm()
        form.refuse_unless_valid()
        for question in round_.questions:
            give_one(question, participant, form.key.data or "")
    except Refused as refusal:
        return phone_page(participant, complaint=refusal.message, chosen=request.form), refusal.status
    return to_phone(round_)


def give_one(question: Question, participant: Participant, key: str) -> None:
    """Answer one question, if something was chosen or written."""
    said = {
        "key": key,
        "values": ",".join(request.form.getlist(f"q-{question.id}")),
        "text": request.form.get(f"t-{question.id}", ""),
        "lang": participant.language,
    }
    form = AnswerForm.of_message(said)
    form.refuse_unless_valid()
    if form.chosen() or form.text.data:
        given = actions.Given(form.chosen(), form.text.data or "", participant.language)
        actions.give_answer(question, participant, given, key=key)


@bp.post("/rounds/<int:round_id>/introduction")
def introduce(round_id: int) -> ResponseReturnValue:
    """Say for whom one is here."""
    round_, participant = access.round_joined_by(current_visitor(), round_id)
    form = IntroductionForm()
    try:
        form.refuse_unless_valid()
        actions.introduce(round_, participant, form.bench.data or None)
    except Refused as refusal:
        return phone_page(participant, complaint=refusal.message), refusal.status
    return to_phone(round_)


@bp.post("/answers/<int:answer_id>/hiding")
def hide_answer(answer_id: int) -> ResponseReturnValue:
    """Leave an answer in words out."""
    visitor = current_visitor()
    answer = access.answer_run_by(visitor, answer_id)
    actions.hide_answer(answer, by=visitor.account)
    return redirect(url_for("forums.show_desk", forum_id=answer.question.forum.id), 303)


@bp.post("/answers/<int:answer_id>/showing")
def show_answer(answer_id: int) -> ResponseReturnValue:
    """Put an answer in words back in."""
    visitor = current_visitor()
    answer = access.answer_run_by(visitor, answer_id)
    actions.show_answer(answer, by=visitor.account)
    return redirect(url_for("forums.show_desk", forum_id=answer.question.forum.id), 303)


def to_phone(round_: Round) -> ResponseReturnValue:
    """Back to the phone's page."""
    return redirect(url_for("forums.show_phone", forum_id=round_.forum_id), 303)


@phone_part(RoundKind.ASK)
def questions_on_phone(round_: Round, participant: Participant) -> Part:
    """The questions with one's own answers, and the pictures once they are shown."""
    ids = [question.id for question in round_.questions]
    given = select(Answer).where(Answer.participant_id == participant.id, Answer.question_id.in_(ids))
    mine = {answer.question_id: answer for answer in db.session.scalars(given)}
    shown = counting.tally(round_.questions) if round_.revealed_at else {}
    language = participant.language
    return {
        "questions": [
            as_picture(question, shown.get(question.id), language) | {"mine": mine.get(question.id)}
            for question in round_.questions
        ]
    }


@screen_part(RoundKind.ASK)
def questions_on_screen(round_: Round, for_staff: bool) -> Part:
    """The questions with how many have answered; the pictures when they are shown, to the facilitators always."""
    counted = counting.tally(round_.questions, with_hidden=for_staff)
    shows = for_staff or round_.revealed_at is not None
    by_bench = benches.marks_by_bench(round_.questions) if shows else {}
    pictures = []
    for question in round_.questions:
        found = counted[question.id]
        picture = as_picture(question, found if shows else None, "de")
        pictures.append(picture | {"answered": found.answered, "benches": bench_rows(question, by_bench)})
    return {"questions": pictures, "shown": shows, "revealed": round_.revealed_at is not None}


def as_picture(question: Question, counted: counting.Tally | None, language: str) -> dict[str, Any]:
    """A question in a language, with a row for each thing to choose."""
    ends = question.choices_in(language) if question.kind == QuestionKind.SCALE else []
    labels = [str(step) for step in question.values] if ends or question.kind == QuestionKind.SCALE else []
    labels = labels or question.choices_in(language)
    counts = counted.counts if counted else [0] * len(labels)
    return {
        "id": question.id,
        "does": question.kind,
        "text": question.text_in(language),
        "lang": language if language in (question.texts or {}) else "de",
        "ends": ends,
        "rows": [
            {"value": value, "label": label, "count": count}
            for value, label, count in zip(question.values, labels, counts, strict=False)
        ],
        "most": max(counts, default=0),
        "voices": counted.answered if counted else 0,
        "mean": mean_of(question, counted),
        "words": counted.words if counted else [],
        "shown": counted is not None,
    }


def mean_of(question: Question, counted: counting.Tally | None) -> str | None:
    """The middle of a scale, with one digit, as the page's language writes it."""
    mean = counted.mean if counted and question.kind == QuestionKind.SCALE else None
    return None if mean is None else str(format_decimal(round(mean, 1)))


def bench_rows(question: Question, by_bench: dict[int, dict[str, dict[int, int]]]) -> list[dict[str, Any]]:
    """A row a bench, with what it chose, of benches that are large enough."""
    found = by_bench.get(question.id, {})
    return [
        {"label": BENCHES[Bench(bench)], "counts": [found[bench].get(value, 0) for value in question.values]}
        for bench in found
    ]


@phone_part(RoundKind.INTRODUCE)
def introduction_on_phone(round_: Round, participant: Participant) -> Part:
    """For whom one is here, and everybody as a picture."""
    return {"bench": participant.bench, "benches": BENCHES.items(), **people(round_)}


@screen_part(RoundKind.INTRODUCE)
def introduction_on_screen(round_: Round, for_staff: bool) -> Part:
    """Everybody as a picture."""
    return people(round_)


def people(round_: Round) -> Part:
    """Who is here, by bench and by language, in groups that are large enough."""
    shown = benches.who_is_here(round_.forum)
    tongues = benches.protect(benches.languages_of(round_.forum))
    return {
        "people": [{"label": BENCHES[Bench(bench)], "count": size} for bench, size in shown.groups.items()],
        "others": shown.rest,
        "languages": tongues.groups,
        "other_languages": tongues.rest,
        "all": sum(shown.groups.values()) + shown.rest,
    }
