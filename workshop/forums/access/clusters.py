"""Doors to an island, and to the cards that are said to go onto one."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.forums.access.forum import FACILITATORS
from workshop.forums.models import Cluster, Forum, Idea
from workshop.processes.access import admit


def cluster_run_by(visitor: Visitor, cluster_id: int | None) -> Cluster:
    """An island, for the facilitators of its forum."""
    cluster = db.session.get(Cluster, cluster_id) if cluster_id is not None else None
    if cluster is None:
        raise NotFound()
    admit(visitor, cluster.forum.process, FACILITATORS)
    return cluster


def cards_run_by(visitor: Visitor, forum: Forum, ids: Collection[int]) -> list[Idea]:
    """Several cards of one forum, for its facilitators; one that is not here is as if it was not anywhere."""
    admit(visitor, forum.process, FACILITATORS)
    ideas = list(db.session.scalars(select(Idea).where(Idea.id.in_(ids), Idea.forum_id == forum.id)))
    if len(ideas) != len(set(ids)):
        raise NotFound()
    return sorted(ideas, key=lambda idea: idea.number)
