"""Classes of a map: about as many districts in each, equal numbers always together, at most five."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

MOST = 5


@dataclass(frozen=True)
class Class:
    """From a number to a number; ``look`` is its pattern, 1 the lightest."""

    look: int
    low: float
    high: float
    count: int


def classes_of(values: Collection[float]) -> list[Class]:
    """The classes for these numbers, from the smallest."""
    ordered = sorted(values)
    parts = min(MOST, len(set(ordered)))
    bounds: list[list[float]] = []
    for number in range(parts):
        part = ordered[len(ordered) * number // parts : len(ordered) * (number + 1) // parts]
        fresh = [value for value in part if not bounds or value > bounds[-1][-1]]
        if bounds:
            bounds[-1] += [value for value in part if value <= bounds[-1][-1]]
        if fresh:
            bounds.append(fresh)
    first = 1 if len(bounds) > 3 else 2
    return [Class(first + n, part[0], part[-1], len(part)) for n, part in enumerate(bounds)]


def look_of(value: float, classes: Collection[Class]) -> str:
    """The pattern of a number."""
    return next((str(each.look) for each in classes if each.low <= value <= each.high), "")
