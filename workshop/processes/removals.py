"""What was taken away, and bringing it back: a mistake with a goal or a phase costs nobody their words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Table, insert, inspect, select

from workshop.accounts.models import Account
from workshop.core.db import Model, db, transaction
from workshop.core.errors import Refused
from workshop.processes.journal import Thing, record
from workshop.processes.models import Process, Removal

SHOWN = 10
Row = tuple[str, dict[str, Any]]


@transaction()
def take_away(thing: Thing, process: Process, *, by: Account) -> Removal:
    """Take something away with all that stands in it, and keep it as it was."""
    record(process, f"{thing.__tablename__}.deleted", thing, by=by)
    title = getattr(thing, "title", "") or getattr(thing, "text", "")
    removal = Removal(process=process, kind=thing.__tablename__, title=title, rows=list(rows_of(thing)))
    db.session.add(removal)
    db.session.delete(thing)
    return removal


@transaction()
def put_back(removal: Removal, *, by: Account) -> None:
    """Bring something back to its place; under a new number when its own is taken."""
    numbers: dict[str, dict[int, int]] = {}
    for name, values in removal.rows:
        table = Model.metadata.tables[name]
        numbers.setdefault(name, {})[values["id"]] = insert_again(table, values, numbers)
    thing = db.session.get_one(kind_named(removal.kind), next(iter(numbers[removal.kind].values())))
    record(removal.process, f"{removal.kind}.restored", thing, by=by)
    db.session.delete(removal)


def removals_of(process: Process, kinds: tuple[str, ...]) -> list[Removal]:
    """What was taken away last."""
    found = select(Removal).where(Removal.process_id == process.id, Removal.kind.in_(kinds))
    return list(db.session.scalars(found.order_by(Removal.removed_at.desc(), Removal.id.desc()).limit(SHOWN)))


def kind_named(name: str) -> Any:
    """The class whose rows stand in a table."""
    return next(mapper.class_ for mapper in Model.registry.mappers if mapper.class_.__tablename__ == name)


def rows_of(thing: Any) -> Iterator[Row]:
    """The row of a thing, and of everything that goes with it."""
    mapper = inspect(type(thing))
    yield (
        thing.__tablename__,
        {column.name: plain(getattr(thing, mapper.get_property_by_column(column).key)) for column in mapper.columns},
    )
    for relation in mapper.relationships:
        if relation.cascade.delete_orphan:
            for child in getattr(thing, relation.key):
                yield from rows_of(child)


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def insert_again(table: Table, values: dict[str, Any], numbers: dict[str, dict[int, int]]) -> int:
    """Write a row anew; refused when what it stood in is gone."""
    row = {name: read_again(table, name, value) for name, value in values.items()}
    for column in table.columns:
        for key in column.foreign_keys:
            place = key.column.table
            row[column.name] = numbers.get(place.name, {}).get(row[column.name], row[column.name])
            if db.session.scalar(select(place.c.id).where(place.c.id == row[column.name])) is None:
                raise Refused(_("What this stood in was taken away too. Please bring that back first."))
    if db.session.scalar(select(table.c.id).where(table.c.id == row["id"])) is not None:
        del row["id"]
    return int(db.session.execute(insert(table).values(row).returning(table.c.id)).scalar_one())


def read_again(table: Table, name: str, value: Any) -> Any:
    """A value as the column has it."""
    return date.fromisoformat(value) if value and table.columns[name].type.python_type is date else value
