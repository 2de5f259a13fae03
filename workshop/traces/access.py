"""Who may see what became of an idea: whoever holds its receipt, and those with a role in its process."""

from __future__ import annotations

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.forums.access import idea_of_receipt
from workshop.forums.models import Idea
from workshop.processes.access import admit

__all__ = ["idea_joined_by", "idea_of_receipt"]


def idea_joined_by(visitor: Visitor, idea_id: int) -> Idea:
    """An idea, for everybody with a role in its process."""
    idea = db.session.get(Idea, idea_id)
    if idea is None:
        raise NotFound()
    admit(visitor, idea.forum.process)
    return idea
