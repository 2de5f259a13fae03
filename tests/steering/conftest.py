"""A process with a circle of three benches, a meeting with an agenda, and browsers of those who work in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.roles import browser_of
from workshop.core.db import db, now
from workshop.processes.models import Bench, Process, Role
from workshop.processes.timetable import today
from workshop.steering.actions import holding
from workshop.steering.actions.meetings import ItemPlan, MeetingPlan, add_item, plan_meeting
from workshop.steering.actions.seats import CirclePlan, Person, SeatPlan, give_seat, open_circle
from workshop.steering.models import Attendance, Circle, Meeting, Resolution

GERMAN = {"Accept-Language": "de"}
BENCHES = (Bench.ADMINISTRATION, Bench.WELFARE, Bench.MIGRANT)


@pytest.fixture
def process(make) -> Process:
    """A process."""
    return make.process(slug="auenbrueck", title="Zusammen leben")


@pytest.fixture
def browser(process, make, new_client) -> Callable[[str], Any]:
    """A browser of somebody: ``browser("steering")``."""
    return lambda who: browser_of(who, process, make, new_client)


@pytest.fixture
def facilitator(browser):
    """The facilitator's browser."""
    return browser("facilitator")


@pytest.fixture
def members(make, process):
    """Three members of the steering group, a bench each."""
    names = ("Nuray Öz", "Marta Kowalska", "Rania Darwisch")
    return [make.member(process, Role.STEERING, bench, name=name) for bench, name in zip(BENCHES, names, strict=True)]


@pytest.fixture
def circle(process, members) -> Circle:
    """Three seats in equal thirds."""
    plan = CirclePlan("steering", "Steuerungsgruppe", seat_count=3, parts=dict.fromkeys(BENCHES, 1))
    circle = open_circle(process, plan)
    for bench, member in zip(BENCHES, members, strict=True):
        person = Person(member.name, member.email, member)
        give_seat(circle, SeatPlan(f"Haus {bench}", bench, person, Person("Vera Tretung"), today()))
    return circle


@pytest.fixture
def meeting(circle) -> Meeting:
    """A meeting in a week with two points."""
    start = now() + timedelta(days=7)
    meeting = plan_meeting(circle, MeetingPlan("Sechste Sitzung", start, start + timedelta(hours=2), "Rathaus"))
    add_item(meeting, ItemPlan("Begrüßung", "inform", 5))
    add_item(meeting, ItemPlan("Leitbild", "decide", 30, "Marta Kowalska"))
    return meeting


@pytest.fixture
def rows() -> Callable[..., Any]:
    """What the database has now, not what the test has read before."""

    def look(kind: Any) -> Any:
        db.session.rollback()
        return db.session.query(kind)

    return look


@pytest.fixture
def held(meeting, facilitator, rows):
    """The meeting while it runs, all three there."""
    facilitator.send(f"/meetings/{meeting.id}/opening", page=f"/meetings/{meeting.id}")
    for place in rows(Attendance).filter_by(has_vote=True).all():
        holding.note_presence(place, "here")
    db.session.rollback()
    return db.session.get(Meeting, meeting.id)


def post(browser, meeting, path, data=None, **more):
    return browser.send(path, data or {}, page=f"/meetings/{meeting.id}", headers=GERMAN, **more)


@pytest.fixture
def resolution(held, facilitator, rows):
    """A text that waits to be decided on."""

    def bring_in(way: str) -> int:
        data = {"text": "Wir beschließen das Leitbild.", "way": way, "item": held.items[1].id}
        assert post(facilitator, held, f"/meetings/{held.id}/resolutions", data).status_code == 303
        return rows(Resolution).order_by(Resolution.id.desc()).first().id

    return bring_in
