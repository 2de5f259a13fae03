"""The answers of a round of questions: as a picture, as a table, and in people's own words."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.exports.figures import Bar, draw_rows
from workshop.exports.records.book import Book, plain, spoken, table
from workshop.forums.counting import Tally, tally
from workshop.forums.models import Question, QuestionKind, Round


def answers_written(book: Book, round_: Round) -> Iterator[str]:
    """Each question with what was answered; nobody is told who answered what."""
    counted = tally(round_.questions)
    for question in round_.questions:
        found = counted[question.id]
        yield f"## [{plain(question.text)}]{{lang=de}}"
        yield book.ngettext("%(num)d person has answered.", "%(num)d people have answered.", found.answered)
        yield from (in_words(found) if question.kind == QuestionKind.TEXT else in_numbers(book, question, found))


def in_words(found: Tally) -> Iterator[str]:
    """What people wrote, as a list."""
    said = [f"- {spoken(one['text'], one['lang'])}" for one in found.words]
    if said:
        yield "\n".join(said)


def in_numbers(book: Book, question: Question, found: Tally) -> Iterator[str]:
    """How often each thing was chosen."""
    bars = [Bar(label, count) for label, count in zip(labels_of(question), found.counts, strict=True)]
    said = ", ".join(f"{bar.label} {bar.count}" for bar in bars)
    yield book.picture(f"answers-{question.id}", draw_rows(bars, question.text), f"{question.text}: {said}")
    rows = [(f"[{plain(bar.label)}]{{lang=de}}", str(bar.count)) for bar in bars]
    yield table((book.gettext("Answer"), book.gettext("Chosen")), rows, numbers=(1,))


def labels_of(question: Question) -> list[str]:
    """What could be chosen; on a scale the steps, with the words at its two ends."""
    ends = question.choices_in("de")
    if question.kind != QuestionKind.SCALE:
        return ends
    labels = [str(value) for value in question.values]
    if len(ends) == 2:
        labels[0], labels[-1] = f"{labels[0]} · {ends[0]}", f"{labels[-1]} · {ends[1]}"
    return labels
