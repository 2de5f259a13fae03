"""The whole record, from its cover to what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from babel.dates import format_date

from workshop.core.db import now
from workshop.core.languages import babel_name
from workshop.exports.pictures import LANGUAGE
from workshop.exports.publication import Publication
from workshop.exports.records.attendance import attendance_written
from workshop.exports.records.book import PLACE, Book, plain, table
from workshop.exports.records.cards import taken_down
from workshop.exports.records.islands import islands_of, islands_written
from workshop.exports.records.notes import parked_written
from workshop.exports.records.outcome import outcome_written
from workshop.exports.records.rounds import chapter_of, kinds_in
from workshop.exports.words import labels_in
from workshop.forums.models import Forum


def record_of(forum: Forum, language: str = LANGUAGE) -> Publication:
    """The record as a publication."""
    book = Book(forum, language)
    held = forum.starts_at.astimezone(PLACE)
    text = "\n\n".join(written(book))
    return Publication(
        title=forum.title,
        subtitle=forum.place,
        municipality=forum.process.municipality,
        version=book.gettext("Record of forum %(number)d") % {"number": forum.number},
        date=format_date(held.date(), "full", locale=babel_name(language)),
        day=held.date().isoformat(),
        fingerprint="",
        language=language,
        text=text,
        figures=book.figures,
        labels=labels_in(language),
    )


def written(book: Book) -> Iterator[str]:
    """The record's text; what people wrote means nothing in it but itself."""
    yield "# " + book.gettext("The forum")
    yield "## " + book.gettext("How it went")
    yield from agenda_written(book)
    yield "## " + book.gettext("Who was there")
    yield from attendance_written(book)
    for round_ in book.forum.rounds:
        yield from chapter_of(book, round_)
    if not book.has_islands and islands_of(book.forum):
        yield "# " + book.gettext("Islands")
        yield from islands_written(book)
    yield from parked_written(book)
    yield from outcome_written(book)
    if count := taken_down(book.forum):
        yield book.ngettext(
            "%(num)d card was taken down or taken back; its words are not in this record.",
            "%(num)d cards were taken down or taken back; their words are not in this record.",
            count,
        )
    yield book.gettext("As of %(day)s.") % {"day": book.day(now())}


def agenda_written(book: Book) -> Iterator[str]:
    """The rounds with their times, as they really were."""
    names = kinds_in(book)
    rows = [
        (
            str(round_.position),
            names.get(round_.kind, round_.kind),
            f"[{plain(round_.prompt)}]{{lang=de}}",
            f"{book.time(round_.opened_at)}–{book.time(round_.closed_at)}" if round_.opened_at else "–",
        )
        for round_ in book.forum.rounds
    ]
    head = [book.gettext("No."), book.gettext("Round"), book.gettext("Question"), book.gettext("Time")]
    yield table(head, rows, numbers=(0,))
