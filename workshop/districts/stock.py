"""The stock: which phases of migration and life offers reach, and where nothing is; needs and the goals they have."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from workshop.core.db import db
from workshop.districts.models import District, Need, NeedGoal, Offer
from workshop.districts.phases import LIFE, MIGRATION
from workshop.processes.models import Process
from workshop.themes.models import Goal, ThemeField


@dataclass(frozen=True)
class Wanted:
    """Which offers or needs somebody looks for; 0 is no matter which."""

    district: int = 0
    migration: int = 0
    life: int = 0
    urgency: int = 0

    def conditions(self, kind: type[Offer] | type[Need]) -> list[ColumnElement[bool]]:
        """What has to be true: what is for the whole town is for every district."""
        found: list[ColumnElement[bool]] = []
        if self.district:
            found.append(or_(kind.district_id == self.district, kind.district_id.is_(None)))
        found += [kind.migration.op("&")(self.migration) != 0] if self.migration else []
        found += [kind.life.op("&")(self.life) != 0] if self.life else []
        if self.urgency and kind is Need:
            found.append(Need.urgency == self.urgency)
        return found


EVERYTHING = Wanted()


def offers_query(process: Process, wanted: Wanted) -> Select[Offer]:
    """The offers somebody looks for, by title."""
    every = select(Offer).where(Offer.process_id == process.id, *wanted.conditions(Offer))
    return every.order_by(Offer.title, Offer.id).options(joinedload(Offer.organisation), joinedload(Offer.district))


def needs_query(process: Process, wanted: Wanted) -> Select[Need]:
    """The needs somebody looks for, the most pressing first; what was taken back last."""
    every = select(Need).where(Need.process_id == process.id, *wanted.conditions(Need))
    order = (Need.withdrawn_at.is_not(None), Need.urgency.desc(), Need.number)
    return every.order_by(*order).options(joinedload(Need.district))


def coverage(process: Process, district: int = 0) -> dict[tuple[int, int], int]:
    """How many offers reach a phase of migration in a phase of life, by both; one question to the database."""
    counted = db.session.execute(
        select(Offer.migration, Offer.life, func.count())
        .where(Offer.process_id == process.id, *Wanted(district).conditions(Offer))
        .group_by(Offer.migration, Offer.life)
    )
    cells: dict[tuple[int, int], int] = {(m, one): 0 for m in MIGRATION for one in LIFE}
    for migration, life, count in counted:
        for m, one in cells:
            if migration & m and life & one:
                cells[m, one] += count
    return cells


@dataclass(frozen=True)
class Matrix:
    """Needs of one page against all goals: which are tied, and which stand alone."""

    fields: list[ThemeField]
    tied: frozenset[tuple[int, int]]
    bare_goals: list[Goal]
    bare_needs: list[Need] = field(default_factory=list)
    bare_count: int = 0


MOST_BARE = 100


def matrix_of(process: Process, fields: list[ThemeField], needs: Collection[Need]) -> Matrix:
    """The marks of these needs; goals that answer none; the first of the needs that have no goal, and their number."""
    ids = [need.id for need in needs]
    tied = db.session.execute(select(NeedGoal.need_id, NeedGoal.goal_id).where(NeedGoal.need_id.in_(ids)))
    answering = set(
        db.session.scalars(
            select(NeedGoal.goal_id)
            .join(Need, Need.id == NeedGoal.need_id)
            .where(Need.process_id == process.id, Need.withdrawn_at.is_(None))
            .distinct()
        )
    )
    bare = needs_query(process, EVERYTHING).where(
        Need.withdrawn_at.is_(None), ~select(NeedGoal.id).where(NeedGoal.need_id == Need.id).exists()
    )
    rows = db.session.execute(bare.add_columns(func.count().over()).limit(MOST_BARE)).all()
    return Matrix(
        fields,
        frozenset((need, goal) for need, goal in tied),
        [goal for one in fields for goal in one.goals if goal.id not in answering],
        [need for need, _count in rows],
        rows[0][1] if rows else 0,
    )


def fields_with_goals(process: Process) -> list[ThemeField]:
    """The theme fields with their goals, in two questions to the database."""
    fields = select(ThemeField).where(ThemeField.process_id == process.id)
    return list(db.session.scalars(fields.order_by(ThemeField.position).options(selectinload(ThemeField.goals))))


def goals_of(need: Need) -> list[Goal]:
    """The goals that answer a need."""
    tied = select(Goal).join(NeedGoal, NeedGoal.goal_id == Goal.id).where(NeedGoal.need_id == need.id)
    return list(db.session.scalars(tied.order_by(Goal.theme_field_id, Goal.position)))


MOST_SHOWN = 60


def profile_of(district: District) -> dict[str, list[Any]]:
    """What there is and what is missing in a district: its own first, then what is for the whole town."""
    wanted = Wanted(district.id)
    offers = offers_query(district.process, wanted).order_by(None).order_by(Offer.district_id.is_(None), Offer.title)
    needs = needs_query(district.process, wanted).where(Need.withdrawn_at.is_(None))
    return {
        "offers": list(db.session.scalars(offers.limit(MOST_SHOWN))),
        "needs": list(db.session.scalars(needs.limit(MOST_SHOWN))),
    }
