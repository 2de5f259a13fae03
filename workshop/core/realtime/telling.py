"""Telling rooms in ticks: after a quiet moment at once, then a pause at least as long as the last telling took.

So telling never takes more than half of the time, and changes coalesce by themselves under load.

Numbers have no gaps, so a missing one means that somebody else has committed it and we have not been told: another
worker whose message was lost, or the command line. It is then read from the database.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from flask import Flask

from workshop.core.db import between_transactions
from workshop.core.realtime.bus import bus
from workshop.core.realtime.frames import event_frame
from workshop.core.realtime.rooms import Item, Room, Seat, hall

TICK = 0.015
AT_A_STRETCH = 200
PATIENCE = 0.2  # for what comes over the bus out of order

Change = tuple[int, Item]
Missed = Callable[[int, "int | None"], tuple[int, "Iterable[Item] | None"]]

_missed: dict[tuple[str, str], Missed] = {}


def catching_up(namespace: str, kind: str) -> Callable[[Missed], Missed]:
    """Mark the function that knows a room's present number, and what changed after another if one is given.

    It is called with the room's id and the number; where too much has changed to be told, it says nothing of it.
    """

    def register(ask: Missed) -> Missed:
        _missed[namespace, kind] = ask
        return ask

    return register


def present_number(room: Room) -> int:
    """The latest number of a room in the database."""
    return _missed[room.sort](room.id, None)[0] if room.sort in _missed else 0


@dataclass(frozen=True)
class News:
    """Everything that changed in a room from one number to another."""

    room: Room
    first: int
    last: int
    changes: list[Change]

    def frame(self, since: int = 0) -> bytes:
        """What somebody hears who knows the room up to a number; a thing that changed twice is told once, as it is."""
        latest: dict[tuple[object, object], Item] = {}
        for seq, item in self.changes:
            if seq > since:
                latest.pop(key := (item["kind"], item["id"]), None)
                latest[key] = item
        span = {"from": max(self.first, since + 1), "to": self.last, "items": list(latest.values())}
        return event_frame(self.room.namespace, "changes", self.room.label | span)

    def fan_out(self, seats: list[Seat]) -> None:
        """Send it to everybody in the room: one frame, encoded once, but for those who have just entered."""
        frame = self.frame()
        for number, seat in enumerate(seats):
            if seat.since < self.first:
                seat.channel.write(frame)
            elif seat.since < self.last:
                seat.channel.write(self.frame(seat.since))
            if number % AT_A_STRETCH == AT_A_STRETCH - 1:
                time.sleep(0)


@dataclass
class Progress:
    """How far a room has been told, and what lies there that can't be told yet."""

    room: Room
    told: int = 0
    latest: int = 0
    waiting: list[Change] = field(default_factory=list)
    gap_since: float | None = None

    def next_news(self) -> News | None:
        """What follows without a gap on what was told; where nobody can say what is missing, whatever is there."""
        self.waiting.sort(key=lambda change: change[0])
        reached, count, can_wait = self.told, 0, self.room.sort in _missed
        for seq, _item in self.waiting:
            if can_wait and seq > reached + 1:
                break
            reached, count = max(reached, seq), count + 1
        fresh = [change for change in self.waiting[:count] if change[0] > self.told]
        news = News(self.room, self.told + 1 if can_wait else fresh[0][0], reached, fresh) if fresh else None
        self.waiting, self.told = self.waiting[count:], reached
        return news

    def missing(self) -> News | None:
        """What nobody has told us, from the database; nothing when it is too much."""
        present, items = _missed[self.room.sort](self.room.id, self.told)
        news = News(self.room, self.told + 1, present, [(item["seq"], item) for item in items or ()])
        self.told = self.latest = present
        self.waiting = [change for change in self.waiting if change[0] > present]
        return news if items is not None else None

    @property
    def has_gap(self) -> bool:
        """Whether something was committed that nobody has told us."""
        return self.latest > self.told and self.room.sort in _missed


class Teller:
    """Works in a thread of its own; one for each process."""

    def __init__(self) -> None:
        self._heard: deque[tuple[Room, int, tuple[Item, ...]]] = deque()
        self._something = threading.Event()
        self._rooms: dict[Room, Progress] = {}
        self.patience = 0.0

    def take(self, room: Room, seq: int, items: Iterable[Item] = ()) -> None:
        """A room's change number ``seq`` is true; without items it is only known that there is one."""
        self._heard.append((room, seq, tuple(items)))
        self._something.set()

    def run(self, app: Flask) -> None:
        """Work forever."""
        while True:
            self._something.wait(max(self.patience, TICK) if self._with_gaps() else None)
            began = time.perf_counter()
            try:
                with app.app_context():
                    self.tell_all()
            except Exception:
                app.logger.exception("could not tell what is new")
            time.sleep(max(TICK, time.perf_counter() - began))

    def tell_all(self) -> None:
        """Tell every room what follows on what it knows."""
        for room in self._sort_out():
            progress, seats = self._rooms[room], hall.seats(room)
            if not seats:
                del self._rooms[room]
                continue
            progress.told = max(progress.told, min(seat.since for seat in seats))
            if news := progress.next_news():
                news.fan_out(seats)
            self._mind_gap(progress, seats)

    def _sort_out(self) -> list[Room]:
        """Put what was heard to its rooms; not in the middle of a transaction's: it may tell much under one number."""
        touched = self._with_gaps()
        with between_transactions():
            self._something.clear()
            heard = [self._heard.popleft() for _ in range(len(self._heard))]
        for room, seq, items in heard:
            progress = self._rooms.setdefault(room, Progress(room))
            progress.latest = max(progress.latest, seq)
            progress.waiting += [(seq, item) for item in items]
            touched.append(room)
        return list(dict.fromkeys(touched))

    def _with_gaps(self) -> list[Room]:
        return [room for room, progress in self._rooms.items() if progress.has_gap]

    def _mind_gap(self, progress: Progress, seats: list[Seat]) -> None:
        """Wait a little for what is missing, then fetch it."""
        at = time.monotonic()
        progress.gap_since = (progress.gap_since or at) if progress.has_gap else None
        if progress.gap_since is None or at - progress.gap_since < self.patience:
            return
        progress.gap_since = None
        if (news := progress.missing()) is not None:
            news.fan_out(seats)
        else:
            hang_up_on(seats)


def hang_up_on(seats: list[Seat]) -> None:
    """Too much was missed to be told: everybody comes back and gets the whole state."""
    for seat in seats:
        seat.channel.cut()


teller = Teller()


def take_from_bus(_worker: str, payload: Any) -> None:
    """Another worker has committed something."""
    namespace, kind, id_, seq, items = payload
    teller.take(Room(namespace, kind, id_), int(seq), items)


bus.hear("changes", take_from_bus)


def tell(room: Room, seq: int, *items: Item) -> None:
    """Let everybody in a room know of its change number ``seq``; for :func:`after_commit`, in order of commits."""
    teller.take(room, seq, items)
    bus.send("changes", [*room.address, seq, items])
