"""Tables: set up, dealt out, taken, moved between; and who hosts one."""

from __future__ import annotations

import secrets

from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.forums.actions.telling import announce, remove
from workshop.forums.models import MOST_TABLES, Forum, Idea, Participant, Table
from workshop.processes.journal import record


@transaction()
def set_tables(forum: Forum, topics: list[str], *, by: Account | None = None) -> None:
    """Set up numbered tables with their topics; tables at which nobody has sat go when there are fewer than before."""
    if len(topics) > MOST_TABLES:
        raise Refused(_("A forum has at most %(most)s tables.", most=MOST_TABLES), 422)
    for table in forum.tables[len(topics) :]:
        if _is_in_use(table):
            raise Refused(_("People sit or have written at table %(label)s. Please keep it.", label=table.label))
        remove(forum, "table.removed", table, by)
    db.session.expire(forum, ["tables"])
    for number, topic in enumerate(topics, 1):
        table = forum.tables[number - 1] if number <= len(forum.tables) else _add_table(forum, str(number))
        if table.topic != topic or not table.seq:
            table.topic = topic
            announce(forum, "table.set", table, by)


@transaction()
def take_seat(participant: Participant, label: str | None) -> None:
    """Sit down at a table, or get up; whoever hosts one gives that up by leaving."""
    if (participant.table.label if participant.table else None) == label:
        return
    seat(participant, label)
    record(participant.forum.process, "participant.seated", participant)


@transaction()
def deal_seat(participant: Participant) -> None:
    """Put somebody at the emptiest table."""
    rows = select(Participant.table_id, func.count()).where(Participant.forum_id == participant.forum_id)
    sitting = dict(db.session.execute(rows.group_by(Participant.table_id)).all())
    if not participant.forum.tables:
        raise Refused(_("There are no tables yet."))
    take_seat(participant, min(participant.forum.tables, key=lambda table: sitting.get(table.id, 0)).label)


@transaction()
def deal_seats(forum: Forum, *, by: Account | None = None) -> None:
    """Deal out all who have no table, by chance, so that tables are equally full; hosts stay."""
    if not forum.tables:
        raise Refused(_("There are no tables yet."))
    seated = {table.id: 0 for table in forum.tables}
    standing = []
    for participant in forum.participants:
        if participant.table_id in seated:
            seated[participant.table_id] += 1
        else:
            standing.append(participant)
    secrets.SystemRandom().shuffle(standing)
    for participant in standing:
        participant.table_id = min(seated, key=lambda table: seated[table])
        seated[participant.table_id] += 1
    announce(forum, "tables.dealt", forum, by)


@transaction()
def rotate_seats(forum: Forum, *, by: Account | None = None) -> None:
    """Everybody moves on to the next table, the last to the first; hosts stay and tell the next what was said."""
    after = {table.id: following.id for table, following in _with_next(forum.tables)}
    if len(after) < 2:
        raise Refused(_("There is no other table to move to."))
    for participant in forum.participants:
        if participant.table_id in after and participant.hosts_since is None:
            participant.table_id = after[participant.table_id]
    announce(forum, "tables.rotated", forum, by)


@transaction()
def make_host(participant: Participant, *, by: Account | None = None) -> None:
    """Let somebody host the table at which they sit: they write for those who speak there."""
    if participant.table_id is None:
        raise Refused(_("A host sits at a table. Please choose one first."))
    participant.hosts_since = participant.hosts_since or now()
    record(participant.forum.process, "table.hosted", participant, by=by)
    announce(participant.forum, "table.hosted", participant.forum, by)


@transaction()
def release_host(participant: Participant, *, by: Account | None = None) -> None:
    """Let somebody be a guest at the table again."""
    participant.hosts_since = None
    record(participant.forum.process, "table.left", participant, by=by)
    announce(participant.forum, "table.left", participant.forum, by)


def seat(participant: Participant, label: str | None) -> None:
    """Put somebody at the table with this label. Where no tables were set up, the one they name is made."""
    participant.hosts_since = None
    if not label:
        participant.table = None
        return
    forum = participant.forum
    known = {table.label.casefold(): table for table in forum.tables}
    table = known.get(label.casefold())
    if table is None:
        if any(table.topic for table in known.values()) or len(known) >= MOST_TABLES:
            raise Refused(_("There is no table %(label)s here.", label=label), 422)
        table = _add_table(forum, label)
        announce(forum, "table.set", table)
    participant.table = table


def _add_table(forum: Forum, label: str) -> Table:
    table = Table(position=max((table.position for table in forum.tables), default=0) + 1, label=label, topic="")
    forum.tables.append(table)
    db.session.flush()
    return table


def _is_in_use(table: Table) -> bool:
    sits = select(Participant.id).where(Participant.table_id == table.id).limit(1)
    written = select(Idea.id).where(Idea.table_id == table.id).limit(1)
    return db.session.scalar(sits) is not None or db.session.scalar(written) is not None


def _with_next(tables: list[Table]) -> list[tuple[Table, Table]]:
    return list(zip(tables, [*tables[1:], *tables[:1]], strict=True))
