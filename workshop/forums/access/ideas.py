"""Doors to a card."""

from __future__ import annotations

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.forums.access.forum import FACILITATORS, forum_joined_by
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
    """An idea, for the participant who wrote it."""
    idea = db.session.get(Idea, idea_id)
    if idea is None or idea.participant_id is None:
        raise NotFound()
    if forum_joined_by(visitor, idea.forum_id).id != idea.participant_id:
        raise NotFound()
    return idea
