"""Telling rooms in ticks: after a quiet moment at once, then never more than half of the time."""

from __future__ import annotations

import threading

from workshop.core.realtime.rooms import Item, Room

_untold: dict[Room, list[tuple[int, Item]]] = {}
_lock = threading.Lock()
_something = threading.Event()


def tell(room: Room, seq: int, item: Item) -> None:
    """Let everybody in a room know of its change number ``seq``; for :func:`after_commit`."""
    with _lock:
        _untold.setdefault(room, []).append((seq, item))
    _something.set()
