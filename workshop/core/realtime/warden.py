"""Twice a second: asks each room's owner who may stay and how far the room is; every two seconds tells who is there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Mapping, Set
from typing import Any

from flask import Flask

from workshop.core.realtime.bus import bus
from workshop.core.realtime.frames import event_frame
from workshop.core.realtime.rooms import Room, hall
from workshop.core.realtime.telling import present_number, teller

EVERY = 0.5
PRESENCE_EVERY = 2.0
BELIEVED_FOR = 3 * PRESENCE_EVERY

Marks = Set[Hashable]
Owner = Callable[[int, Marks], Mapping[Hashable, str]]

_owners: dict[tuple[str, str], Owner] = {}


def owner(namespace: str, kind: str) -> Callable[[Owner], Owner]:
    """Mark the function that says whose right to be in a room has ended, and why; in a query or two."""

    def register(ask: Owner) -> Owner:
        _owners[namespace, kind] = ask
        return ask

    return register


class Elsewhere:
    """How many sit in each room at the other workers, as they have said lately."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[float, dict[Room, int]]] = {}

    def take(self, worker: str, payload: Any) -> None:
        """A worker has counted."""
        counts = {Room(namespace, kind, id_): int(count) for namespace, kind, id_, count in payload}
        self._counts[worker] = (time.monotonic(), counts)

    def count(self, room: Room) -> int:
        """Those in a room; a worker that says nothing any more has none."""
        oldest = time.monotonic() - BELIEVED_FOR
        self._counts = {worker: said for worker, said in self._counts.items() if said[0] > oldest}
        return sum(counts.get(room, 0) for _at, counts in self._counts.values())


class Warden:
    """Works in a thread of its own."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._elsewhere = Elsewhere()
        self._told: dict[Room, tuple[tuple[frozenset[str], int], float]] = {}
        self._counted = 0.0
        bus.hear("here", self._elsewhere.take)

    def run(self) -> None:
        """Work forever."""
        pause = threading.Event()
        while not pause.wait(EVERY):
            for room in hall.rooms():
                try:
                    with self._app.app_context():
                        self.show_out(room)
                        teller.take(room, present_number(room))
                except Exception:
                    self._app.logger.exception("could not ask who may stay in %s", room)
                self.tell_presence(room)
            self.tell_others()

    def show_out(self, room: Room) -> None:
        """Let those leave whose right has ended."""
        seats = hall.seats(room)
        ended = _owners[room.sort](room.id, {seat.mark for seat in seats})
        for seat in seats:
            if seat.channel.is_cut:  # gone while the writer gave it this seat
                hall.leave(seat.sid)
            elif seat.mark in ended:
                hall.leave(seat.sid)
                frame = event_frame(room.namespace, "leave", room.label | {"reason": ended[seat.mark]})
                seat.channel.write(frame)

    def tell_presence(self, room: Room) -> None:
        """Tell how many are there, when that has changed or somebody new wants to know, at most every two seconds."""
        seats = hall.seats(room)
        here, at = sum(seat.counts for seat in seats) + self._elsewhere.count(room), time.monotonic()
        told, before = self._told.get(room, ((frozenset(), -1), 0.0))
        news = (frozenset(seat.sid for seat in seats), here)
        if news == told or at - before < PRESENCE_EVERY:
            return
        self._told[room] = (news, at)
        frame = event_frame(room.namespace, "presence", room.label | {"here": here})
        for seat in seats:
            seat.channel.write(frame)

    def tell_others(self) -> None:
        """Let the other workers know how many sit here."""
        if not bus.is_connected or time.monotonic() - self._counted < PRESENCE_EVERY:
            return
        self._counted = time.monotonic()
        counts = [[*room.address, sum(seat.counts for seat in hall.seats(room))] for room in hall.rooms()]
        bus.send("here", counts)
