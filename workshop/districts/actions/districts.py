"""What can be done about a district: add, word, order, publish, take away."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.core.ordering import place
from workshop.districts.access import districts_in
from workshop.districts.models import District
from workshop.processes.directory import sort_name_of
from workshop.processes.journal import record
from workshop.processes.models import Process


@transaction()
def add_district(process: Process, name: str, summary: str = "", *, by: Account | None = None) -> District:
    """Add a district by its name; its boundary may come later."""
    refuse_second(process, name, None)
    last = db.session.scalar(select(func.max(District.position)).where(District.process_id == process.id))
    district = District(
        process=process, position=(last or 0) + 1, name=name, sort_name=sort_name_of(name), summary=summary
    )
    db.session.add(district)
    record(process, "district.added", district, by=by)
    return district


@transaction()
def word_district(district: District, name: str, summary: str, *, by: Account) -> None:
    """Name a district anew, or say in other words what it is like."""
    refuse_second(district.process, name, district)
    district.name, district.sort_name, district.summary = name, sort_name_of(name), summary
    record(district.process, "district.worded", district, by=by)


def refuse_second(process: Process, name: str, but: District | None) -> None:
    """Each name stands once, however it is spelled."""
    same = select(District.id).where(District.process_id == process.id, District.sort_name == sort_name_of(name))
    if (found := db.session.scalar(same)) is not None and (but is None or found != but.id):
        raise Refused(_("There is a district of this name already: %(name)s.", name=name), 422)


@transaction()
def move_district(district: District, to: str, *, by: Account) -> None:
    """Put a district in another place; its number on the map is its place."""
    place(districts_in(district.process), district, to)
    record(district.process, "district.moved", district, by=by)


@transaction()
def publish_district(district: District, *, by: Account) -> None:
    """Let everybody read a district's profile."""
    if district.published_at is None:
        district.published_at = now()
        record(district.process, "district.published", district, by=by)


@transaction()
def withdraw_district(district: District, *, by: Account) -> None:
    """Keep a district's profile to the team again."""
    if district.published_at is not None:
        district.published_at = None
        record(district.process, "district.withdrawn", district, by=by)


@transaction()
def remove_district(district: District, *, by: Account) -> None:
    """Take a district away, with the figures that stand under it."""
    record(district.process, "district.deleted", district, by=by)
    db.session.delete(district)
