"""The live texts in memory: pycrdt documents made from the edits in the database, as far as somebody needs them.

A document in memory is only ever a copy of rows: it remembers the number and the hash of the last edit it holds, and is
made anew when the rows say something else, because a transaction has failed or another process has written.

pycrdt counts in bytes of UTF-8, Python in characters: every position of ours goes through :func:`in_bytes` (an edit by
character positions diverges at the first umlaut).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from difflib import SequenceMatcher

from flask_babel import gettext as _
from pycrdt import Doc, Text
from rapidfuzz.distance import Indel
from sqlalchemy import select

from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.drafts.models import LiveEdit, LiveText

NAME = "text"
MOST_IN_MEMORY = 400
LONG = 20_000


@dataclass
class Manuscript:
    """One live text: its document, and which edit was the last it took in."""

    doc: Doc[Text]
    text: Text
    seq: int = 0
    head: str = ""

    @classmethod
    def empty(cls) -> Manuscript:
        """A document in which nothing is written."""
        # Threads take turns under the row's lock; they are not the same thread.
        doc: Doc[Text] = Doc(allow_multithreading=True)
        return cls(doc, doc.get(NAME, type=Text))

    def __str__(self) -> str:
        return str(self.text)

    def take(self, edit: LiveEdit) -> None:
        """Take an edit in."""
        try:
            self.doc.apply_update(edit.data)
        except ValueError as error:
            raise Refused(_("This edit could not be read. Please open the page again."), 422) from error
        self.seq, self.head = edit.seq, edit.hash

    def rewrite(self, wanted: str) -> bytes:
        """Change the text into another with as few changes as stand between them; returns the edit."""
        made: list[bytes] = []
        watching = self.doc.observe(lambda event: made.append(event.update))
        before = str(self.text)
        with self.doc.transaction():
            for start, end, words in reversed(changes(before, wanted)):
                first, last = in_bytes(before, start), in_bytes(before, end)
                if last > first:
                    del self.text[first:last]
                if words:
                    self.text.insert(first, words)
        self.doc.unobserve(watching)
        return made[0] if made else b""

    def missing_in(self, vector: bytes) -> bytes:
        """The edits that somebody lacks who has seen what this state vector says."""
        try:
            return self.doc.get_update(vector or b"\x00")
        except ValueError as error:
            raise Refused(_("This edit could not be read. Please open the page again."), 422) from error


def in_bytes(text: str, position: int) -> int:
    """Where a character stands when bytes are counted."""
    return len(text[:position].encode())


def changes(before: str, wanted: str) -> list[tuple[int, int, str]]:
    """What to replace by what, from the beginning to the end; by characters, by lines when both are long."""
    if len(before) + len(wanted) < LONG:
        codes = Indel.opcodes(before, wanted)
        return [(c.src_start, c.src_end, wanted[c.dest_start : c.dest_end]) for c in codes if c.tag != "equal"]
    old, new = before.splitlines(keepends=True), wanted.splitlines(keepends=True)
    at = [0]
    for line in old:
        at.append(at[-1] + len(line))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(at[a], at[b], "".join(new[c:d])) for tag, a, b, c, d in blocks if tag != "equal"]


class Shelf:
    """The manuscripts of this process, those used last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Manuscript] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, row: LiveText) -> Manuscript:
        """The manuscript as the rows are now. The row is locked by the caller's transaction."""
        with self._lock:
            found = self._kept.get(row.section_id)
        if found is None or found.seq > row.seq or not self._caught_up(found, row):
            found = load(row)
        with self._lock:
            self._kept[row.section_id] = found
            self._kept.move_to_end(row.section_id)
            while len(self._kept) > MOST_IN_MEMORY:
                self._kept.popitem(last=False)
        return found

    def forget(self, section_id: int) -> None:
        """Make it anew from the rows when it is needed next."""
        with self._lock:
            self._kept.pop(section_id, None)

    def _caught_up(self, found: Manuscript, row: LiveText) -> bool:
        if found.seq == row.seq:
            return found.head == row.head
        news = _edits(row, found.seq - 1)
        if not news or news[0].hash != found.head:
            return False
        for edit in news[1:]:
            found.take(edit)
        return True


def load(row: LiveText) -> Manuscript:
    """Make a manuscript from its rows; one that cannot be made whole is refused, never begun anew or overwritten."""
    made = Manuscript.empty()
    if row.snapshot is not None:
        made.doc.apply_update(row.snapshot)
    for edit in _edits(row, row.snapshot_seq):
        made.take(edit)
    if row.snapshot_seq == row.seq:
        made.seq, made.head = row.seq, row.head
    if (made.seq, made.head) != (row.seq, row.head):
        raise Refused(_("This section cannot be opened for writing together. Please tell the administrators."), 500)
    return made


def snapshot_of(manuscript: Manuscript) -> bytes | None:
    """All edits in short, by way of a document of its own; nothing when that would not read the same."""
    data = manuscript.doc.get_update()
    again = Manuscript.empty()
    again.doc.apply_update(data)
    return data if str(again) == str(manuscript) else None


def _edits(row: LiveText, after: int) -> list[LiveEdit]:
    query = select(LiveEdit).where(LiveEdit.section_id == row.section_id, LiveEdit.seq > after)
    return list(db.session.scalars(query.order_by(LiveEdit.seq)))


shelf = Shelf()
