"""Telling rooms in ticks: after a quiet moment at once, then a pause at least as long as the last telling took.

So telling never takes more than half of the time, and changes coalesce by themselves under load.
"""

from __future__ import annotations

import threading
import time
from typing import Any

from workshop.core.realtime.frames import event_frame
from workshop.core.realtime.rooms import Item, Room, Seat, hall

TICK = 0.015
AT_A_STRETCH = 200

Change = tuple[int, Item]

_untold: dict[Room, list[Change]] = {}
_lock = threading.Lock()
_something = threading.Event()


def tell(room: Room, seq: int, item: Item) -> None:
    """Let everybody in a room know of its change number ``seq``; for :func:`after_commit`, in order of commits."""
    with _lock:
        _untold.setdefault(room, []).append((seq, item))
    _something.set()


def run() -> None:
    """Work forever."""
    while True:
        _something.wait()
        began = time.perf_counter()
        for room, changes in _take_untold().items():
            fan_out(room, changes)
        time.sleep(max(TICK, time.perf_counter() - began))


def fan_out(room: Room, changes: list[Change]) -> None:
    """Send changes to everybody in a room: one frame, encoded once."""
    seats = hall.seats(room)
    if not seats:
        return  # nobody to encode it for
    frame = changes_frame(room, changes)
    for number, seat in enumerate(seats):
        if seat.since < changes[0][0]:
            seat.channel.write(frame)
        else:
            _tell_the_rest(seat, changes)
        if number % AT_A_STRETCH == AT_A_STRETCH - 1:
            time.sleep(0)


def changes_frame(room: Room, changes: list[Change]) -> bytes:
    """All changes from the first number to the last; a thing that changed twice is told once, as it is now."""
    latest: dict[tuple[Any, Any], Item] = {}
    for _seq, item in changes:
        latest.pop(key := (item["kind"], item["id"]), None)
        latest[key] = item
    span = {"from": changes[0][0], "to": changes[-1][0], "items": list(latest.values())}
    return event_frame(room.namespace, "changes", room.label | span)


def _tell_the_rest(seat: Seat, changes: list[Change]) -> None:
    """Somebody who has just entered knows the first of these changes already."""
    if rest := [change for change in changes if change[0] > seat.since]:
        seat.channel.write(changes_frame(seat.room, rest))


def _take_untold() -> dict[Room, list[Change]]:
    with _lock:
        _something.clear()
        taken = dict(_untold)
        _untold.clear()
        return taken
