"""Answers as they stand and as a form sends them, for whoever writes them down."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from workshop.core.db import db
from workshop.core.forms import tidy
from workshop.interviews.guides.editions import sheet_of
from workshop.interviews.study.actions.answering import Answer, ConflictError, save_answer
from workshop.interviews.study.models import Interview, InterviewAnswer

Sent = MultiDict[str, str]


def answers_of(interview: Interview) -> dict[str, InterviewAnswer]:
    """What was said, by question; one without an answer is not in it."""
    found = select(InterviewAnswer).where(InterviewAnswer.interview_id == interview.id)
    return {answer.question: answer for answer in db.session.scalars(found)}


def answer_sent(sent: Mapping[str, str]) -> Answer:
    """One answer as a script sends it."""
    return Answer(
        question=sent.get("question", ""),
        text=tidy(sent.get("text")),
        choice=sent.get("choice", ""),
        base=number(sent.get("base")),
        writer=sent.get("writer", "")[:40],
        turn=number(sent.get("turn")),
    )


def save_all(interview: Interview, sent: Sent) -> dict[str, tuple[str, InterviewAnswer]]:
    """Every answer of a whole form; returns those that were written elsewhere meanwhile, with what was written here."""
    conflicts = {}
    for question in sheet_of(interview.guide_version.content, interview.language).questions():
        base = f"base-{question.key}"
        if base not in sent:
            continue
        text, choice = tidy(sent.get(question.key)), ",".join(sent.getlist(f"choice-{question.key}"))
        try:
            save_answer(interview, Answer(question.key, text, choice, number(sent[base])))
        except ConflictError as conflict:
            conflicts[question.key] = (text, conflict.stands)
    return conflicts


def number(text: str | None) -> int:
    """A whole number, or nought."""
    return int(text) if text and text.isdecimal() else 0
