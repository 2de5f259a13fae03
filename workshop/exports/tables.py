"""The record of a forum as a table for spreadsheets, in which no cell can be a formula."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.core.markdown.words import words_in
from workshop.core.tables import write_table
from workshop.exports.pictures import LANGUAGE, name_of
from workshop.exports.records import attendance_of, benches_in, cards_of, clock, taken_down
from workshop.exports.words import CATALOGUES
from workshop.forums.models import Forum

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


def cards(forum: Forum) -> Iterator[Row]:
    """Every card on the wall, with the question it answers."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    yield _("No."), _("Card"), _("Language"), _("Time"), _("on paper"), _("Question")
    for round_ in forum.rounds:
        for card in cards_of(round_):
            paper = _("yes") if card.on_paper else _("no")
            yield card.number, card.text, name_of(card.language), clock(card.created_at), paper, round_.prompt
