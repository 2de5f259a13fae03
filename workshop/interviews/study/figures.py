"""How far the study is: what the plan wants and what is done, ready to be drawn and to be read."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import case, func, select

from workshop.core.db import db
from workshop.interviews.study.models import Interview, SampleGroup, Study

CELL, ROW, IN_ROW = 18, 26, 24


@dataclass(frozen=True)
class Progress:
    """A group of the plan. ``group`` is None for interviews without one."""

    group: SampleGroup | None
    wanted: int
    planned: int
    done: int

    @property
    def cells(self) -> list[tuple[int, str]]:
        """A cell for each interview that is wanted or there: its place and whether it is done, planned or missing."""
        states = ["done"] * self.done + ["planned"] * self.planned
        states += ["missing"] * (self.wanted - len(states))
        return [(place * CELL, state) for place, state in enumerate(states[:IN_ROW])]

    @property
    def is_reached(self) -> bool:
        """Whether enough are done."""
        return self.done >= self.wanted


def progress_of(study: Study) -> list[Progress]:
    """Every group with what is done, in two questions to the database; what was taken back is not counted."""
    done = func.sum(case((Interview.finished_at.is_not(None), 1), else_=0))
    counted = select(Interview.group_id, func.count(), done).where(
        Interview.study_id == study.id, Interview.withdrawn_at.is_(None)
    )
    rows = {
        group_id: (total, ready) for group_id, total, ready in db.session.execute(counted.group_by(Interview.group_id))
    }
    listed = []
    for group in study.groups:
        total, ready = rows.pop(group.id, (0, 0))
        listed.append(Progress(group, group.wanted, total - ready, ready))
    if None in rows:
        total, ready = rows[None]
        listed.append(Progress(None, 0, total - ready, ready))
    return listed
