"""What of the figures may be shown. A group under five could be recognised; and so that nobody can work it out from
a sum that is known elsewhere, the smallest of the other districts is held back too (complementary suppression)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from workshop.core.db import db
from workshop.districts.models import District, Figure, Statistic
from workshop.processes.models import Process

FEWEST = 5


@dataclass(frozen=True)
class Shown:
    """A figure as a reader sees it: the number, or why there is none ("small", "withheld", "none")."""

    value: float | None = None
    why: str = "none"
    source: str = ""
    as_of: object = None


NOTHING = Shown()


def statistics_of(process: Process) -> list[Statistic]:
    """What is counted, by title."""
    every = select(Statistic).where(Statistic.process_id == process.id)
    return list(db.session.scalars(every.order_by(Statistic.sort_name)))


def years_of(statistic: Statistic) -> list[int]:
    """The years there are figures for, the latest first."""
    years = select(Figure.year).where(Figure.statistic_id == statistic.id).distinct()
    return list(db.session.scalars(years.order_by(Figure.year.desc())))


def shown_in(statistic: Statistic, year: int) -> dict[int, Shown]:
    """The figures of a year by district."""
    rows = db.session.scalars(select(Figure).where(Figure.statistic_id == statistic.id, Figure.year == year)).all()
    held = held_back([statistic.id]).get((statistic.id, year))
    return {figure.district_id: shown(figure, held) for figure in rows}


def series_of(district: District, statistics: Collection[Statistic]) -> dict[int, dict[int, Shown]]:
    """All figures of a district, by statistic and year."""
    rows = db.session.scalars(select(Figure).where(Figure.district_id == district.id).order_by(Figure.year)).all()
    held = held_back([statistic.id for statistic in statistics])
    found: dict[int, dict[int, Shown]] = {}
    for figure in rows:
        number = held.get((figure.statistic_id, figure.year))
        found.setdefault(figure.statistic_id, {})[figure.year] = shown(figure, number)
    return found


def held_back(statistic_ids: Collection[int]) -> Mapping[tuple[int, int], float]:
    """By statistic and year, where a small number is protected: which other number is held back with it."""
    protected = (
        select(Figure.statistic_id, Figure.year)
        .where(Figure.statistic_id.in_(statistic_ids), Figure.is_small)
        .distinct()
        .subquery()
    )
    smallest = (
        select(Figure.statistic_id, Figure.year, func.min(Figure.value))
        .join(protected, (Figure.statistic_id == protected.c.statistic_id) & (Figure.year == protected.c.year))
        .where(Figure.value > 0)
        .group_by(Figure.statistic_id, Figure.year)
    )
    return {(statistic, year): value or 0.0 for statistic, year, value in db.session.execute(smallest)}


def shown(figure: Figure, held: float | None) -> Shown:
    """One figure as it may be seen."""
    if figure.is_small:
        return Shown(None, "small", figure.source, figure.as_of)
    if held is not None and figure.value == held:
        return Shown(None, "withheld", figure.source, figure.as_of)
    return Shown(figure.value, "", figure.source, figure.as_of)
