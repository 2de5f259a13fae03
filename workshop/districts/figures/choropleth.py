"""One statistic in one year as a map with patterns, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import format_decimal
from flask_babel import gettext as _

from workshop.districts.figures.classes import Class, classes_of, look_of
from workshop.districts.figures.showing import NOTHING, Shown, shown_in, years_of
from workshop.districts.mapping import Picture, picture_of
from workshop.districts.models import District, Need, Statistic
from workshop.processes.models import Process


@dataclass(frozen=True)
class Choropleth:
    """What the page needs: the choice, the map, its classes and the rows of the table."""

    statistic: Statistic
    year: int
    years: list[int]
    picture: Picture | None
    classes: list[Class]
    rows: list[tuple[District, Shown]]

    @property
    def holds_back(self) -> bool:
        """Whether a small number is protected here."""
        return any(shown.why in ("small", "withheld") for _district, shown in self.rows)

    @property
    def sources(self) -> list[str]:
        """Where the numbers are from."""
        return sorted({shown.source for _district, shown in self.rows if shown.source})


def choropleth_of(
    process: Process,
    districts: Sequence[District],
    statistics: Sequence[Statistic],
    asked: tuple[int | None, int | None],
) -> Choropleth | None:
    """The map somebody asked for, or the first there is."""
    chosen = next((one for one in statistics if one.id == asked[0]), statistics[0] if statistics else None)
    years = years_of(chosen) if chosen else []
    if chosen is None or not years:
        return None
    year = asked[1] if asked[1] in years else years[0]
    shown = shown_in(chosen, year)
    rows = [(district, shown.get(district.id, NOTHING)) for district in districts]
    classes = classes_of([each.value for _district, each in rows if each.value is not None])
    looks = {district.id: look(each, classes) for district, each in rows}
    said = {district.id: said_of(each, chosen.unit) for district, each in rows}
    return Choropleth(chosen, year, years, picture_of(process, districts, looks, said), classes, rows)


def look(shown: Shown, classes: Sequence[Class]) -> str:
    """How a district is filled."""
    return look_of(shown.value, classes) if shown.value is not None else "empty"


def said_of(shown: Shown, unit: str) -> str:
    """A figure in words."""
    if shown.value is not None:
        return f"{written(shown.value)} {unit}".strip()
    words = {"small": _("under five"), "withheld": _("held back"), "none": _("no number")}
    return str(words[shown.why])


def written(value: float) -> str:
    """A number as people write it here."""
    return str(format_decimal(round(value, 2), "#,##0.##"))


def evidence_of(need: Need) -> str:
    """The latest figure that shows a need, in words; of the whole town only what is counted."""
    statistic = need.statistic
    if statistic is None:
        return ""
    years = years_of(statistic)
    if need.district_id is None or not years:
        return statistic.title
    shown = shown_in(statistic, years[0]).get(need.district_id, NOTHING)
    return f"{statistic.title}: {said_of(shown, statistic.unit)} ({years[0]})"
