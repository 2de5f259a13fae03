"""The journal: one append-only table per process; activity list, audit trail and cursor in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import insert, update
from sqlalchemy.orm.attributes import set_committed_value

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
    seq = next_number(room) if room is not None else None
    note(process, verb, thing, by=by, at=(room.room_name, seq) if room is not None and seq is not None else None)
    return seq


def record_all(process: Process, verb: str, things: Sequence[Thing], *, by: Account | None = None, room: Room) -> range:
    """Write a line for each of many things, each with a number of its own; two statements do for all of them."""
    if not things:
        return range(0)
    db.session.flush()
    last = next_number(room, len(things))
    numbers = range(last - len(things) + 1, last + 1)
    note_all(process, verb, list(zip(things, numbers, strict=True)), by=by, room=room)
    return numbers


def note_all(
    process: Process, verb: str, things: Sequence[tuple[Thing, int]], *, by: Account | None = None, room: Room
) -> None:
    """Write a line for each of many things that have their numbers in a room already, with one statement."""
    line = {"process_id": process.id, "verb": verb, "account_id": by and by.id, "room": room.room_name}
    about = [line | {"kind": thing.__tablename__, "thing_id": thing.id, "seq": seq} for thing, seq in things]
    db.session.execute(insert(Entry), about)


def next_number(room: Room, many: int = 1, /, **counts: Any) -> int:
    """Take a room's next number, gap-free because its row is locked, or the last of its next ``many``.

    ``counts`` are written by the same statement.
    """
    kind: Any = type(room)
    counters = {"seq": kind.seq + many, **counts}
    changed = db.session.execute(
        update(kind).where(kind.id == room.id).values(counters).returning(*(getattr(kind, name) for name in counters)),
        execution_options={"synchronize_session": False},
    ).one()
    for name, value in zip(counters, changed, strict=True):
        set_committed_value(room, name, value)
    return room.seq


def note(
    process: Process, verb: str, thing: Thing, *, by: Account | None = None, at: tuple[str, int] | None = None
) -> None:
    """Write a line; ``at`` names the room and the number that it has there already."""
    room, seq = at or (None, None)
    line = {"process_id": process.id, "verb": verb, "kind": thing.__tablename__, "thing_id": thing.id}
    db.session.execute(insert(Entry).values(**line, account_id=by and by.id, room=room, seq=seq))
