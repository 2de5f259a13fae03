"""Who may come in: everybody with a role reads the guides of a process, its facilitators write them."""

from __future__ import annotations

from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.interviews.guides.models import Guide, GuideQuestion, GuideSection, GuideVersion
from workshop.processes.access import RUNNERS, admit, process_joined_by, process_run_by
from workshop.processes.models import Process

__all__ = ["process_joined_by", "process_run_by"]

Part = GuideSection | GuideQuestion
PARTS: dict[str, type[GuideSection] | type[GuideQuestion]] = {
    "guide-sections": GuideSection,
    "guide-questions": GuideQuestion,
}
_whole = (
    joinedload(Guide.process),
    selectinload(Guide.sections).selectinload(GuideSection.questions),
    selectinload(Guide.wordings),
)


def guide_for(visitor: Visitor, guide_id: int) -> Guide:
    """A guide with everything in it, for all who have a role in its process."""
    guide = _guide(guide_id)
    admit(visitor, guide.process)
    return guide


def guide_written_by(visitor: Visitor, guide_id: int) -> Guide:
    """A guide, for those who write it."""
    guide = _guide(guide_id)
    admit(visitor, guide.process, RUNNERS)
    return guide


def part_written_by(visitor: Visitor, kind: str, part_id: int) -> Part:
    """A section or a question, for those who write the guide."""
    part = cast("Part | None", db.session.get(PARTS[kind], part_id))
    if part is None:
        raise NotFound()
    admit(visitor, part.guide.process, RUNNERS)
    return part


def section_written_by(visitor: Visitor, section_id: int) -> GuideSection:
    """A section, for those who write the guide."""
    section = part_written_by(visitor, "guide-sections", section_id)
    assert isinstance(section, GuideSection)  # noqa: S101  # says to mypy what the kind says to us
    return section


def version_for(visitor: Visitor, version_id: int) -> GuideVersion:
    """A version of a guide, for all who have a role in its process."""
    version = db.session.get(GuideVersion, version_id, options=[joinedload(GuideVersion.guide)])
    if version is None:
        raise NotFound()
    admit(visitor, version.guide.process)
    return version


def guides_of(process: Process) -> list[Guide]:
    """The guides of a process, with what their list says about them."""
    found = select(Guide).where(Guide.process_id == process.id).order_by(Guide.id)
    return list(db.session.scalars(found.options(*_whole, selectinload(Guide.versions))))


def _guide(guide_id: int) -> Guide:
    guide = db.session.get(Guide, guide_id, options=_whole)
    if guide is None:
        raise NotFound()
    return guide
