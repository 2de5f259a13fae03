"""Circles, their rule, and who sits where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.processes.directory import OPENABLE, Card, add_organisation, organisation_named
from workshop.processes.journal import record
from workshop.processes.models import Membership, Organisation, Process, Role
from workshop.processes.timetable import today
from workshop.steering.models import BenchShare, Circle, Seat


@dataclass(frozen=True)
class CirclePlan:
    """What a circle is: its rule says how many parts of the seats each bench has."""

    kind: str
    title: str
    purpose: str = ""
    seat_count: int | None = None
    quorum: int = 50
    parts: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Person:
    """Somebody who sits or sits in, with or without an account; ``agreed`` that their name is public."""

    name: str = ""
    email: str = ""
    account: Account | None = None
    agreed: bool = False


@dataclass(frozen=True)
class SeatPlan:
    """A seat as it is written down."""

    organisation: str
    bench: str | None
    member: Person
    deputy: Person
    starts_on: date
    ends_on: date | None = None


@transaction()
def open_circle(process: Process, plan: CirclePlan, *, by: Account | None = None) -> Circle:
    """Begin a circle."""
    circle = Circle(process_id=process.id)
    write_circle(circle, plan)
    db.session.add(circle)
    record(process, "circle.opened", circle, by=by)
    return circle


@transaction()
def change_circle(circle: Circle, plan: CirclePlan, *, by: Account) -> None:
    """Word it anew, or agree on other shares."""
    write_circle(circle, plan)
    record(circle.process, "circle.changed", circle, by=by)


def write_circle(circle: Circle, plan: CirclePlan) -> None:
    """Put the plan into the rows."""
    circle.kind, circle.title, circle.purpose = plan.kind, plan.title, plan.purpose
    circle.seat_count, circle.quorum = plan.seat_count, plan.quorum
    wanted = {bench: parts for bench, parts in (plan.parts or {}).items() if parts}
    known = {share.bench: share for share in circle.shares}
    for bench, parts in wanted.items():
        if bench in known:
            known[bench].parts = parts
        else:
            circle.shares.append(BenchShare(bench=bench, parts=parts))
    circle.shares = [share for share in circle.shares if share.bench in wanted]


@transaction()
def give_seat(circle: Circle, plan: SeatPlan, *, by: Account | None = None) -> Seat:
    """Give a seat to an organisation and a person."""
    seat = Seat(circle_id=circle.id)
    write_seat(circle, seat, plan)
    circle.seats.append(seat)
    record(circle.process, "seat.given", seat, by=by)
    return seat


@transaction()
def change_seat(seat: Seat, plan: SeatPlan, *, by: Account) -> None:
    """Somebody else sits there, or sits in, or for another time."""
    write_seat(seat.circle, seat, plan)
    record(seat.circle.process, "seat.changed", seat, by=by)


@transaction()
def end_seat(seat: Seat, *, by: Account) -> None:
    """From today nobody sits there; that somebody did stays."""
    seat.ends_on = max(seat.starts_on, today()) - timedelta(days=1)
    record(seat.circle.process, "seat.ended", seat, by=by)


def write_seat(circle: Circle, seat: Seat, plan: SeatPlan) -> None:
    """Put the plan into the row; an organisation that is not in the directory yet comes into it."""
    organisation = organisation_of(circle.process, plan)
    seat.organisation_id = organisation.id if organisation else None
    seat.bench = plan.bench or None
    seat.starts_on, seat.ends_on = plan.starts_on, plan.ends_on
    for place, person in (("member", plan.member), ("deputy", plan.deputy)):
        is_same = getattr(seat, f"{place}_name") == person.name
        before = getattr(seat, f"{place}_agreed_at") if is_same else None
        setattr(seat, f"{place}_id", person.account and person.account.id)
        setattr(seat, f"{place}_name", person.name)
        setattr(seat, f"{place}_email", person.email)
        setattr(seat, f"{place}_agreed_at", (before or now()) if person.agreed else None)


def organisation_of(process: Process, plan: SeatPlan) -> Organisation | None:
    """The organisation of a seat: known, or written down now, its name public because seats are."""
    if not plan.organisation:
        return None
    known = organisation_named(process, plan.organisation)
    return known or add_organisation(process, Card(plan.organisation, bench=plan.bench, public=OPENABLE[:1]))


@transaction()
def seat_the_members(circle: Circle, *, by: Account) -> int:
    """Give everybody who is in the steering group by their role, and sits nowhere yet, a seat."""
    seated = {seat.member_id for seat in circle.seats}
    members = db.session.scalars(
        select(Membership).where(Membership.process_id == circle.process_id, Membership.role == Role.STEERING)
    ).all()
    waiting = [one for one in members if one.account_id not in seated]
    for one in waiting:
        person = Person(one.account.name, one.account.email, one.account)
        give_seat(circle, SeatPlan(one.organisation, one.bench, person, Person(), today()), by=by)
    return len(waiting)


@transaction()
def agree_to_be_named(seat: Seat, account: Account, *, agrees: bool) -> None:
    """Somebody says for themselves whether everybody may read their name here."""
    moment = now() if agrees else None
    if seat.member_id == account.id:
        seat.member_agreed_at = moment
    if seat.deputy_id == account.id:
        seat.deputy_agreed_at = moment
