"""A process, and browsers of those who work in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.roles import browser_of
from workshop.core.db import db, transaction
from workshop.processes.models import Milestone, Process
from workshop.processes.timetable import today


@pytest.fixture
def process(make) -> Process:
    """A process with two phases and a milestone."""
    process = make.process(slug="auenbrueck", title="Zusammen leben", lead="Wir schreiben ein Konzept.")
    with transaction():
        db.session.add(Milestone(process_id=process.id, title="Der Rat entscheidet", on=today()))
    return process


@pytest.fixture
def browser(process, make, new_client) -> Callable[[str], Any]:
    """A browser of somebody: ``browser("steering")``."""
    return lambda who: browser_of(who, process, make, new_client)


@pytest.fixture
def facilitator(browser):
    """The facilitator's browser."""
    return browser("facilitator")


@pytest.fixture
def rows() -> Callable[..., Any]:
    """What the database has now, not what the test has read before."""

    def look(kind: Any) -> Any:
        db.session.rollback()
        return db.session.query(kind)

    return look
