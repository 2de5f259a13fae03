"""Something that only some in a room have to know, and only now: it has no number and is not caught up with."""

from __future__ import annotations

from typing import Any

from workshop.core.realtime.bus import bus
from workshop.core.realtime.frames import event_frame
from workshop.core.realtime.rooms import Room, hall


def whisper(room: Room, name: str, payload: Any, audience: str) -> None:
    """Say something to those in a room whose mark has this ``audience``, at all workers; for :func:`after_commit`."""
    _say(room, name, payload, audience)
    bus.send("whisper", [*room.address, name, payload, audience])


def _say(room: Room, name: str, payload: Any, audience: str) -> None:
    frame = event_frame(room.namespace, name, payload)
    for seat in hall.seats(room):
        if getattr(seat.mark, "audience", "") == audience:
            seat.channel.write(frame)


def _take_from_bus(_worker: str, said: Any) -> None:
    namespace, kind, id_, name, payload, audience = said
    _say(Room(namespace, kind, id_), name, payload, audience)


bus.hear("whisper", _take_from_bus)
