"""Writing a section together: edits come in one by one, are kept, numbered and told; the section says the sum."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.drafts import broadcasts
from workshop.drafts.actions.revisions import LONGEST_SAVE, keep_revision, last_revision_of, refuse_too_long
from workshop.drafts.manuscripts import Manuscript, shelf, snapshot_of
from workshop.drafts.models import LiveEdit, LiveText, Section
from workshop.processes.journal import record

LARGEST_EDIT = 4 * LONGEST_SAVE
EDITS_A_SNAPSHOT = 500
KEPT_EVERY = timedelta(minutes=2)


@dataclass(frozen=True)
class Entrance:
    """What somebody needs to write along: the edits they lack, and what the server has."""

    seq: int
    edit: bytes
    vector: bytes


@transaction()
def enter_section(section: Section, vector: bytes) -> Entrance:
    """Come in to write: the first one finds the text as it was saved, everybody the same."""
    row = _locked(section) or _begin(section)
    manuscript = shelf.read(row)
    return Entrance(row.seq, manuscript.missing_in(vector), manuscript.doc.get_state())


@transaction()
def edit_section(section: Section, data: bytes, by: Account) -> int:
    """Take an edit in, once however often it is sent; returns its number."""
    if len(data) > LARGEST_EDIT:
        raise Refused(_("This was too much at once. Please paste it in smaller pieces."), 422)
    row = _locked(section) or _begin(section)
    digest = hashlib.sha256(data).hexdigest()
    known = select(LiveEdit.seq).where(LiveEdit.section_id == section.id, LiveEdit.hash == digest)
    if (seq := db.session.scalar(known)) is not None:
        return seq
    _keep_now_and_then(section, row)
    manuscript = shelf.read(row)
    _refuse_a_gap(manuscript, data)
    try:
        _take(row, manuscript, data, by)
        refuse_too_long(str(manuscript))
    except Refused:
        shelf.forget(section.id)  # it may hold what was refused
        raise
    section.text = str(manuscript)
    return row.seq


def keep_what_was_written(section: Section) -> None:
    """Keep what was written together as a revision, before somebody begins from it or looks at the history."""
    unkept = select(LiveText.section_id).where(LiveText.section_id == section.id, LiveText.kept_seq < LiveText.seq)
    if db.session.scalar(unkept) is None:
        return  # mostly: readers need not wait for the writers
    with transaction():
        row = _locked(section)
        if row is not None and row.kept_seq < row.seq:
            _keep(section, row)


def write_text(section: Section, text: str, by: Account | None) -> None:
    """Give a section another text; where it is written together, by an edit that those who write see happen.

    For actions that keep a revision themselves, right after.
    """
    row = _locked(section)
    if row is not None:
        manuscript = shelf.read(row)
        data = manuscript.rewrite(text)
        shelf.forget(section.id)  # until the commit nobody else may read what it says now
        if data:
            _note(row, data, by)
        row.kept_seq = row.seq
    section.text = text


def _begin(section: Section) -> LiveText:
    """The text as it was saved becomes the first edit, made once and under the section's own lock."""
    db.session.refresh(section, with_for_update=True)
    if (made := _locked(section)) is not None:
        return made
    first = Manuscript.empty()
    data = first.rewrite(section.text) or first.doc.get_update()
    row = LiveText(section_id=section.id, seq=0, head="", kept_seq=0)
    db.session.add(row)
    db.session.flush()
    _note(row, data, None)
    row.kept_seq = row.seq
    return row


def _locked(section: Section) -> LiveText | None:
    return db.session.scalar(select(LiveText).where(LiveText.section_id == section.id).with_for_update())


def _take(row: LiveText, manuscript: Manuscript, data: bytes, by: Account) -> None:
    manuscript.take(_note(row, data, by))
    if row.seq - row.snapshot_seq >= EDITS_A_SNAPSHOT and (snapshot := snapshot_of(manuscript)) is not None:
        row.snapshot, row.snapshot_seq = snapshot, row.seq


def _note(row: LiveText, data: bytes, by: Account | None) -> LiveEdit:
    row.seq += 1
    row.head = hashlib.sha256(data).hexdigest()
    edit = LiveEdit(section_id=row.section_id, seq=row.seq, hash=row.head, data=data, account_id=by and by.id)
    db.session.add(edit)
    db.session.flush()
    broadcasts.edited(edit)
    return edit


def _keep_now_and_then(section: Section, row: LiveText) -> None:
    if row.kept_seq < row.seq and now() - last_revision_of(section).saved_at >= KEPT_EVERY:
        _keep(section, row)


def _keep(section: Section, row: LiveText) -> None:
    """A revision by whoever wrote last; the history names the others from the edits."""
    last = select(Account).join(LiveEdit, LiveEdit.account_id == Account.id)
    by = db.session.scalar(last.where(LiveEdit.section_id == section.id).order_by(LiveEdit.seq.desc()).limit(1))
    keep_revision(section, by)
    row.kept_seq = row.seq
    record(section.draft.process, "section.saved", section, by=by)


def _refuse_a_gap(manuscript: Manuscript, data: bytes) -> None:
    """An edit that begins after what we have of its author would stay invisible, and be lost in a snapshot."""
    try:
        begins = _beginning(data)
    except IndexError as error:
        raise Refused(_("This edit could not be read. Please open the page again."), 422) from error
    if begins is not None and begins[1] > _known(manuscript.doc.get_state()).get(begins[0], 0):
        raise Refused(_("Something in between is missing. The page sends it again by itself."), 409)


def _beginning(data: bytes) -> tuple[int, int] | None:
    """Of an update (Yjs, version 1) the first author and the first number: count, then structs, client, clock."""
    authors, at = _number(data, 0)
    if not authors:
        return None
    _structs, at = _number(data, at)
    client, at = _number(data, at)
    return client, _number(data, at)[0]


def _known(vector: bytes) -> dict[int, int]:
    """A state vector: how much of each author we have."""
    count, at = _number(vector, 0)
    known = {}
    for _each in range(count):
        client, at = _number(vector, at)
        known[client], at = _number(vector, at)
    return known


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of variable length (LEB128), and where the next one begins."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
