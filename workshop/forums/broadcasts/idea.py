"""How a card is told. Nothing here says who wrote it: no key, no receipt, and a name only where the round shows names.

Hidden cards and those that wait are shown on the facilitators' page, never in the room.
"""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from workshop.core.db import db
from workshop.forums.broadcasts.telling import Item, projection
from workshop.forums.models import RENDERED_INTO, Forum, Idea, Participant, Rendering


def ideas_since(forum: Forum, seq: int) -> list[Idea]:
    """The cards that changed after a number."""
    changed = select(Idea).where(Idea.forum_id == forum.id, Idea.seq > seq).order_by(Idea.number)
    if any(round_.collecting.named for round_ in forum.rounds):
        changed = changed.options(selectinload(Idea.author))
    rendered = joinedload(Idea.rendering).joinedload(Rendering.account)
    return list(db.session.scalars(changed.options(rendered)))


@projection(Idea, since=ideas_since)
def idea_item(idea: Idea, *, for_staff: bool) -> Item:
    """A card on the wall, or that it is gone from there."""
    head: Item = {"seq": idea.seq, "kind": "idea", "id": idea.id}
    if (why := _why_gone(idea, for_staff)) is not None:
        return head | {"gone": True} | why
    card = head | {
        "number": idea.number,
        "text": idea.text,
        "lang": idea.language,
        "dir": idea.direction,
        "round": idea.round_id,
        "paper": idea.on_paper,
        "at": idea.created_at.isoformat(timespec="seconds"),
        "cluster": idea.cluster_id,
    }
    card |= {name: value for name in ("original", "dots") if (value := getattr(idea, name)) is not None}
    if idea.table is not None:
        card["table"] = idea.table.label
    if idea.round.collecting.named and idea.author is not None and idea.author.name:
        card["by"] = idea.author.name
    return card | rendering_of(idea) | _for_staff(idea)


def _why_gone(idea: Idea, for_staff: bool) -> Item | None:
    """What is said of a card that does not hang on the wall; nothing when it hangs there."""
    if idea.withdrawn_at is not None or (idea.hidden_at is not None and not for_staff):
        return {}
    if idea.merged_into_id is not None:
        return {"into": idea.merged_into_id}
    return {"waits": True} if idea.hung_at is None and not for_staff else None


def _for_staff(idea: Idea) -> Item:
    """What only the facilitators' page can have come so far to see."""
    waits = {"waits": True} if idea.hung_at is None else {}
    return waits | {"hidden": idea.hidden_reason} if idea.hidden_at is not None else waits


def rendering_of(idea: Idea) -> Item:
    """The German words beside a card, and who put them there; nothing for a card that needs none."""
    if idea.language == RENDERED_INTO or (german := idea.german) is None:
        return {}
    words = {"text": german.text, "lang": RENDERED_INTO, "dir": "ltr", "by": german.by, "machine": german.machine or ""}
    return {"rendering": words}


def own_cards(participant: Participant) -> list[Item]:
    """What the author alone sees of the own cards: key, receipt, and why one is not on the wall."""
    entered = select(Participant.id).where(Participant.entered_by_id == participant.id)
    written = or_(Idea.participant_id == participant.id, Idea.participant_id.in_(entered))
    own = select(Idea).where(Idea.forum_id == participant.forum_id, written).options(joinedload(Idea.merged_into))
    ideas = db.session.scalars(own.order_by(Idea.number))
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
            "waits": idea.hung_at is None,
            "into": idea.merged_into.number if idea.merged_into is not None else None,
            "withdrawn": idea.withdrawn_at is not None,
        }
        for idea in ideas
    ]
