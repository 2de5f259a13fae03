"""What every action does at its end: write it in the journal under the room's next number, and tell the room."""

from __future__ import annotations

from workshop.accounts.models import Account
from workshop.forums import broadcasts
from workshop.forums.models import Forum
from workshop.processes.journal import record


def announce(forum: Forum, verb: str, thing: broadcasts.Told, by: Account | None = None) -> int:
    """Write it in the journal under the room's next number, and tell the room; returns the number."""
    seq = record(forum.process, verb, thing, by=by, room=forum) or 0
    setattr(thing, "told_seq" if isinstance(thing, Forum) else "seq", seq)
    broadcasts.changed(thing)
    return seq
