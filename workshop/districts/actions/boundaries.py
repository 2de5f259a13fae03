"""What can be done about boundaries: read a file, look at what it would change, take it in or leave it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.districts import errand
from workshop.districts.access import districts_in, map_of
from workshop.districts.models import District, DistrictMap, Upload
from workshop.districts.words import why_unusable
from workshop.processes.directory import sort_name_of
from workshop.processes.journal import record
from workshop.processes.models import Process

BOUNDARIES = "boundaries"
KEPT = timedelta(days=1)


@dataclass(frozen=True)
class File:
    """A file somebody has sent, and where it comes from."""

    name: str
    raw: bytes
    source: str = ""


@dataclass(frozen=True)
class Plan:
    """What taking a file in would change."""

    drawn: dict[str, Any]
    known: dict[str, District]
    left: list[District]

    @property
    def fresh(self) -> list[str]:
        """Districts that come new."""
        return [one["name"] for one in self.drawn["districts"] if sort_name_of(one["name"]) not in self.known]


def read_boundaries(process: Process, file: File, name_property: str, *, by: Account) -> Upload:
    """Read, check, mend and draw the file in a process of its own, and put the result by."""
    drawn = errand.run("workshop.districts.geometry.work", file.raw, property=name_property)
    if "unusable" in drawn:
        raise Refused(why_unusable(drawn["unusable"], drawn["data"]), 422)
    return put_by(process, BOUNDARIES, File(file.name, json.dumps(drawn).encode(), file.source), by=by)


@transaction()
def put_by(process: Process, kind: str, file: File, *, by: Account) -> Upload:
    """Keep what was read until somebody has looked at it; what nobody took in goes after a day."""
    db.session.execute(delete(Upload).where(Upload.uploaded_at < now() - KEPT))
    upload = Upload(
        process_id=process.id, account_id=by.id, kind=kind, name=file.name[:120], source=file.source, content=file.raw
    )
    db.session.add(upload)
    db.session.flush()
    return upload


def plan_of(upload: Upload) -> Plan:
    """What would change; districts are known again by their names."""
    drawn: dict[str, Any] = json.loads(upload.content)
    named = {sort_name_of(one["name"]) for one in drawn["districts"]}
    here = districts_in(upload.process)
    known = {district.sort_name: district for district in here if district.sort_name in named}
    return Plan(drawn, known, [district for district in here if district.sort_name not in named])


@transaction()
def take_in_boundaries(upload: Upload, *, by: Account) -> None:
    """Draw the districts as the file has them; those of the same name keep everything that stands under them."""
    process, plan = upload.process, plan_of(upload)
    place = max((district.position for district in (*plan.left, *plan.known.values())), default=0)
    for one in plan.drawn["districts"]:
        district = plan.known.get(sort_name_of(one["name"]))
        if district is None:
            place += 1
            district = District(process=process, position=place, name=one["name"], sort_name=sort_name_of(one["name"]))
            db.session.add(district)
        district.path, district.outline = one["path"], one["outline"]
        district.label_x, district.label_y = one["x"], one["y"]
    for district in plan.left:  # drawn on another sheet, it would lie in the wrong place
        district.path, district.outline, district.label_x, district.label_y = "", "", None, None
    record(process, "boundaries.taken_in", draw_sheet(process, plan.drawn, upload.source), by=by)
    db.session.delete(upload)


def draw_sheet(process: Process, drawn: dict[str, Any], source: str) -> DistrictMap:
    """The sheet of the process, made or measured anew."""
    sheet = map_of(process)
    if sheet is None:
        sheet = DistrictMap(process_id=process.id, width=0.0, height=0.0)
        db.session.add(sheet)
    sheet.width, sheet.height, sheet.source, sheet.taken_in_at = drawn["width"], drawn["height"], source, now()
    return sheet


@transaction()
def discard(upload: Upload) -> None:
    """Leave the file; nothing was changed by it."""
    db.session.delete(upload)


def uploads_of(process: Process, account: Account, kind: str) -> list[Upload]:
    """What still waits for this person."""
    mine = select(Upload).where(Upload.process_id == process.id, Upload.account_id == account.id, Upload.kind == kind)
    return list(db.session.scalars(mine.order_by(Upload.id.desc())))
