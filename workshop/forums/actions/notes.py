"""Notes taken while people talk, what is put aside for later, and hands."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.forums.actions.telling import announce
from workshop.forums.models import Cluster, Forum, Idea, Note, Round

FOR_PARTICIPANTS = False


@dataclass(frozen=True)
class About:
    """What a note is about, and whether it is put aside for later."""

    round: Round | None = None
    cluster: Cluster | None = None
    idea: Idea | None = None
    parked: bool = False


@transaction()
def write_note(forum: Forum, text: str, about: About | None = None, *, key: str, by: Account | None = None) -> Note:
    """Write something down, once however often it is sent."""
    written = db.session.scalar(select(Note).where(Note.key == key, Note.forum_id == forum.id))
    if written is not None:
        return written
    about = about or About()
    note = Note(
        forum=forum,
        round=about.round,
        cluster=about.cluster,
        idea=about.idea,
        account_id=by and by.id,
        key=key,
        text=text,
        parked=about.parked,
    )
    db.session.add(note)
    announce(forum, "note.parked" if about.parked else "note.written", note, by)
    return note


@transaction()
def edit_note(note: Note, text: str, was: str | None = None, *, by: Account | None = None) -> Note:
    """Word a note anew; whoever has not seen its latest wording is shown it first."""
    if was is not None and note.text not in (was, text):
        who = note.account.name if note.account else _("Somebody else")
        raise Refused(_("%(who)s has changed this note just now. It says: %(text)s", who=who, text=note.text))
    if note.text != text or note.removed_at is not None:
        note.text, note.edited_at, note.removed_at = text, now(), None
        note.account_id = by.id if by else note.account_id
        announce(note.forum, "note.edited", note, by)
    return note


@transaction()
def remove_note(note: Note, *, by: Account | None = None) -> Note:
    """Take a note away; editing it brings it back."""
    if note.removed_at is None:
        note.removed_at = now()
        announce(note.forum, "note.removed", note, by)
    return note


@transaction()
def restore_note(note: Note, *, by: Account | None = None) -> Note:
    """Bring a note back."""
    return edit_note(note, note.text, by=by)
