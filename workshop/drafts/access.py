"""Who may come in: the only way from an outside id to a section or a version."""

from __future__ import annotations

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload

from workshop.accounts.models import Account, StaffSession
from workshop.accounts.visitors import Visitor
from workshop.core.db import db, now
from workshop.core.errors import NotFound
from workshop.drafts.models import Draft, Revision, Section, Version
from workshop.processes.access import (
    admit,
    membership_of,
    process_for,
    process_joined_by,
    process_run_by,
    process_written_by,
)
from workshop.processes.models import Membership, Process, Role

WRITERS = frozenset({Role.FACILITATOR, Role.STEERING})
RUNNERS = frozenset({Role.FACILITATOR})

__all__ = ["process_joined_by", "process_run_by", "process_written_by"]


def current_draft(process: Process) -> Draft | None:
    """The edition that is written now; none before somebody has begun."""
    return db.session.scalar(
        select(Draft).where(Draft.process_id == process.id).order_by(Draft.edition.desc()).limit(1)
    )


def draft_written_by(visitor: Visitor, slug: str) -> Draft:
    """The draft of a process, for those who write it."""
    draft = current_draft(process_written_by(visitor, slug))
    if draft is None:
        raise NotFound()
    return draft


def draft_joined_by(visitor: Visitor, slug: str) -> Draft:
    """The draft of a process, for everybody with a role in it."""
    draft = current_draft(process_joined_by(visitor, slug))
    if draft is None:
        raise NotFound()
    return draft


def section_joined_by(visitor: Visitor, section_id: int) -> Section:
    """A section, for everybody with a role in its process."""
    section = _section(section_id)
    admit(visitor, section.draft.process)
    return section


def section_written_by(visitor: Visitor, section_id: int) -> Section:
    """A section, for those who write it."""
    section = _section(section_id)
    admit(visitor, section.draft.process, WRITERS)
    return section


def version_for(visitor: Visitor, version_id: int) -> Version:
    """A version: everybody may read it once it is published, before that those with a role in the process."""
    version = _version(version_id)
    if version.publication is None:
        admit(visitor, version.draft.process)
    return version


def version_run_by(visitor: Visitor, version_id: int) -> Version:
    """A version, for those who may publish it."""
    version = _version(version_id)
    admit(visitor, version.draft.process, RUNNERS)
    return version


def versions_for(visitor: Visitor, slug: str) -> tuple[Process, list[Version]]:
    """All versions this visitor may read, the latest first."""
    process = process_for(visitor, slug)
    query = (
        select(Version)
        .join(Draft)
        .where(Draft.process_id == process.id)
        .order_by(Draft.edition.desc(), Version.number.desc())
        .options(joinedload(Version.publication))
    )
    if not is_member(visitor, process):
        query = query.where(Version.publication.has())
    return process, list(db.session.scalars(query))


def is_member(visitor: Visitor, process: Process) -> bool:
    """Whether somebody has any role in a process."""
    if visitor.account is None:
        return False
    return visitor.account.is_administrator or membership_of(visitor, process) is not None


def may_write(visitor: Visitor, process: Process) -> bool:
    """Whether somebody writes the concept of a process."""
    return _has_role(visitor, process, WRITERS)


def may_publish(visitor: Visitor, process: Process) -> bool:
    """Whether somebody decides what everybody may read."""
    return _has_role(visitor, process, RUNNERS)


def _has_role(visitor: Visitor, process: Process, roles: frozenset[Role]) -> bool:
    if visitor.account is None:
        return False
    if visitor.account.is_administrator:
        return True
    membership = membership_of(visitor, process)
    return membership is not None and membership.role in roles


def revision_joined_by(visitor: Visitor, section_id: int, number: int) -> Revision:
    """One save of a section, for everybody with a role in its process."""
    section = section_joined_by(visitor, section_id)
    revision = db.session.scalar(select(Revision).where(Revision.section_id == section.id, Revision.number == number))
    if revision is None:
        raise NotFound()
    return revision


def sessions_still_writing(section_id: int, ids: set[int]) -> set[int]:
    """Those sessions that still run and whose people still write the section's process, in one query."""
    writes = exists().where(
        Section.id == section_id,
        Draft.id == Section.draft_id,
        Membership.process_id == Draft.process_id,
        Membership.account_id == StaffSession.account_id,
        Membership.role.in_(WRITERS),
    )
    sessions = db.session.scalars(
        select(StaffSession)
        .join(StaffSession.account)
        .where(StaffSession.id.in_(ids), or_(Account.is_administrator, writes))
    )
    moment = now()
    return {session.id for session in sessions if session.is_running(moment)}


def _section(section_id: int) -> Section:
    section = db.session.get(Section, section_id, options=[joinedload(Section.draft).joinedload(Draft.process)])
    if section is None:
        raise NotFound()
    return section


def _version(version_id: int) -> Version:
    version = db.session.get(
        Version,
        version_id,
        options=[joinedload(Version.draft).joinedload(Draft.process), joinedload(Version.publication)],
    )
    if version is None:
        raise NotFound()
    return version
