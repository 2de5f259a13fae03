"""Who may come in: the public to what is published, the team to everything, facilitators to boundaries and figures."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.districts.models import District, DistrictMap, Upload
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
from workshop.processes.models import Process

__all__ = ["process_joined_by", "process_run_by", "process_written_by"]


def districts_for(visitor: Visitor, slug: str) -> tuple[Process, list[District]]:
    """The districts of a process: all of them for the team, for everybody else those that are published."""
    process = process_for(visitor, slug)
    districts = districts_in(process)
    if role_in(visitor, process) is None:
        districts = [district for district in districts if district.is_published]
        if not districts:
            raise NotFound()
    return process, districts


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


def district_for(visitor: Visitor, district_id: int) -> District:
    """A district: its profile is everybody's once it is published, before that the team's."""
    district = _district(district_id)
    if not district.is_published:
        admit(visitor, district.process)
    return district


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


def may_run(visitor: Visitor, process: Process) -> bool:
    """Whether somebody looks after boundaries and figures."""
    return role_in(visitor, process) in RUNNERS


def may_write(visitor: Visitor, process: Process) -> bool:
    """Whether somebody writes down offers and needs."""
    return role_in(visitor, process) in WRITERS


def is_member(visitor: Visitor, process: Process) -> bool:
    """Whether somebody is of the team."""
    return role_in(visitor, process) is not None


def _district(district_id: int) -> District:
    district = db.session.get(District, district_id)
    if district is None:
        raise NotFound()
    return district
