"""What somebody needs who comes in or comes back: everything, or what has changed since."""

from __future__ import annotations

from workshop.forums.broadcasts.telling import Item, item_of, projections
from workshop.forums.models import Forum

TOO_FAR_BEHIND = 500


def state_of(forum: Forum, *, for_staff: bool = False) -> list[Item]:
    """The whole state: the forum, its rounds, its wall."""
    return [item for item in _items(forum, -1, for_staff=for_staff) if not item.get("gone")]


def news_for(forum: Forum, since: int | None) -> dict[str, list[Item]]:
    """What somebody needs who has seen everything up to a number: the changes, or the whole state."""
    changes = None if since is None else changes_since(forum, since)
    if changes is None:
        return {"state": state_of(forum)}
    return {"changes": changes}


def changes_since(forum: Forum, seq: int) -> list[Item] | None:
    """Everything that changed after a number, in order; nothing when that is too much or not a number of ours."""
    if not 0 <= forum.seq - seq <= TOO_FAR_BEHIND:
        return None
    return _items(forum, seq)


def _items(forum: Forum, since: int, *, for_staff: bool = False) -> list[Item]:
    things = [thing for kind in projections.values() for thing in kind.since(forum, since)]
    items = [item_of(thing, for_staff=for_staff) for thing in things]
    return items if since < 0 else sorted(items, key=lambda item: item["seq"])
