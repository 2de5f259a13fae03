"""Twice a second: asks each room's owner who may stay, and every two seconds tells who many are there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Mapping, Set

from flask import Flask

from workshop.core.realtime.frames import event_frame
from workshop.core.realtime.rooms import Room, hall

EVERY = 0.5
PRESENCE_EVERY = 2.0

Marks = Set[Hashable]
Owner = Callable[[int, Marks], Mapping[Hashable, str]]

_owners: dict[tuple[str, str], Owner] = {}


def owner(namespace: str, kind: str) -> Callable[[Owner], Owner]:
    """Mark the function that says whose right to be in a room has ended, and why; in a query or two."""

    def register(ask: Owner) -> Owner:
        _owners[namespace, kind] = ask
        return ask

    return register


class Warden:
    """Works in a thread of its own."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._told: dict[Room, tuple[frozenset[str], float]] = {}

    def run(self) -> None:
        """Work forever."""
        pause = threading.Event()
        while not pause.wait(EVERY):
            for room in hall.rooms():
                try:
                    with self._app.app_context():
                        self.show_out(room)
                except Exception:
                    self._app.logger.exception("could not ask who may stay in %s", room)
                self.tell_presence(room)

    def show_out(self, room: Room) -> None:
        """Let those leave whose right has ended."""
        seats = hall.seats(room)
        ended = _owners[room.namespace, room.kind](room.id, {seat.mark for seat in seats})
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
        here, at = sum(seat.counts for seat in seats), time.monotonic()
        told, before = self._told.get(room, (frozenset(), 0.0))
        listening = frozenset(seat.sid for seat in seats)
        if listening == told or at - before < PRESENCE_EVERY:
            return
        self._told[room] = (listening, at)
        frame = event_frame(room.namespace, "presence", room.label | {"here": here})
        for seat in seats:
            seat.channel.write(frame)
