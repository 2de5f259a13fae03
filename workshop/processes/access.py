"""Who may come in: the only way from a process' short name to the process."""

from __future__ import annotations

from sqlalchemy import select

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.processes.models import Membership, Process, Role

EVERY_ROLE = frozenset(Role)


def membership_of(visitor: Visitor, process: Process) -> Membership | None:
    """Somebody's role in a process, asked of the database each time."""
    if visitor.account is None:
        return None
    return db.session.scalar(
        select(Membership).where(Membership.process_id == process.id, Membership.account_id == visitor.account.id)
    )


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
    return admit(visitor, process_for(visitor, slug), frozenset({Role.FACILITATOR, Role.STEERING}))


def process_run_by(visitor: Visitor, slug: str) -> Process:
    """A process, for its facilitators."""
    return admit(visitor, process_for(visitor, slug), frozenset({Role.FACILITATOR}))
