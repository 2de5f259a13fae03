"""Doors to a forum and to those who take part in it."""

from __future__ import annotations

import secrets

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.visitors import Visitor
from workshop.core.db import db, now
from workshop.core.errors import NotFound, Refused
from workshop.forums.models import Forum, Participant
from workshop.processes.access import EVERY_ROLE, admit
from workshop.processes.models import Role

FACILITATORS = frozenset({Role.FACILITATOR})


def forum_for(visitor: Visitor, forum_id: int) -> Forum:
    """A forum, for all who have a role in its process."""
    return _admitted(visitor, db.session.get(Forum, forum_id), EVERY_ROLE)


def forum_run_by(visitor: Visitor, forum_id: int) -> Forum:
    """A forum, for its facilitators."""
    return _admitted(visitor, db.session.get(Forum, forum_id), FACILITATORS)


def forum_joined_by(visitor: Visitor, forum_id: int) -> Participant:
    """A participant of a forum, by the pass in the browser, until a day after the forum."""
    pass_hash = visitor.passes.get(forum_id)
    if pass_hash is None:
        raise NotFound()
    participant = db.session.scalar(
        select(Participant).where(Participant.token_hash == pass_hash, Participant.forum_id == forum_id)
    )
    if participant is None or now() >= participant.forum.passes_end_at:
        raise NotFound()
    return participant


def participant_in(visitor: Visitor, forum: Forum) -> Participant | None:
    """The visitor as a participant of a forum, if they are one."""
    try:
        return forum_joined_by(visitor, forum.id)
    except NotFound:
        return None


def forum_seen_by(visitor: Visitor, forum_id: int, key: str | None = None) -> Forum:
    """A forum's wall: for the staff, for those who joined while the door is open, and for the projector's link."""
    forum = db.session.get(Forum, forum_id)
    if forum is None:
        raise NotFound()
    if opens_projector(forum, key or "") or is_staff(visitor, forum):
        return forum
    participant = forum_joined_by(visitor, forum_id)
    if not participant.forum.is_open:
        raise Refused(_("The door of this forum is closed."))
    return forum


def opens_projector(forum: Forum, key: str) -> bool:
    """Whether a link is the one made for the projector of this forum."""
    return secrets.compare_digest(key.encode(errors="replace"), forum.projector_token.encode())


def is_staff(visitor: Visitor, forum: Forum) -> bool:
    """Whether somebody has a role in the forum's process."""
    try:
        admit(visitor, forum.process)
    except NotFound:
        return False
    return True


def _admitted(visitor: Visitor, forum: Forum | None, roles: frozenset[Role]) -> Forum:
    if forum is None:
        raise NotFound()
    admit(visitor, forum.process, roles)
    return forum
