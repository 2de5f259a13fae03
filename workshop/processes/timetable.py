"""The timetable as one reads it: where we stand on a day, and the thread that is drawn above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from workshop.core.db import now
from workshop.processes.models import Phase, Process

PLACE = ZoneInfo("Europe/Berlin")
COLUMN, HIGH, LOW = 100, 18, 54
WIDEST = 9


class Standing(StrEnum):
    """How a phase lies to a day."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Knot:
    """A phase with how it lies to the day."""

    phase: Phase
    standing: Standing

    @property
    def is_done(self) -> bool:
        """Whether it is behind us."""
        return self.standing == Standing.DONE

    @property
    def is_here(self) -> bool:
        """Whether we stand at it: it runs, or it is the next to begin."""
        return self.standing in (Standing.NOW, Standing.NEXT)


@dataclass(frozen=True)
class Timetable:
    """All phases on a day, with the thread behind and ahead as paths of an SVG picture."""

    knots: tuple[Knot, ...]
    behind: str
    ahead: str

    @property
    def width(self) -> int:
        """The picture's width in its own units."""
        return COLUMN * len(self.knots)

    @property
    def is_wide(self) -> bool:
        """Whether the phases fit beside one another; more are drawn as an upright thread."""
        return len(self.knots) <= WIDEST

    @property
    def here(self) -> Knot | None:
        """Where we stand."""
        return next((knot for knot in self.knots if knot.is_here), None)


def today() -> date:
    """The day it is where the municipality is."""
    return now().astimezone(PLACE).date()


def timetable_of(process: Process, day: date | None = None) -> Timetable:
    """Draw the timetable of a process on a day."""
    standings = standings_on(process.phases, day or today())
    knots = tuple(Knot(phase, standing) for phase, standing in zip(process.phases, standings, strict=True))
    here = next((place for place, knot in enumerate(knots) if not knot.is_done), len(knots) - 1)
    return Timetable(knots, thread_between(0, here), thread_between(here, len(knots) - 1))


def standings_on(phases: Sequence[Phase], day: date) -> list[Standing]:
    """How each phase lies to the day: one that runs, or else the next to begin, is where we stand."""
    running = [phase for phase in phases if phase.starts_on <= day <= phase.ends_on]
    coming = [phase for phase in phases if phase.starts_on > day]
    here = running[-1] if running else coming[0] if coming else None
    standings = []
    for phase in phases:
        if phase is here:
            standings.append(Standing.NOW if running else Standing.NEXT)
        else:
            standings.append(Standing.DONE if phase.ends_on < day else Standing.AHEAD)
    return standings


def thread_between(first: int, last: int) -> str:
    """The thread from one knot to another, up and down, as an SVG path; nothing for a single knot."""
    if last <= first:
        return ""
    height = [HIGH if place % 2 == 0 else LOW for place in range(last + 1)]
    middle = [COLUMN * place + COLUMN // 2 for place in range(last + 1)]
    path = f"M{middle[first]} {height[first]}"
    for place in range(first + 1, last + 1):
        between = COLUMN * place
        path += f"C{between} {height[place - 1]} {between} {height[place]} {middle[place]} {height[place]}"
    return path
