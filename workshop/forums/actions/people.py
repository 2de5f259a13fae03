"""Those who take part: joining, sitting down, being heard."""

from __future__ import annotations

import secrets

from flask_babel import gettext as _

from workshop.accounts.models import Account
from workshop.accounts.visitors import digest
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.forums.models import Forum, Participant
from workshop.processes.journal import record


@transaction()
def join_forum(
    forum: Forum, language: str, name: str | None = None, bench: str | None = None, table: str | None = None
) -> tuple[Participant, str]:
    """Take part in a forum: nobody is asked for a name. Returns what the participant's cookie says."""
    if not forum.is_open:
        raise Refused(_("The door of this forum is closed."))
    token = secrets.token_urlsafe(32)
    participant = Participant(
        forum=forum, token_hash=digest(token), language=language, name=name, bench=bench, table=table
    )
    db.session.add(participant)
    record(forum.process, "forum.joined", participant)
    return participant, token


@transaction()
def take_seat(participant: Participant, table: str) -> None:
    """Say at which table somebody sits."""
    participant.table = table


@transaction()
def mute(participant: Participant, *, by: Account | None = None) -> None:
    """Hear a participant no more; what was said stays."""
    participant.muted_at = participant.muted_at or now()
    record(participant.forum.process, "participant.muted", participant, by=by)


@transaction()
def unmute(participant: Participant, *, by: Account | None = None) -> None:
    """Hear a participant again."""
    participant.muted_at = None
    record(participant.forum.process, "participant.unmuted", participant, by=by)
