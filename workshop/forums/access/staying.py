"""Who may stay in the room: asked again and again while they sit there, in one query each."""

from __future__ import annotations

from sqlalchemy import exists, or_, select

from workshop.accounts.models import Account, StaffSession
from workshop.core.db import db, now
from workshop.forums.models import Forum, Participant
from workshop.processes.models import Membership


def participants_still_admitted(forum_id: int, ids: set[int]) -> set[int]:
    """Those participants who may still hear the room, in one query; asked again and again while they sit there."""
    return set(
        db.session.scalars(
            select(Participant.id)
            .join(Participant.forum)
            .where(
                Participant.id.in_(ids), Forum.id == forum_id, Forum.opened_at.is_not(None), Forum.closed_at.is_(None)
            )
        )
    )


def sessions_still_admitted(forum_id: int, ids: set[int]) -> set[int]:
    """Those sessions of the staff that still run and still have a role, in one query."""
    in_process = exists().where(
        Forum.id == forum_id,
        Membership.process_id == Forum.process_id,
        Membership.account_id == StaffSession.account_id,
    )
    sessions = db.session.scalars(
        select(StaffSession)
        .join(StaffSession.account)
        .where(StaffSession.id.in_(ids), or_(Account.is_administrator, in_process))
    )
    moment = now()
    return {session.id for session in sessions if session.is_running(moment)}
