"""Doors to what lies on the desk: notes, and what they or the projector are about."""

from __future__ import annotations

from typing import Any

from workshop.accounts.visitors import Visitor
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.forums.access.clusters import cluster_run_by
from workshop.forums.access.forum import FACILITATORS
from workshop.forums.access.ideas import idea_run_by
from workshop.forums.access.rounds import round_run_by
from workshop.forums.models import Cluster, Forum, Idea, Note
from workshop.processes.access import admit


def note_run_by(visitor: Visitor, note_id: int) -> Note:
    """A note, for the facilitators of its forum."""
    note = db.session.get(Note, note_id)
    if note is None:
        raise NotFound()
    admit(visitor, note.forum.process, FACILITATORS)
    return note


def shown_run_by(visitor: Visitor, shows: str, id_: int | None) -> Cluster | Idea | None:
    """The island or card that the projector is to show, if it is to show one."""
    if id_ is None or shows not in ("idea", "cluster"):
        return None
    return cluster_run_by(visitor, id_) if shows == "cluster" else idea_run_by(visitor, id_)


def note_about(visitor: Visitor, forum: Forum, ids: dict[str, int | None]) -> dict[str, Any]:
    """What a note is about, for the facilitators of its forum; nothing of another forum."""
    doors: dict[str, Any] = {"round": round_run_by, "cluster": cluster_run_by, "idea": idea_run_by}
    found: dict[str, Any] = {name: doors[name](visitor, id_) for name, id_ in ids.items() if id_ is not None}
    if any(thing.forum_id != forum.id for thing in found.values()):
        raise NotFound()
    return found
