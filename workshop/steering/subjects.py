"""What a resolution can be about: goals, and whatever the floors above offer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.core.db import db
from workshop.processes import contributions
from workshop.processes.contributions import Name
from workshop.processes.models import Process
from workshop.steering.models import Resolution
from workshop.themes.models import Goal, ThemeField


def subjects_of(process: Process) -> list[tuple[str, str]]:
    """Everything to choose from: (``kind:id``, what it is called)."""
    above = [
        (f"{kind}:{thing_id}", name) for offer in contributions.subjects for kind, thing_id, name in offer(process)
    ]
    goals = db.session.execute(
        select(Goal.id, Goal.title)
        .join(ThemeField)
        .where(ThemeField.process_id == process.id)
        .order_by(ThemeField.position, Goal.position)
    )
    return above + [(f"goal:{goal_id}", _("Goal: %(title)s", title=title)) for goal_id, title in goals]


def names_of_subjects(resolutions: Iterable[Resolution]) -> dict[tuple[str, int], Name]:
    """What these resolutions are about, each kind asked for once."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for resolution in resolutions:
        if resolution.about_kind and resolution.about_id is not None:
            wanted[resolution.about_kind].add(resolution.about_id)
    return {
        (kind, thing_id): name
        for kind, ids in wanted.items()
        if kind in contributions.names
        for thing_id, name in contributions.names[kind](ids).items()
    }
