"""What is counted in one district, ready for its profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.districts.figures.lines import Line, line_of
from workshop.districts.figures.showing import Shown, series_of, statistics_of
from workshop.districts.models import District, Statistic


@dataclass(frozen=True)
class Row:
    """One statistic with its years."""

    statistic: Statistic
    shown: Mapping[int, Shown]
    line: Line | None

    @property
    def years(self) -> list[int]:
        """The years in their order."""
        return sorted(self.shown)

    @property
    def year(self) -> int:
        """The latest year."""
        return max(self.shown)

    @property
    def latest(self) -> Shown:
        """The latest figure."""
        return self.shown[self.year]

    @property
    def holds_back(self) -> bool:
        """Whether a small number is protected in it."""
        return any(shown.why in ("small", "withheld") for shown in self.shown.values())


def rows_of(district: District) -> list[Row]:
    """Everything that is counted here, by title; two questions to the database and one for the titles."""
    statistics = statistics_of(district.process)
    series = series_of(district, statistics)
    return [Row(one, series[one.id], line_of(series[one.id])) for one in statistics if one.id in series]
