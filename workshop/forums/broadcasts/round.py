"""How a round is told."""

from __future__ import annotations

from workshop.forums import benches
from workshop.forums.broadcasts.telling import Item, projection
from workshop.forums.models import Forum, Round, RoundKind


def rounds_since(forum: Forum, seq: int) -> list[Round]:
    """The rounds that changed after a number, in the order of the agenda."""
    return [round_ for round_ in forum.rounds if round_.seq > seq]


@projection(Round, since=rounds_since)
def round_item(round_: Round, *, for_staff: bool = False) -> Item:
    """A round with its question in every language it was put in."""
    item: Item = {
        "seq": round_.seq,
        "kind": "round",
        "id": round_.id,
        "position": round_.position,
        "does": round_.kind,
        "prompt": round_.prompt,
        "prompts": round_.prompts,
        "open": round_.is_open,
        "closed": round_.closed_at is not None,
        "called": round_.called_at.timestamp() if round_.called_at else None,
        "paused": round_.is_paused,
        "ends": round_.ends_at.timestamp() if round_.ends_at else None,
        "left": round_.seconds_left,
        "revealed": round_.revealed_at is not None,
        "options": round_.options,
        "given": round_.dots_given,
        "voters": round_.voters,
        "hands": round_.hands_up,
        "done": round_.people_done,
    }
    if round_.kind == RoundKind.INTRODUCE and round_.opened_at is not None:
        shown = benches.who_is_here(round_.forum)
        item["people"] = {"groups": shown.groups, "rest": shown.rest}
    return item
