"""That a note has changed: pages that may show notes fetch them; what is written in one is never told to the room."""

from __future__ import annotations

from sqlalchemy import select

from workshop.core.db import db
from workshop.forums.broadcasts.telling import Item, projection
from workshop.forums.models import Forum, Note


def notes_since(forum: Forum, seq: int) -> list[Note]:
    """The notes that changed after a number; a snapshot has none."""
    if seq < 0:
        return []
    return list(db.session.scalars(select(Note).where(Note.forum_id == forum.id, Note.seq > seq)))


@projection(Note, since=notes_since)
def note_item(note: Note, *, for_staff: bool = False) -> Item:
    """Only that there is something new."""
    return {"seq": note.seq, "kind": "note", "id": note.id, "gone": True}
