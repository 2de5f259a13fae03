"""One file after the other, in a thread of its own, so that no page waits and no forum is held up."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask

from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.exports.models import Export
from workshop.exports.shelf import sweep
from workshop.exports.words import gettext as _
from workshop.exports.worker import Job, work

MOST_WAITING = 40
SWEEP_EVERY = 60.0


@dataclass(frozen=True)
class Order:
    """A job and the row that says how far it is."""

    export_id: int
    job: Job


class Orders:
    """Waiting orders of one application; the thread starts with the first one."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._waiting: queue.Queue[Order] = queue.Queue(MOST_WAITING)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def refuse_when_full(self) -> None:
        """Better to say no than to let somebody wait for an hour."""
        if self._waiting.full():
            raise Refused(_("Many files are being made just now. Please try again in a few minutes."), 429)

    def put(self, order: Order) -> None:
        """Take an order."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="exports", daemon=True)
                self._thread.start()
        self._waiting.put(order)

    def wait(self) -> None:
        """Until everything asked for is done."""
        self._waiting.join()

    def _run(self) -> None:
        while True:
            try:
                order = self._waiting.get(timeout=SWEEP_EVERY)
            except queue.Empty:
                with self._app.app_context():
                    sweep()
                continue
            try:
                with self._app.app_context():
                    fulfil(order)
            except Exception:
                self._app.logger.exception("export %d", order.export_id)
            finally:
                self._waiting.task_done()


def fulfil(order: Order) -> None:
    """Make one file and write down how it went."""
    try:
        if not order.job.target.exists():
            work(order.job, lambda percent: note(order.export_id, percent))
    except Refused as refusal:
        message = refusal.message
        change(order.export_id, lambda export: export.fail(message))
    except Exception:
        change(order.export_id, lambda export: export.fail(""))
        raise
    else:
        order.job.target.touch()
        change(order.export_id, Export.finish)
    finally:
        sweep()


def note(export_id: int, percent: int) -> None:
    """How far it is."""
    change(export_id, lambda export: export.get_on(percent))


@transaction()
def change(export_id: int, how: Callable[[Export], None]) -> None:
    """Change the row, if it is still there."""
    export = db.session.get(Export, export_id)
    if export is not None:
        how(export)
