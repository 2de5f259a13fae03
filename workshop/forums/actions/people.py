"""Those who take part: joining, sitting down, saying for whom they are here, being heard."""

from __future__ import annotations

import secrets

from flask_babel import gettext as _

from workshop.accounts.models import Account
from workshop.accounts.visitors import digest
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.forums.actions.tables import seat
from workshop.forums.actions.telling import announce
from workshop.forums.models import Forum, Participant, Round, RoundKind
from workshop.processes.journal import record


@transaction()
def join_forum(
    forum: Forum, language: str, name: str | None = None, bench: str | None = None, table: str | None = None
) -> tuple[Participant, str]:
    """Take part in a forum: nobody is asked for a name. Returns what the participant's cookie says."""
    if not forum.is_open:
        raise Refused(_("The door of this forum is closed."))
    token = secrets.token_urlsafe(32)
    participant = Participant(forum=forum, token_hash=digest(token), language=language, name=name, bench=bench)
    db.session.add(participant)
    seat(participant, table)
    record(forum.process, "forum.joined", participant)
    _show_who_is_here(forum)
    return participant, token


@transaction()
def enter_participant(
    forum: Forum,
    language: str,
    bench: str | None = None,
    table: str | None = None,
    *,
    by: Account | Participant | None = None,
) -> Participant:
    """Let somebody take part who has no phone; the host of their table or a facilitator writes for them."""
    if not forum.is_open:
        raise Refused(_("The door of this forum is closed."))
    host = by if isinstance(by, Participant) else None
    label = host.table.label if host and host.table else table
    participant = Participant(
        forum=forum, token_hash=digest(secrets.token_urlsafe(32)), language=language, bench=bench, has_phone=False
    )
    participant.entered_by_id = host.id if host else None
    db.session.add(participant)
    seat(participant, label)
    record(forum.process, "forum.joined", participant, by=by if isinstance(by, Account) else None)
    _show_who_is_here(forum)
    return participant


@transaction()
def introduce(round_: Round, participant: Participant, bench: str | None) -> int:
    """Say for whom one is here, or rather not; all that others see are numbers."""
    round_.refuse_unless(RoundKind.INTRODUCE)
    if participant.bench != bench:
        participant.bench = bench
        record(round_.forum.process, "participant.introduced", participant)
        return announce(round_.forum, "round.counted", round_)
    return round_.seq


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


def _show_who_is_here(forum: Forum) -> None:
    """While people introduce themselves, whoever comes in is counted on the screen at once."""
    running = forum.open_round
    if running is not None and running.kind == RoundKind.INTRODUCE:
        announce(forum, "round.counted", running)
