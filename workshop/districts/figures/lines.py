"""A small picture of the years: a line with dots, broken where there is no number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from workshop.districts.figures.showing import Shown

WIDTH, HEIGHT, EDGE = 220, 64, 8


@dataclass(frozen=True)
class Dot:
    """A year with its number, and where it stands in the picture."""

    year: int
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """The picture: dots, and the lines between those of years that follow one another."""

    dots: list[Dot]
    segments: list[str]


def line_of(shown: Mapping[int, Shown]) -> Line | None:
    """The picture of a series; None with fewer than two numbers."""
    known = {year: each.value for year, each in sorted(shown.items()) if each.value is not None}
    if len(known) < 2:
        return None
    first, last = min(shown), max(shown)
    low, high = min(0.0, *known.values()), max(known.values())
    across, up = (WIDTH - 2 * EDGE) / (last - first), (HEIGHT - 2 * EDGE) / ((high - low) or 1)
    dots = [
        Dot(year, round(EDGE + (year - first) * across, 1), round(HEIGHT - EDGE - (value - low) * up, 1))
        for year, value in known.items()
    ]
    pairs = pairwise(dots)
    gaps = {year for year, each in shown.items() if each.value is None}
    joined = [(a, b) for a, b in pairs if not any(a.year < year < b.year for year in gaps)]
    return Line(dots, [f"M{a.x} {a.y}L{b.x} {b.y}" for a, b in joined])
