"""What every action does at its end: write it in the journal under the room's next number, and tell the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workshop.accounts.models import Account
from workshop.core.db import db
from workshop.forums import broadcasts
from workshop.forums.actions.following import follow
from workshop.forums.models import Forum, Gone, Round
from workshop.processes.journal import record, record_all


def announce(forum: Forum, verb: str, thing: broadcasts.Told, by: Account | None = None) -> int:
    """Write it in the journal under the room's next number, and tell the room; returns the number."""
    seq = record(forum.process, verb, thing, by=by, room=forum) or 0
    setattr(thing, "told_seq" if isinstance(thing, Forum) else "seq", seq)
    broadcasts.changed(thing)
    if isinstance(thing, Round):
        follow(thing, verb, seq)
    return seq


def announce_all(forum: Forum, verb: str, things: Sequence[Any], by: Account | None = None) -> None:
    """The same for many things of one kind at once, each with a number of its own, in a few statements for all."""
    for seq, thing in zip(record_all(forum.process, verb, things, by=by, room=forum), things, strict=True):
        thing.seq = seq
        broadcasts.changed(thing, seq)


def remove(forum: Forum, verb: str, thing: Any, by: Account | None = None) -> None:
    """Delete a row that nobody has used, and keep that it is gone for those who are away just now."""
    gone = Gone(forum=forum, kind=broadcasts.kind_of(thing), thing_id=thing.id)
    db.session.delete(thing)
    db.session.add(gone)
    announce(forum, verb, gone, by)
