"""How an island is told, and who holds a card."""

from __future__ import annotations

from sqlalchemy import select

from workshop.core.db import db
from workshop.core.realtime import whisper
from workshop.forums.broadcasts.telling import Item, projection, room_of
from workshop.forums.models import Cluster, Forum


def clusters_since(forum: Forum, seq: int) -> list[Cluster]:
    """The islands that changed after a number, by their letters."""
    changed = select(Cluster).where(Cluster.forum_id == forum.id, Cluster.seq > seq)
    return list(db.session.scalars(changed.order_by(Cluster.number)))


@projection(Cluster, since=clusters_since)
def cluster_item(cluster: Cluster, *, for_staff: bool = False) -> Item:
    """An island, or that it is gone."""
    head: Item = {"seq": cluster.seq, "kind": "cluster", "id": cluster.id}
    if not cluster.is_there:
        return head | {"gone": True}
    island = head | {
        "number": cluster.number,
        "letter": cluster.letter,
        "name": cluster.name,
        "tint": cluster.tint,
    }
    return island if cluster.dots is None else island | {"dots": cluster.dots}


def whisper_hold(forum: Forum, idea_id: int, who: str | None) -> None:
    """Tell the facilitators' pages, and nobody else, who has a card in hand; nobody is ``None``."""
    whisper(room_of(forum), "held", {"forum": forum.id, "idea": idea_id, "by": who}, "staff")
