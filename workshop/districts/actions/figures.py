"""What can be done about figures: read a file, look at what was understood, take all of it in or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, func, insert, select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.core.tables import Table, read_table
from workshop.districts.access import districts_in
from workshop.districts.actions.boundaries import File
from workshop.districts.figures.showing import FEWEST
from workshop.districts.figures.understanding import Cell, Columns, Understood, guess, understand
from workshop.districts.models import Figure, FigureFile, Statistic
from workshop.processes.directory import sort_name_of
from workshop.processes.journal import record
from workshop.processes.models import Process

KEPT = timedelta(days=1)


@dataclass(frozen=True)
class About:
    """What somebody says about a file: what is counted, in which unit, and since when it holds."""

    title: str
    unit: str
    counts_people: bool
    as_of: date


@dataclass(frozen=True)
class Reading:
    """A file as it was understood, and what taking it in would do."""

    table: Table
    columns: Columns
    understood: Understood
    replaced: int
    small: int


def read_figures(process: Process, file: File, about: About, *, by: Account) -> FigureFile:
    """Read a file and put it by; refused in a sentence when it is no table."""
    read_table(file.raw)
    if not districts_in(process):
        raise Refused(_("There are no districts yet that figures could belong to. Draw them first."), 422)
    return put_by(process, file, about, by=by)


@transaction()
def put_by(process: Process, file: File, about: About, *, by: Account) -> FigureFile:
    """Keep the file until somebody has looked at it; what nobody took in goes after a day."""
    db.session.execute(delete(FigureFile).where(FigureFile.uploaded_at < now() - KEPT))
    waiting = FigureFile(
        process_id=process.id,
        account_id=by.id,
        name=file.name[:120],
        content=file.raw,
        title=about.title,
        unit=about.unit,
        counts_people=about.counts_people,
        source=file.source,
        as_of=about.as_of,
    )
    db.session.add(waiting)
    db.session.flush()
    return waiting


def reading_of(waiting: FigureFile, chosen: Mapping[str, str] | None = None) -> Reading:
    """What was understood, with the columns that somebody chose or that we think they are."""
    table = read_table(waiting.content)
    districts = {district.sort_name: district.id for district in districts_in(waiting.process)}
    columns = columns_of(table, guess(table, districts), chosen or {})
    understood = understand(table, columns, districts)
    small = sum(is_small(cell, waiting.counts_people) for cell in understood.cells.values())
    return Reading(table, columns, understood, count_replaced(waiting, understood), small)


def columns_of(table: Table, guessed: Columns, chosen: Mapping[str, str]) -> Columns:
    """The columns somebody chose, as far as they exist."""

    def one(name: str, present: int) -> int:
        wanted = chosen.get(name, "")
        return int(wanted) if wanted in {"-1", *map(str, range(len(table.header)))} else present

    district = max(0, one("district", guessed.district))
    year, value = one("year", guessed.year), one("value", guessed.value)
    if year >= 0 and value < 0:
        value = next((n for n in range(len(table.header)) if n not in (district, year)), 0)
    decimal = chosen.get("decimal", "")
    return Columns(district, year, value, decimal if decimal in (",", ".") else guessed.decimal)


def count_replaced(waiting: FigureFile, understood: Understood) -> int:
    """How many numbers that stand there would be replaced."""
    statistic = statistic_named(waiting.process, waiting.title)
    if statistic is None:
        return 0
    rows = db.session.execute(select(Figure.district_id, Figure.year).where(Figure.statistic_id == statistic.id))
    return sum((district, year) in understood.cells for district, year in rows)


def statistic_named(process: Process, title: str) -> Statistic | None:
    """What is counted under this title already."""
    return db.session.scalar(
        select(Statistic).where(Statistic.process_id == process.id, Statistic.sort_name == sort_name_of(title))
    )


def is_small(cell: Cell, counts_people: bool) -> bool:
    """Whether somebody in it could be recognised. Nobody is not somebody."""
    return counts_people and 0 < cell.value < FEWEST


@transaction()
def take_in_figures(waiting: FigureFile, chosen: Mapping[str, str], *, by: Account) -> Statistic:
    """Save everything that was understood at once; what is not in the file stays as it is."""
    reading = reading_of(waiting, chosen)
    if not reading.understood.is_usable:
        raise Refused(_("This file cannot be taken in as it is. Nothing was saved."), 422)
    statistic = kept_statistic(waiting)
    cells = list(reading.understood.cells.values())
    years = {cell.year for cell in cells}
    old = select(Figure.id, Figure.district_id, Figure.year).where(
        Figure.statistic_id == statistic.id, Figure.year.in_(years)
    )
    gone = [id_ for id_, district, year in db.session.execute(old) if (district, year) in reading.understood.cells]
    db.session.execute(delete(Figure).where(Figure.id.in_(gone)))
    db.session.execute(insert(Figure), [row_of(cell, statistic, waiting) for cell in cells])
    record(statistic.process, "figures.taken_in", statistic, by=by)
    db.session.delete(waiting)
    return statistic


def kept_statistic(waiting: FigureFile) -> Statistic:
    """What is counted, made or found again; unit and protection as they were said last."""
    statistic = statistic_named(waiting.process, waiting.title)
    if statistic is None:
        statistic = Statistic(process=waiting.process, title=waiting.title, sort_name=sort_name_of(waiting.title))
        db.session.add(statistic)
    elif statistic.counts_people and not waiting.counts_people and has_small(statistic):
        raise Refused(
            _("%(title)s counts people and holds small numbers; it stays protected.", title=statistic.title), 422
        )
    statistic.unit, statistic.counts_people = waiting.unit, waiting.counts_people
    db.session.flush()
    return statistic


def has_small(statistic: Statistic) -> bool:
    """Whether a small number is protected in it."""
    small = select(func.count()).where(Figure.statistic_id == statistic.id, Figure.is_small)
    return bool(db.session.scalar(small))


def row_of(cell: Cell, statistic: Statistic, waiting: FigureFile) -> dict[str, Any]:
    """A figure as it is kept: of a small group only that it is small."""
    small = is_small(cell, waiting.counts_people)
    return {
        "statistic_id": statistic.id,
        "district_id": cell.district_id,
        "year": cell.year,
        "value": None if small else cell.value,
        "is_small": small,
        "source": waiting.source,
        "as_of": waiting.as_of,
    }


@transaction()
def discard_file(waiting: FigureFile) -> None:
    """Leave the file; nothing was changed by it."""
    db.session.delete(waiting)


@transaction()
def remove_statistic(statistic: Statistic, *, by: Account) -> None:
    """Take everything away that was counted under a title."""
    record(statistic.process, "statistic.deleted", statistic, by=by)
    db.session.delete(statistic)
