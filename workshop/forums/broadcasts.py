"""What the room is told. One projection makes the snapshot and the changes, so they cannot disagree.

Nothing here says who wrote a card: no name, no key, no receipt. Hidden cards are shown on the
facilitators' page, never in the room.
"""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.core.db import after_commit, db
from workshop.core.realtime import Room, tell
from workshop.forums.models import Forum, Idea, Participant, Round

Item = dict[str, Any]
NAMESPACE = "/forum"
TOO_FAR_BEHIND = 500


def room_of(forum: Forum) -> Room:
    """The room in which everybody hears the same."""
    return Room(NAMESPACE, "forum", forum.id)


def changed(thing: Forum | Round | Idea) -> None:
    """Tell the room how a thing is now, as soon as it is true."""
    forum = thing if isinstance(thing, Forum) else thing.forum
    after_commit(tell, room_of(forum), forum.seq, item_of(thing))


def item_of(thing: Forum | Round | Idea, *, for_staff: bool = False) -> Item:
    """The projection of one row as it is now."""
    if isinstance(thing, Idea):
        return idea_item(thing, for_staff=for_staff)
    return round_item(thing) if isinstance(thing, Round) else forum_item(thing)


def forum_item(forum: Forum) -> Item:
    """A forum: whether its door is open."""
    return {
        "seq": forum.told_seq,
        "kind": "forum",
        "id": forum.id,
        "number": forum.number,
        "title": forum.title,
        "open": forum.is_open,
    }


def round_item(round_: Round) -> Item:
    """A round with its question in every language it was put in."""
    return {
        "seq": round_.seq,
        "kind": "round",
        "id": round_.id,
        "position": round_.position,
        "does": round_.kind,
        "prompt": round_.prompt,
        "prompts": round_.prompts,
        "open": round_.is_open,
        "closed": round_.closed_at is not None,
    }


def idea_item(idea: Idea, *, for_staff: bool) -> Item:
    """A card on the wall, or that it is gone from there."""
    head: Item = {"seq": idea.seq, "kind": "idea", "id": idea.id}
    if idea.withdrawn_at is not None or (idea.hidden_at is not None and not for_staff):
        return head | {"gone": True}
    card = head | {
        "number": idea.number,
        "text": idea.text,
        "lang": idea.language,
        "dir": idea.direction,
        "round": idea.round_id,
        "paper": idea.on_paper,
        "at": idea.created_at.isoformat(timespec="seconds"),
    }
    return card | {"hidden": idea.hidden_reason} if idea.hidden_at is not None else card


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


def own_cards(participant: Participant) -> list[Item]:
    """What the author alone sees of the own cards: key, receipt, and why one is not on the wall."""
    ideas = db.session.scalars(select(Idea).where(Idea.participant_id == participant.id).order_by(Idea.number))
    return [
        {
            "id": idea.id,
            "key": idea.key,
            "number": idea.number,
            "receipt": idea.receipt,
            "round": idea.round_id,
            "text": idea.text,
            "lang": idea.language,
            "dir": idea.direction,
            "hidden": (idea.hidden_reason or _("This card was taken off the wall.")) if idea.hidden_at else None,
            "withdrawn": idea.withdrawn_at is not None,
        }
        for idea in ideas
    ]


def _items(forum: Forum, since: int, *, for_staff: bool = False) -> list[Item]:
    rounds = db.session.scalars(
        select(Round).where(Round.forum_id == forum.id, Round.seq > since).order_by(Round.position)
    ).all()
    ideas = db.session.scalars(
        select(Idea).where(Idea.forum_id == forum.id, Idea.seq > since).order_by(Idea.number)
    ).all()
    things: list[Forum | Round | Idea] = [*([forum] if forum.told_seq > since else []), *rounds, *ideas]
    items = [item_of(thing, for_staff=for_staff) for thing in things]
    return items if since < 0 else sorted(items, key=lambda item: item["seq"])
