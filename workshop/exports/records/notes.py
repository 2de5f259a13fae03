"""Notes in a record: what was written down in a round, and what was put aside for later."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.core.db import db
from workshop.exports.records.book import Book, plain
from workshop.forums.models import Note, Round


def notes_of(book: Book) -> list[Note]:
    """The notes of a forum that nobody has taken away, in the order in which they were written."""
    found = select(Note).where(Note.forum_id == book.forum.id, Note.removed_at.is_(None))
    about = (joinedload(Note.cluster), joinedload(Note.idea))
    return list(db.session.scalars(found.options(*about).order_by(Note.written_at, Note.id)))


def notes_written(book: Book, round_: Round) -> Iterator[str]:
    """What was written down while this round ran."""
    notes = [note for note in notes_of(book) if note.round_id == round_.id and not note.parked]
    if notes:
        yield "## " + book.gettext("Notes")
        yield listed(book, notes)


def parked_written(book: Book) -> Iterator[str]:
    """What was put aside, and notes that belong to no round."""
    notes = notes_of(book)
    loose = [note for note in notes if note.round_id is None and not note.parked]
    parked = [note for note in notes if note.parked]
    if loose:
        yield "# " + book.gettext("Notes")
        yield listed(book, loose)
    if parked:
        yield "# " + book.gettext("Put aside for later")
        yield listed(book, parked)


def listed(book: Book, notes: list[Note]) -> str:
    """One after the other, with what each was about."""
    return "\n".join(f"- {about(book, note)}[{plain(note.text)}]{{lang=de}}" for note in notes)


def about(book: Book, note: Note) -> str:
    """The island or the card of a note."""
    if note.cluster is not None:
        return f"[{plain(note.cluster.title)}]{{lang=de}}: "
    if note.idea is not None:
        return book.gettext("Card %(number)s") % {"number": note.idea.number} + ": "
    return ""
