"""The journal: one append-only table per process; activity list, audit trail and cursor in one."""

from __future__ import annotations

from typing import Any, Protocol

from sqlalchemy import insert, update

from workshop.accounts.models import Account
from workshop.core.db import db
from workshop.processes.models import Entry, Process


class Thing(Protocol):
    """A row that can be written about."""

    id: int
    __tablename__: str


class Room(Thing, Protocol):
    """Something people are in together, whose changes are numbered, such as a forum."""

    seq: int

    @property
    def room_name(self) -> str:
        """A name that no other room has, such as ``forum:3``."""
        ...


def record(
    process: Process, verb: str, thing: Thing, *, by: Account | None = None, room: Room | None = None
) -> int | None:
    """Write a line; in a room it takes the room's next number, under the lock of the room's row, and returns it."""
    db.session.flush()
    seq = None
    if room is not None:
        kind: Any = type(room)
        seq = db.session.execute(
            update(kind).where(kind.id == room.id).values(seq=kind.seq + 1).returning(kind.seq)
        ).scalar_one()
    line = {"process_id": process.id, "verb": verb, "kind": thing.__tablename__, "thing_id": thing.id}
    # By a plain statement: a second flush would cost as much as everything else about an idea.
    db.session.execute(insert(Entry).values(**line, account_id=by and by.id, room=room and room.room_name, seq=seq))
    return seq
