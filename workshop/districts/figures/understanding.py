"""How a table of figures is understood: which column is what, how numbers are written, what does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _

from workshop.core.tables import Table
from workshop.processes.directory import sort_name_of

YEAR = re.compile(r"(?:19|20|21)\d\d")
GERMAN = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?")
ENGLISH = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
NO_VALUE = frozenset({"", "-", "–", "—", ".", "…", "...", "x", "/", "k. a.", "k.a.", "n/a", "na"})
COMMA, POINT = ",", "."
MOST_PROBLEMS = 5
LARGEST = 1e12


@dataclass(frozen=True)
class Columns:
    """Which column names the district, which the year, which holds the number (-1: one column for each year)."""

    district: int
    year: int
    value: int
    decimal: str


@dataclass(frozen=True)
class Cell:
    """One number as it was understood."""

    district_id: int
    year: int
    value: float


@dataclass
class Understood:
    """What would be saved, and what would not."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
    empty: int = 0
    repeated: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def years(self) -> list[int]:
        """The years there are numbers for."""
        return sorted({cell.year for cell in self.cells.values()})

    @property
    def is_usable(self) -> bool:
        """Whether it may be saved: all of it or nothing."""
        return bool(self.cells) and not self.problems

    def complain(self, sentence: str) -> None:
        """Note what is wrong; of many the first ones."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(sentence)


def guess(table: Table, districts: Mapping[str, int]) -> Columns:
    """The likeliest meaning of the columns."""
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.header)
    known = [sum(sort_name_of(cell) in districts for cell in column) for column in columns]
    district = known.index(max(known)) if any(known) else 0
    years = [n for n, column in enumerate(columns) if n != district and column and all(map(YEAR.fullmatch, column))]
    decimal = decimal_of(table)
    year = years[0] if years else -1
    wide = year < 0 and any(YEAR.fullmatch(head) for head in table.header)
    free = [n for n in range(len(columns)) if n not in (district, year)]
    numeric = [n for n in free if any(number_of(cell, decimal) is not None for cell in columns[n])]
    value = -1 if wide else (numeric or free or [-1])[0]
    return Columns(district, year, value, decimal)


def decimal_of(table: Table) -> str:
    """Comma or point: whichever reads more cells; in doubt what goes with the separator."""
    cells = [cell for row in table.rows for cell in row]
    comma, point = (sum(bool(pattern.fullmatch(cell)) for cell in cells) for pattern in (GERMAN, ENGLISH))
    return POINT if point > comma or (point == comma and table.separator == ",") else COMMA


def number_of(text: str, decimal: str) -> float | None:
    """The number in a cell, however thousands are marked; None for what is no number."""
    plain = re.sub(r"[\s\u00a0\u202f']", "", text).removesuffix("%").replace("−", "-")
    if not (GERMAN if decimal == COMMA else ENGLISH).fullmatch(plain):
        return None
    thousands = POINT if decimal == COMMA else COMMA
    value = float(plain.replace(thousands, "").replace(COMMA, POINT))
    return value if abs(value) < LARGEST else None


def understand(table: Table, columns: Columns, districts: Mapping[str, int]) -> Understood:
    """Read every cell; whatever does not fit is counted or complained about, never guessed."""
    understood = Understood()
    if not places(table, columns):
        understood.complain(_("No column has years, and no column is headed by one. Please say which one it is."))
    for line, row in enumerate(table.rows, start=2):
        name = row[columns.district]
        district_id = districts.get(sort_name_of(name))
        if district_id is None:
            understood.unknown[name or "–"] = understood.unknown.get(name or "–", 0) + 1
            continue
        for year, text in places_in(table, columns, row):
            take(understood, (district_id, year, text), columns.decimal, line)
    if not understood.cells and not understood.problems:
        understood.complain(_("No line names one of your districts. Please check which column has their names."))
    return understood


def places(table: Table, columns: Columns) -> bool:
    """Whether there is a year for the numbers."""
    return columns.year >= 0 or any(YEAR.fullmatch(head) for head in table.header)


def places_in(table: Table, columns: Columns, row: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The years and numbers of a line."""
    if columns.year >= 0:
        yield row[columns.year], row[columns.value]
        return
    for head, cell in zip(table.header, row, strict=True):
        if YEAR.fullmatch(head):
            yield head, cell


def take(understood: Understood, place: tuple[int, str, str], decimal: str, line: int) -> None:
    """One number to its place, or why not."""
    district_id, year, text = place
    if text.casefold() in NO_VALUE:
        understood.empty += 1
        return
    value = number_of(text, decimal)
    if not YEAR.fullmatch(year):
        understood.complain(_("Line %(line)d: “%(text)s” is no year.", line=line, text=year[:40]))
    elif value is None:
        understood.complain(_("Line %(line)d: “%(text)s” is no number.", line=line, text=text[:40]))
    else:
        put(understood, Cell(district_id, int(year), value), line)


def put(understood: Understood, cell: Cell, line: int) -> None:
    """Each place has one number; the same twice is one, two different ones are a contradiction."""
    known = understood.cells.setdefault((cell.district_id, cell.year), cell)
    if known is cell:
        return
    understood.repeated += 1
    if known.value != cell.value:
        understood.complain(
            _(
                "Line %(line)d: there is another number for this district and %(year)d already.",
                line=line,
                year=cell.year,
            )
        )
