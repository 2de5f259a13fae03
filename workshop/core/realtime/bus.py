"""What workers tell each other, through Redis: JSON only, and nothing that the database does not know.

So losing it loses nothing: a worker that misses a number reads it from the database (telling.py), and asks the database
for the latest numbers twice a second anyway (warden.py). Without ``REDIS_URL`` there is one worker, and no bus.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from logging import Logger
from typing import Any

import redis

MOST_WAITING = 10_000
AT_ONCE = 500
TRY_AGAIN_AFTER = 0.5

Take = Callable[[str, Any], object]


class Bus:
    """One for each process. Until it is connected, sending does nothing."""

    def __init__(self) -> None:
        self.worker = ""
        self._takers: dict[str, Take] = {}
        self._waiting: deque[tuple[str, Any]] = deque(maxlen=MOST_WAITING)
        self._something = threading.Event()
        self._redis: redis.Redis | None = None
        self._channel = ""

    @property
    def is_connected(self) -> bool:
        """Whether there are other workers to be told."""
        return self._redis is not None

    def connect(self, url: str, secret: str, logger: Logger) -> None:
        """Talk to the workers that share this installation's secret, and to nobody else's on the same Redis."""
        self.worker = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._channel = "workshop:" + hashlib.sha256(f"bus {secret}".encode()).hexdigest()[:32]
        self._redis = redis.Redis.from_url(url, socket_connect_timeout=2, health_check_interval=5)
        self._logger = logger
        for work in (self._send_all, self._hear_all):
            threading.Thread(target=self._forever, args=(work,), name=work.__qualname__, daemon=True).start()

    def hear(self, kind: str, take: Take) -> None:
        """Call ``take(worker, payload)`` for what the others say of a kind."""
        self._takers[kind] = take

    def send(self, kind: str, payload: Any) -> None:
        """Tell the other workers; never waits."""
        if self._redis is not None:
            self._waiting.append((kind, payload))
            self._something.set()

    def _forever(self, work: Callable[[redis.Redis], None]) -> None:
        is_away = False
        while self._redis is not None:
            try:
                work(self._redis)
                is_away = False
            except (redis.RedisError, OSError) as fault:
                if not is_away:
                    self._logger.warning("Redis is away, workers catch up from the database: %s", fault)
                is_away = True
                time.sleep(TRY_AGAIN_AFTER)

    def _send_all(self, connection: redis.Redis) -> None:
        self._something.wait()
        self._something.clear()
        while self._waiting:
            said = [self._waiting.popleft() for _ in range(min(len(self._waiting), AT_ONCE))]
            connection.publish(self._channel, json.dumps([self.worker, said], ensure_ascii=False))

    def _hear_all(self, connection: redis.Redis) -> None:
        with connection.pubsub(ignore_subscribe_messages=True) as subscription:  # type: ignore[no-untyped-call]  # as it comes
            subscription.subscribe(self._channel)
            while True:
                message = subscription.get_message(timeout=10)
                if message is not None:
                    self._take(message["data"])

    def _take(self, data: bytes) -> None:
        """Anything that is not what our own workers write is left alone."""
        try:
            worker, said = json.loads(data)
            if worker == self.worker:
                return
            for kind, payload in said:
                if kind in self._takers:
                    self._takers[kind](worker, payload)
        except (ValueError, TypeError, KeyError) as fault:
            self._logger.warning("something strange on the bus: %s", fault)


bus = Bus()
