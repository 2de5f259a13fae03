"""What those are told who write a section together."""

from __future__ import annotations

import base64
import hashlib

from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import after_commit, db
from workshop.core.realtime import Item, Room, catching_up, tell, whisper
from workshop.drafts.models import LiveEdit, LiveText

NAMESPACE = "/draft"
WRITERS = "writers"
TOO_MANY = 500


def room_of(section_id: int) -> Room:
    """The room of those who write one section."""
    return Room(NAMESPACE, "section", section_id)


def edited(edit: LiveEdit) -> None:
    """Tell an edit, as soon as it is kept; its author hears it too, and knows it already."""
    after_commit(tell, room_of(edit.section_id), edit.seq, item_of(edit))


def item_of(edit: LiveEdit) -> Item:
    """How an edit is told."""
    return {"seq": edit.seq, "kind": "edit", "id": edit.seq, "edit": base64.b64encode(edit.data).decode()}


@catching_up(NAMESPACE, "section")
def missed(section_id: int, since: int | None) -> tuple[int, list[Item] | None]:
    """How far a section is, and the edits after a number: what another worker or the command line has written."""
    present = db.session.scalar(select(LiveText.seq).where(LiveText.section_id == section_id)) or 0
    if since is None or present - since > TOO_MANY:
        return present, None
    edits = select(LiveEdit).where(LiveEdit.section_id == section_id, LiveEdit.seq > since).order_by(LiveEdit.seq)
    return present, [item_of(edit) for edit in db.session.scalars(edits)]


def alias(sid: str) -> str:
    """How the others know a socket: whose caret is whose, not by the name it is known to us."""
    return hashlib.sha256(sid.encode()).hexdigest()[:12]


def caret_moved(section_id: int, account: Account, sid: str, caret: str) -> None:
    """Show where somebody writes for as long as they go on saying it."""
    said = {"section": section_id, "id": alias(sid), "account": account.id, "name": account.name, "caret": caret}
    after_commit(whisper, room_of(section_id), "caret", said, WRITERS)
