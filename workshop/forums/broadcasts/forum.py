"""How a forum is told."""

from __future__ import annotations

from workshop.forums.broadcasts.telling import Item, projection
from workshop.forums.models import Forum


def forum_since(forum: Forum, seq: int) -> list[Forum]:
    """The forum itself, if it changed after a number."""
    return [forum] if forum.told_seq > seq else []


@projection(Forum, since=forum_since)
def forum_item(forum: Forum, *, for_staff: bool = False) -> Item:
    """A forum: whether its door is open."""
    return {
        "seq": forum.told_seq,
        "kind": "forum",
        "id": forum.id,
        "number": forum.number,
        "title": forum.title,
        "open": forum.is_open,
        "screen": forum.screen or {},
    }
