"""What can be done about theme fields, what stands in them, and the guiding principles."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, transaction
from workshop.core.ordering import place
from workshop.processes.actions import Charter, create_process, lay_out_timetable
from workshop.processes.journal import record
from workshop.processes.models import Process
from workshop.processes.removals import take_away
from workshop.processes.templates import Template
from workshop.themes.models import Goal, GuidingPrinciple, Obstacle, Potential, ThemeField, Thing

ThingT = TypeVar("ThingT", ThemeField, Goal, Obstacle, Potential, GuidingPrinciple)


@transaction()
def found_process(charter: Charter, template: Template, starts_on: date, *, by: Account | None = None) -> Process:
    """Begin a process after a way of working: its timetable, theme fields and guiding principles."""
    process = create_process(charter, by=by)
    lay_out_timetable(process, template, starts_on)
    for field in template.fields:
        add_field(process, field.title, field.text, by=by)
    for principle in template.principles:
        add_principle(process, principle.title, principle.text, by=by)
    return process


@transaction()
def add_field(process: Process, title: str, summary: str = "", *, by: Account | None = None) -> ThemeField:
    """Add a field of action."""
    field = ThemeField(process=process, position=next_place(fields_of(process)), title=title, summary=summary)
    return keep(field, by)


@transaction()
def add_goal(field: ThemeField, title: str, text: str = "", *, by: Account | None = None) -> Goal:
    """Add a goal to a theme field."""
    return keep(Goal(theme_field=field, position=next_place(field.goals), title=title, text=text), by)


@transaction()
def add_obstacle(field: ThemeField, text: str, *, by: Account | None = None) -> Obstacle:
    """Add something that hinders."""
    return keep(Obstacle(theme_field=field, position=next_place(field.obstacles), text=text), by)


@transaction()
def add_potential(field: ThemeField, text: str, *, by: Account | None = None) -> Potential:
    """Add something that people bring."""
    return keep(Potential(theme_field=field, position=next_place(field.potentials), text=text), by)


@transaction()
def add_principle(process: Process, title: str, text: str = "", *, by: Account | None = None) -> GuidingPrinciple:
    """Add a sentence of the shared stance."""
    place_ = next_place(principles_of(process))
    return keep(GuidingPrinciple(process=process, position=place_, title=title, text=text), by)


@transaction()
def reword(thing: Thing, wording: dict[str, str], *, by: Account) -> None:
    """Word something anew."""
    for name, text in wording.items():
        setattr(thing, name, text)
    record(thing.process, f"{thing.__tablename__}.worded", thing, by=by)


@transaction()
def move(thing: Thing, to: str, *, by: Account) -> None:
    """Put something in another place among its siblings."""
    place(siblings_of(thing), thing, to)
    record(thing.process, f"{thing.__tablename__}.moved", thing, by=by)


@transaction()
def remove(thing: Thing, *, by: Account) -> None:
    """Take something away. Forums and sections that stood under a theme field stay, without it."""
    take_away(thing, thing.process, by=by)


def fields_of(process: Process) -> list[ThemeField]:
    """The theme fields in their order."""
    return list(
        db.session.scalars(
            select(ThemeField).where(ThemeField.process_id == process.id).order_by(ThemeField.position, ThemeField.id)
        )
    )


def principles_of(process: Process) -> list[GuidingPrinciple]:
    """The guiding principles in their order."""
    return list(
        db.session.scalars(
            select(GuidingPrinciple)
            .where(GuidingPrinciple.process_id == process.id)
            .order_by(GuidingPrinciple.position, GuidingPrinciple.id)
        )
    )


def siblings_of(thing: Thing) -> MutableSequence[Thing]:
    """Everything of one kind in one place, to be put in order."""
    if isinstance(thing, ThemeField):
        return [*fields_of(thing.process)]
    if isinstance(thing, GuidingPrinciple):
        return [*principles_of(thing.process)]
    kind = type(thing)
    return [*db.session.scalars(select(kind).where(kind.theme_field_id == thing.theme_field_id))]


def next_place(siblings: Sequence[Thing]) -> int:
    """The place after the last."""
    return max((sibling.position for sibling in siblings), default=0) + 1


def keep(thing: ThingT, by: Account | None) -> ThingT:
    """Save something new and write it in the journal."""
    db.session.add(thing)
    record(thing.process, f"{thing.__tablename__}.added", thing, by=by)
    return thing
