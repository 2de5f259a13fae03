"""Limits in time: so many a minute, kept in memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Hashable


class Limit:
    """At most ``count`` in ``seconds`` for one key, as a bucket that refills evenly.

    Keyed by a participant or an account; by an address only for failures, because a whole hall shares one.
    """

    def __init__(self, count: int, seconds: float = 60.0) -> None:
        self.count = count
        self.rate = count / seconds
        self._buckets: dict[Hashable, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def take(self, key: Hashable) -> bool:
        """Use one up; false when there is none left."""
        return self._take(key, 1)

    def give_back(self, key: Hashable) -> None:
        """Return one that was taken for something that turned out to be fine."""
        self._take(key, -1)

    def has_room(self, key: Hashable) -> bool:
        """Whether one is left, without using it."""
        return self._take(key, 0)

    def _take(self, key: Hashable, cost: int) -> bool:
        now = time.monotonic()
        with self._lock:
            if len(self._buckets) > 50_000:
                self._forget_full(now)
            left, since = self._buckets.get(key, (float(self.count), now))
            left = min(float(self.count), left + (now - since) * self.rate)
            enough = left >= 1 or cost < 0
            self._buckets[key] = (left - cost if enough else left, now)
            return enough

    def _forget_full(self, now: float) -> None:
        self._buckets = {
            key: (left, since)
            for key, (left, since) in self._buckets.items()
            if left + (now - since) * self.rate < self.count
        }
