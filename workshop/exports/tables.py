"""The record of a forum as a table for spreadsheets, in which no cell can be a formula."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.core.markdown.words import words_in
from workshop.core.tables import write_table
from workshop.exports.pictures import LANGUAGE, name_of
from workshop.exports.records import Book, attendance_of, benches_in, clock, taken_down
from workshop.exports.records.asking import labels_of
from workshop.exports.records.cards import cards_on_the_wall
from workshop.exports.records.notes import notes_of
from workshop.exports.records.weighing import name_of as name_of_thing
from workshop.exports.words import CATALOGUES
from workshop.forums.counting import tally
from workshop.forums.models import RENDERED_INTO, Forum, Idea, RoundKind
from workshop.forums.weighing import result_of

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
    yield from weights(forum)
    yield from answers(forum)
    yield from notes(forum)


def cards(forum: Forum) -> Iterator[Row]:
    """Every card on the wall, with the question it answers and what it says in German."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    yield (
        *(_("No."), _("Card"), _("Language"), _("Time"), _("on paper"), _("Question")),
        *(_("In German"), _("Translated by"), _("Table"), _("Island"), _("Dots")),
    )
    for card in cards_on_the_wall(forum):
        paper = _("yes, it is") if card.on_paper else _("no, it is not")
        table = card.table.label if card.table else ""
        said = (card.number, card.text, name_of(card.language), clock(card.created_at), paper, card.round.prompt)
        island = card.cluster.title if card.cluster and card.cluster.is_there else ""
        yield (*said, *german_of(card), table, island, "" if card.dots is None else card.dots)


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
    found = tally(questions)
    for question in questions:
        for label, count in (
            zip(labels_of(question), found[question.id].counts, strict=False) if question.values else ()
        ):
            yield question.text, label, count
        for one in found[question.id].words:
            yield question.text, one["text"], ""


def weights(forum: Forum) -> Iterator[Row]:
    """Every weighing that is over: what was chosen, and how many dots it has."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    for round_ in forum.rounds:
        if round_.kind == RoundKind.WEIGH and round_.closed_at is not None:
            yield ()
            yield _("Island or card"), _("Dots"), _("Question")
            for weight in result_of(round_).weights:
                yield name_of_thing(weight.thing), weight.dots, round_.prompt


def notes(forum: Forum) -> Iterator[Row]:
    """What was written down, and what was put aside."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    written = notes_of(Book(forum, LANGUAGE))
    if written:
        yield ()
        yield _("Notes"), _("Question"), _("Put aside for later")
    for note in written:
        yield note.text, note.round.prompt if note.round else "", _("yes, it is") if note.parked else _("no, it is not")
