"""Who may come in: the only way from a process' short name to the process."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.accounts.models import Account
from workshop.accounts.visitors import Visitor, digest
from workshop.core.db import db, now, once_a_page
from workshop.core.errors import NotFound
from workshop.processes.models import (
    Invitation,
    Membership,
    Milestone,
    Organisation,
    Phase,
    Process,
    Removal,
    Role,
    TableUpload,
)

T = TypeVar("T", Phase, Milestone, Membership, Invitation)

EVERY_ROLE = frozenset(Role)
WRITERS = frozenset({Role.FACILITATOR, Role.STEERING})
RUNNERS = frozenset({Role.FACILITATOR})
TIMETABLE = ("phase", "milestone")


def membership_of(visitor: Visitor, process: Process) -> Membership | None:
    """Somebody's role in a process, asked of the database for each page and each message."""
    if visitor.account is None:
        return None
    of = (process.id, visitor.account.id)
    mine = select(Membership).where(Membership.process_id == of[0], Membership.account_id == of[1])
    return once_a_page(("membership", *of), lambda: db.session.scalar(mine))


def admit(visitor: Visitor, process: Process | None, roles: frozenset[Role] = EVERY_ROLE) -> Process:
    """The process, for those who have one of these roles in it (an administrator has all)."""
    if process is None or visitor.account is None:
        raise NotFound()
    if visitor.account.is_administrator:
        return process
    membership = membership_of(visitor, process)
    if membership is None or membership.role not in roles:
        raise NotFound()
    return process


def removal_undone_by(visitor: Visitor, removal_id: int) -> Removal:
    """Something taken away, for those who could take it away."""
    removal = db.session.get(Removal, removal_id)
    if removal is None:
        raise NotFound()
    admit(visitor, removal.process, RUNNERS if removal.kind in TIMETABLE else WRITERS)
    return removal


def role_in(visitor: Visitor, process: Process) -> Role | None:
    """What somebody may do in a process; an administrator what a facilitator may."""
    membership = membership_of(visitor, process)
    if membership is not None:
        return Role(membership.role)
    return Role.FACILITATOR if visitor.account and visitor.account.is_administrator else None


def processes_of(visitor: Visitor) -> list[Process]:
    """The processes this visitor has a role in."""
    return processes_of_account(visitor.account) if visitor.account else []


def processes_of_account(account: Account) -> list[Process]:
    """The processes somebody has a role in; for an administrator all."""
    mine = select(Membership.process_id).where(Membership.account_id == account.id)
    every = select(Process).order_by(Process.title, Process.id)
    return list(db.session.scalars(every if account.is_administrator else every.where(Process.id.in_(mine))))


def memberships_in(process: Process) -> list[Membership]:
    """Everybody with a role, with their accounts."""
    everybody = select(Membership).where(Membership.process_id == process.id).order_by(Membership.id)
    return list(db.session.scalars(everybody.options(joinedload(Membership.account))))


def open_invitations_to(process: Process, moment: datetime) -> list[Invitation]:
    """The invitations whose links still work."""
    sent = select(Invitation).where(Invitation.process_id == process.id, Invitation.accepted_at.is_(None))
    return [
        invitation
        for invitation in db.session.scalars(sent.order_by(Invitation.id.desc()))
        if invitation.is_open(moment)
    ]


def process_for(visitor: Visitor, slug: str) -> Process:
    """A process as the public sees it."""
    process = db.session.scalar(select(Process).where(Process.slug == slug))
    if process is None:
        raise NotFound()
    return process


def process_joined_by(visitor: Visitor, slug: str) -> Process:
    """A process, for those who have any role in it."""
    return admit(visitor, process_for(visitor, slug))


def process_written_by(visitor: Visitor, slug: str) -> Process:
    """A process, for those who write its concept: facilitators and the steering group."""
    return admit(visitor, process_for(visitor, slug), WRITERS)


def process_run_by(visitor: Visitor, slug: str) -> Process:
    """A process, for its facilitators."""
    return admit(visitor, process_for(visitor, slug), RUNNERS)


def phase_run_by(visitor: Visitor, phase_id: int) -> Phase:
    """A phase, for the facilitators of its process."""
    return run_by(visitor, db.session.get(Phase, phase_id))


def milestone_run_by(visitor: Visitor, milestone_id: int) -> Milestone:
    """A milestone, for the facilitators of its process."""
    return run_by(visitor, db.session.get(Milestone, milestone_id))


def membership_run_by(visitor: Visitor, membership_id: int) -> Membership:
    """Somebody's role, for the facilitators of the process."""
    return run_by(visitor, db.session.get(Membership, membership_id))


def invitation_run_by(visitor: Visitor, invitation_id: int) -> Invitation:
    """An invitation, for the facilitators of the process."""
    return run_by(visitor, db.session.get(Invitation, invitation_id))


def invitation_for(visitor: Visitor, token: str) -> Invitation:
    """An open invitation, for whoever holds its link: the link is the key."""
    invitation = db.session.scalar(select(Invitation).where(Invitation.token_hash == digest(token)))
    if invitation is None or not invitation.is_open(now()):
        raise NotFound(_("This invitation has been used, withdrawn, or has run out. Ask for a new link."))
    return invitation


def run_by(visitor: Visitor, thing: T | None) -> T:
    """Something of a process, for the facilitators of that process."""
    admit(visitor, thing.process if thing else None, RUNNERS)
    if thing is None:
        raise NotFound()
    return thing


def organisation_for(visitor: Visitor, organisation_id: int) -> tuple[Organisation, bool]:
    """An organisation, and whether the visitor belongs to the team; the public sees only what is public."""
    organisation = db.session.get(Organisation, organisation_id)
    if organisation is None:
        raise NotFound()
    inside = role_in(visitor, organisation.process) is not None
    if not inside and not organisation.is_public:
        raise NotFound()
    return organisation, inside


def organisation_written_by(visitor: Visitor, organisation_id: int) -> Organisation:
    """An organisation, for those who write the concept."""
    organisation = db.session.get(Organisation, organisation_id)
    admit(visitor, organisation.process if organisation else None, WRITERS)
    if organisation is None:
        raise NotFound()
    return organisation


def upload_of(visitor: Visitor, upload_id: int) -> TableUpload:
    """A table, for whoever has sent it."""
    upload = db.session.get(TableUpload, upload_id)
    if upload is None or visitor.account is None or upload.account_id != visitor.account.id:
        raise NotFound()
    admit(visitor, upload.process, WRITERS)
    return upload
