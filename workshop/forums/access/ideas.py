"""Doors to a card."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.forums.access.forum import FACILITATORS, forum_joined_by, forum_run_by
from workshop.forums.models import Idea
from workshop.processes.access import admit


def idea_run_by(visitor: Visitor, idea_id: int) -> Idea:
    """An idea, for the facilitators of its forum."""
    idea = db.session.get(Idea, idea_id)
    if idea is None:
        raise NotFound()
    admit(visitor, idea.forum.process, FACILITATORS)
    return idea


def idea_written_by(visitor: Visitor, idea_id: int) -> Idea:
    """An idea, for the participant who wrote it, or wrote it for somebody without a phone."""
    idea = db.session.get(Idea, idea_id)
    if idea is None or idea.participant_id is None:
        raise NotFound()
    visiting = forum_joined_by(visitor, idea.forum_id)
    if visiting.id != idea.participant_id and not (idea.author and visiting.may_write_for(idea.author)):
        raise NotFound()
    return idea


def ideas_run_by(visitor: Visitor, forum_id: int, ids: Sequence[int]) -> list[Idea]:
    """Many ideas of one forum, for its facilitators; those that are not of this forum are left out."""
    forum = forum_run_by(visitor, forum_id)
    found = select(Idea).where(Idea.forum_id == forum.id, Idea.id.in_(ids)).order_by(Idea.number)
    return list(db.session.scalars(found))
