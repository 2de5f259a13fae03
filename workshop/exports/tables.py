"""The record of a forum as a table for spreadsheets, in which no cell can be a formula."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.core.markdown.words import words_in
from workshop.core.tables import write_table
from workshop.exports.pictures import LANGUAGE, name_of
from workshop.exports.records import attendance_of, benches_in, clock, taken_down
from workshop.exports.records.asking import labels_of
from workshop.exports.records.cards import cards_on_the_wall
from workshop.exports.words import CATALOGUES
from workshop.forums.broadcasts.question import counts, words
from workshop.forums.models import RENDERED_INTO, Forum, Idea

Row = tuple[str | int, ...]


def table_of_forum(forum: Forum) -> bytes:
    """The record as a file."""
    return write_table(rows(forum))


def rows(forum: Forum) -> Iterator[Row]:
    """First what it was, then who was there, then every card."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    yield _("Forum"), forum.title
    yield _("Place"), forum.place
    yield _("Day"), forum.starts_at.date().isoformat()
    attendance = attendance_of(forum)
    names = benches_in(LANGUAGE)
    for bench, count in attendance.benches:
        yield names[bench], count
    if attendance.others is None:
        yield _("Others, or not said"), _("fewer than five")
    elif attendance.others:
        yield _("Others, or not said"), attendance.others
    yield _("Cards taken down or taken back"), taken_down(forum)
    yield ()
    yield from cards(forum)
    yield from answers(forum)


def cards(forum: Forum) -> Iterator[Row]:
    """Every card on the wall, with the question it answers and what it says in German."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    yield (
        *(_("No."), _("Card"), _("Language"), _("Time"), _("on paper"), _("Question")),
        *(_("In German"), _("Translated by"), _("Table")),
    )
    for card in cards_on_the_wall(forum):
        paper = _("yes") if card.on_paper else _("no")
        table = card.table.label if card.table else ""
        said = (card.number, card.text, name_of(card.language), clock(card.created_at), paper, card.round.prompt)
        yield (*said, *german_of(card), table)


def german_of(card: Idea) -> Row:
    """What a card says in German, and who says so; a German card says it itself."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    if card.german is None or card.language == RENDERED_INTO:
        return "", ""
    return card.german.text, _("a machine") if card.german.machine else card.german.by


def answers(forum: Forum) -> Iterator[Row]:
    """What was asked and how often each answer was chosen; words as they were written, without who wrote them."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    questions = [question for round_ in forum.rounds if round_.opened_at for question in round_.questions]
    if not questions:
        return
    yield ()
    yield _("Question"), _("Answer"), _("Chosen")
    for question in questions:
        for label, count in zip(labels_of(question), counts(question), strict=True) if question.values else ():
            yield question.text, label, count
        for one in words(question):
            yield question.text, one["text"], ""
