"""What can be done about the people of a process: inviting them, joining, changing and taking away a role."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, select

from workshop.accounts.actions import open_account
from workshop.accounts.models import Account
from workshop.accounts.visitors import digest
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.processes.journal import record
from workshop.processes.models import Bench, Invitation, Membership, Process, Role


@dataclass(frozen=True)
class Seat:
    """What somebody is in a process, and for whom."""

    role: Role
    bench: Bench | None = None
    organisation: str = ""
    seat: str = ""


@transaction()
def add_member(process: Process, account: Account, seat: Seat, *, by: Account | None = None) -> Membership:
    """Give somebody a role in a process; somebody who has one already gets this one instead."""
    membership = db.session.scalar(
        select(Membership).where(Membership.process_id == process.id, Membership.account_id == account.id)
    )
    if membership is None:
        membership = Membership(process_id=process.id, account_id=account.id, role=seat.role)
        db.session.add(membership)
    write_seat(membership, seat)
    record(process, "member.joined", membership, by=by or account)
    return membership


def write_seat(membership: Membership, seat: Seat) -> None:
    """Put role, bench and organisation into the row."""
    membership.role, membership.bench = seat.role, seat.bench
    membership.organisation, membership.seat = seat.organisation, seat.seat


@transaction()
def change_seat(membership: Membership, seat: Seat, *, by: Account) -> None:
    """Give a member another role or bench; a process keeps at least one facilitator."""
    if seat.role != Role.FACILITATOR:
        refuse_to_lose_last_facilitator(membership)
    write_seat(membership, seat)
    record(membership.process, "member.changed", membership, by=by)


@transaction()
def take_away_role(membership: Membership, *, by: Account) -> None:
    """End somebody's part in a process. The account stays, and everything they wrote."""
    refuse_to_lose_last_facilitator(membership)
    record(membership.process, "member.left", membership, by=by)
    db.session.delete(membership)


def refuse_to_lose_last_facilitator(membership: Membership) -> None:
    """Somebody must hold the chalk."""
    others = select(Membership.id).where(
        Membership.process_id == membership.process_id,
        Membership.role == Role.FACILITATOR,
        Membership.id != membership.id,
    )
    if membership.role == Role.FACILITATOR and db.session.scalar(others.limit(1)) is None:
        raise Refused(_("This is the only facilitator. Invite another one first."))


@transaction()
def invite(process: Process, seat: Seat, email: str, *, by: Account) -> tuple[Invitation, str]:
    """Invite somebody; returns the invitation and the secret of its link, which nobody can read again.

    An earlier invitation for the same address stops working, so that there is one link to a person.
    """
    email = email.strip().lower()
    if email:
        db.session.execute(
            delete(Invitation).where(
                Invitation.process_id == process.id, Invitation.email == email, Invitation.accepted_at.is_(None)
            )
        )
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        process=process,
        token_hash=digest(token),
        email=email,
        role=seat.role,
        bench=seat.bench,
        organisation=seat.organisation,
        seat=seat.seat,
        invited_by_id=by.id,
    )
    db.session.add(invitation)
    record(process, "member.invited", invitation, by=by)
    return invitation, token


@transaction()
def withdraw(invitation: Invitation, *, by: Account) -> None:
    """Make an invitation's link stop working."""
    record(invitation.process, "invitation.withdrawn", invitation, by=by)
    db.session.delete(invitation)


@transaction()
def accept(invitation: Invitation, account: Account) -> Membership:
    """Use an invitation: once, and by whoever holds the link."""
    if not invitation.is_open(now()):
        raise Refused(_("This invitation has been used or has run out. Ask for a new one."))
    invitation.accepted_at = now()
    seat = Seat(
        Role(invitation.role),
        Bench(invitation.bench) if invitation.bench else None,
        invitation.organisation,
        invitation.seat,
    )
    return add_member(invitation.process, account, seat)


@transaction()
def accept_with_new_account(invitation: Invitation, email: str, name: str, password: str) -> Account:
    """Use an invitation and make the account for it, both or neither."""
    account = open_account(email, name, password)
    accept(invitation, account)
    return account
