"""Who may come in: the public to what is published, the team to everything, facilitators to boundaries and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.districts.models import District, DistrictMap, FigureFile, Need, Offer, Statistic, Upload
from workshop.processes.access import (
    RUNNERS,
    WRITERS,
    admit,
    process_for,
    process_joined_by,
    process_run_by,
    process_written_by,
    role_in,
)
from workshop.processes.models import Organisation, Process, Role
from workshop.themes.models import Goal

__all__ = ["process_joined_by", "process_run_by", "process_written_by"]


@dataclass(frozen=True)
class Rights:
    """What somebody may do about the districts of a process, asked once for a page."""

    role: Role | None

    @property
    def is_member(self) -> bool:
        """Whether somebody is of the team, and reads everything."""
        return self.role is not None

    @property
    def may_write(self) -> bool:
        """Whether somebody writes down offers and needs."""
        return self.role in WRITERS

    @property
    def may_run(self) -> bool:
        """Whether somebody looks after boundaries, figures and publication."""
        return self.role in RUNNERS


def districts_for(visitor: Visitor, slug: str) -> tuple[Process, list[District], Rights]:
    """The districts of a process: all of them for the team, for everybody else those that are published."""
    process = process_for(visitor, slug)
    districts, rights = districts_seen_by(visitor, process)
    return process, districts, rights


def districts_seen_by(visitor: Visitor, process: Process) -> tuple[list[District], Rights]:
    """The districts that somebody may read about, and what they may do."""
    districts, rights = districts_in(process), Rights(role_in(visitor, process))
    if not rights.is_member:
        districts = [district for district in districts if district.is_published]
        if not districts:
            raise NotFound()
    return districts, rights


def districts_in(process: Process) -> list[District]:
    """All districts in their order."""
    every = select(District).where(District.process_id == process.id)
    return list(db.session.scalars(every.order_by(District.position, District.id)))


def paths_of(districts: Sequence[District]) -> dict[int, str]:
    """How these are drawn."""
    ids = [district.id for district in districts if district.is_drawn]
    rows = db.session.execute(select(District.id, District.path).where(District.id.in_(ids))) if ids else ()
    return {row[0]: row[1] for row in rows}


def map_of(process: Process) -> DistrictMap | None:
    """The sheet they are drawn on; none before boundaries came."""
    return db.session.scalar(select(DistrictMap).where(DistrictMap.process_id == process.id))


def district_for(visitor: Visitor, district_id: int) -> tuple[District, list[District], Rights]:
    """A district among the others: its profile is everybody's once it is published, before that the team's."""
    district = _district(district_id)
    districts, rights = districts_seen_by(visitor, district.process)
    if district not in districts:
        raise NotFound()
    return district, districts, rights


def district_run_by(visitor: Visitor, district_id: int) -> District:
    """A district, for the facilitators of its process."""
    district = _district(district_id)
    admit(visitor, district.process, RUNNERS)
    return district


def upload_run_by(visitor: Visitor, upload_id: int, kind: str) -> Upload:
    """A file that waits, for the facilitator who sent it."""
    upload = db.session.get(Upload, upload_id)
    if upload is None or upload.kind != kind or visitor.account is None or upload.account_id != visitor.account.id:
        raise NotFound()
    admit(visitor, upload.process, RUNNERS)
    return upload


def figure_file_run_by(visitor: Visitor, file_id: int) -> FigureFile:
    """A file of figures that waits, for the facilitator who sent it."""
    waiting = db.session.get(FigureFile, file_id)
    if waiting is None or visitor.account is None or waiting.account_id != visitor.account.id:
        raise NotFound()
    admit(visitor, waiting.process, RUNNERS)
    return waiting


def statistic_run_by(visitor: Visitor, statistic_id: int) -> Statistic:
    """Something that is counted, for the facilitators of its process."""
    statistic = db.session.get(Statistic, statistic_id)
    if statistic is None:
        raise NotFound()
    admit(visitor, statistic.process, RUNNERS)
    return statistic


def _district(district_id: int) -> District:
    district = db.session.get(District, district_id)
    if district is None:
        raise NotFound()
    return district


def offer_written_by(visitor: Visitor, offer_id: int) -> Offer:
    """An offer, for those who write the stock down."""
    offer = db.session.get(Offer, offer_id)
    if offer is None:
        raise NotFound()
    admit(visitor, offer.process, WRITERS)
    return offer


def need_joined_by(visitor: Visitor, need_id: int) -> tuple[Need, Rights]:
    """A need, for everybody of the team."""
    need = db.session.get(Need, need_id)
    rights = Rights(role_in(visitor, need.process)) if need else Rights(None)
    if need is None or not rights.is_member:
        raise NotFound()
    return need, rights


def need_written_by(visitor: Visitor, need_id: int) -> Need:
    """A need, for those who write it."""
    need, rights = need_joined_by(visitor, need_id)
    if not rights.may_write:
        raise NotFound()
    return need


def cell_written_by(visitor: Visitor, need_id: int, goal_id: int) -> tuple[Need, Goal]:
    """A cell of the matrix: a need and a goal of the same process, for those who write."""
    need, goal = need_written_by(visitor, need_id), db.session.get(Goal, goal_id)
    if goal is None or goal.theme_field.process_id != need.process_id:
        raise NotFound()
    return need, goal


def members_view(visitor: Visitor, slug: str) -> tuple[Process, Rights]:
    """A process with its stock, for everybody of the team."""
    process = process_for(visitor, slug)
    rights = Rights(role_in(visitor, process))
    if not rights.is_member:
        raise NotFound()
    return process, rights


def organisations_in(process: Process) -> list[Organisation]:
    """The directory, by name."""
    every = select(Organisation).where(Organisation.process_id == process.id).order_by(Organisation.sort_name)
    return list(db.session.scalars(every))
