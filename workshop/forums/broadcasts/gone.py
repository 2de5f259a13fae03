"""How something is told that was removed."""

from __future__ import annotations

from sqlalchemy import select

from workshop.core.db import db
from workshop.forums.broadcasts.telling import Item, projection
from workshop.forums.models import Forum, Gone


def gone_since(forum: Forum, seq: int) -> list[Gone]:
    """What was removed after a number; who asks for everything needs to hear of nothing that is gone."""
    if seq < 0:
        return []
    return list(db.session.scalars(select(Gone).where(Gone.forum_id == forum.id, Gone.seq > seq)))


@projection(Gone, since=gone_since)
def gone_item(gone: Gone, *, for_staff: bool = False) -> Item:
    """That something is gone, as it is said of everything."""
    return {"seq": gone.seq, "kind": gone.kind, "id": gone.thing_id, "gone": True}
