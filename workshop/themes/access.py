"""Who may come in: from outside ids to theme fields, what stands in them, and guiding principles."""

from __future__ import annotations

from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from workshop.accounts.access import administrator
from workshop.accounts.models import Account
from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.processes.access import WRITERS, admit
from workshop.processes.models import Process
from workshop.themes.models import Goal, GuidingPrinciple, Obstacle, Potential, ThemeField, Thing

KINDS: dict[str, type[Thing]] = {
    "theme-fields": ThemeField,
    "goals": Goal,
    "obstacles": Obstacle,
    "potentials": Potential,
    "principles": GuidingPrinciple,
}


def founder(visitor: Visitor) -> Account:
    """Who may begin a process: those who look after the installation."""
    return administrator(visitor)


def thing_written_by(visitor: Visitor, kind: str, thing_id: int) -> Thing:
    """A theme field, a principle or what stands in a field, for those who write the concept."""
    thing = cast("Thing | None", db.session.get(KINDS[kind], thing_id))
    if thing is None:
        raise NotFound()
    admit(visitor, thing.process, WRITERS)
    return thing


def field_written_by(visitor: Visitor, field_id: int) -> ThemeField:
    """A theme field, for those who write the concept."""
    field = thing_written_by(visitor, "theme-fields", field_id)
    assert isinstance(field, ThemeField)  # noqa: S101  # says to mypy what the kind says to us
    return field


def fields_in(process: Process) -> list[ThemeField]:
    """The theme fields in their order, with everything that stands in them, in four questions to the database."""
    fields = select(ThemeField).where(ThemeField.process_id == process.id)
    with_all = (selectinload(part) for part in (ThemeField.goals, ThemeField.obstacles, ThemeField.potentials))
    return list(db.session.scalars(fields.order_by(ThemeField.position, ThemeField.id).options(*with_all)))
