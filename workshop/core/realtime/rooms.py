"""Rooms, and who sits in them. A socket hears one room: the one it entered last."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.core.realtime.channel import Channel

Item = Mapping[str, Any]


@dataclass(frozen=True)
class Room:
    """Where the same things are told to everybody, such as ``Room("/forum", "forum", 3)``."""

    namespace: str
    kind: str
    id: int

    @property
    def sort(self) -> tuple[str, str]:
        """What sort of room it is: its owner and its numbers are known by this."""
        return self.namespace, self.kind

    @property
    def address(self) -> tuple[str, str, int]:
        """How other workers know it."""
        return self.namespace, self.kind, self.id

    @property
    def label(self) -> dict[str, int]:
        """How a message says which thing it is about."""
        return {self.kind: self.id}


@dataclass(eq=False, slots=True)
class Seat:
    """A client in a room. ``since`` is the number of the state it began with.

    ``mark`` is what the room's owner needs for asking again whether this visitor may stay; ``counts`` says whether the
    seat counts as somebody present.
    """

    sid: str
    channel: Channel
    room: Room
    since: int
    mark: Hashable
    counts: bool = True


@dataclass
class Hall:
    """All seats of this server."""

    _by_sid: dict[str, Seat] = field(default_factory=dict)
    _by_room: dict[Room, dict[str, Seat]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, seat: Seat) -> None:
        """Sit down; whoever sat elsewhere leaves that room."""
        with self._lock:
            self._leave(seat.sid)
            self._by_sid[seat.sid] = seat
            self._by_room.setdefault(seat.room, {})[seat.sid] = seat

    def leave(self, sid: str) -> None:
        """Get up."""
        with self._lock:
            self._leave(sid)

    def seats_somebody(self, sid: str) -> bool:
        """Whether a client sits anywhere."""
        return sid in self._by_sid

    def seats(self, room: Room) -> list[Seat]:
        """Who sits in a room now."""
        with self._lock:
            return list(self._by_room.get(room, {}).values())

    def rooms(self) -> list[Room]:
        """The rooms in which somebody sits."""
        with self._lock:
            return list(self._by_room)

    def _leave(self, sid: str) -> None:
        seat = self._by_sid.pop(sid, None)
        if seat is None:
            return
        room = self._by_room[seat.room]
        del room[sid]
        if not room:
            del self._by_room[seat.room]


hall = Hall()
