"""What those are told who write a section together."""

from __future__ import annotations

import base64
import hashlib

from workshop.accounts.models import Account
from workshop.core.db import after_commit
from workshop.core.realtime import Room, pass_on, tell
from workshop.drafts.models import LiveEdit

NAMESPACE = "/draft"


def room_of(section_id: int) -> Room:
    """The room of those who write one section."""
    return Room(NAMESPACE, "section", section_id)


def edited(edit: LiveEdit) -> None:
    """Tell an edit, as soon as it is kept; its author hears it too, and knows it already."""
    item = {"seq": edit.seq, "kind": "edit", "id": edit.seq, "edit": base64.b64encode(edit.data).decode()}
    after_commit(tell, room_of(edit.section_id), edit.seq, item)


def alias(sid: str) -> str:
    """How the others know a socket: whose caret is whose, not by the name it is known to us."""
    return hashlib.sha256(sid.encode()).hexdigest()[:12]


def caret_moved(section_id: int, account: Account, sid: str, caret: str) -> None:
    """Show where somebody writes for as long as they go on saying it."""
    said = {"id": alias(sid), "account": account.id, "name": account.name, "caret": caret}
    after_commit(pass_on, room_of(section_id), "caret", said)
