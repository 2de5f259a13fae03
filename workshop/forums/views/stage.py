"""What stands on the projector besides the wall: islands, the dots, one card or island, notes, answers, the clock."""

from __future__ import annotations

from typing import Any

from workshop.core.db import db
from workshop.forums.broadcasts import Item
from workshop.forums.models import Cluster, Forum, Idea, Shows
from workshop.forums.views.noting import notes_of
from workshop.forums.views.parts import part_for_screen
from workshop.forums.views.screens import shown_on, weighed_in
from workshop.forums.weighing import Result, result_of

COLUMNS = 5
CARDS_BY_ROWS = {1: 6, 2: 2, 3: 1}
MOST_SHOWN = 6
MOST_NOTES = 8


def stage_of(forum: Forum, items: list[Item]) -> dict[str, Any]:
    """What is shown, with what it needs; only what can be read from the back is given to the page at all."""
    shows, id_ = shown_on(forum)
    weighed = weighed_in(forum)
    result = result_of(weighed) if shows == Shows.RESULTS and weighed and weighed.shows_dots else None
    there = any(item["kind"] == "cluster" for item in items)
    if (shows == Shows.CLUSTERS and not there) or (shows == Shows.RESULTS and result is None):
        shows = Shows.WALL if not there else Shows.CLUSTERS
    return {
        "shows": str(shows),
        "weighed": weighed,
        "result": shortened(result),
        "islands": islands_in(items) if shows == Shows.CLUSTERS else [],
        "shown_idea": db.session.get(Idea, id_) if shows == Shows.IDEA and id_ else None,
        "shown_cluster": cluster_with_cards(items, id_) if shows == Shows.CLUSTER and id_ else None,
        "notes": spoken(forum) if shows == Shows.NOTES else [],
        "part": part_for_screen(forum.current_round) if shows == Shows.ANSWERS else {},
    }


def islands_in(items: list[Item]) -> list[dict[str, Any]]:
    """Islands and the free cards, each with its first cards and how many more there are."""
    clusters = [item for item in items if item["kind"] == "cluster"]
    ids = {cluster["id"] for cluster in clusters}
    cards: dict[Any, list[Item]] = {}
    for item in items:
        if item["kind"] == "idea":
            cards.setdefault(item["cluster"] if item["cluster"] in ids else None, []).append(item)
    islands = [island | {"cards": cards.get(island["id"], [])} for island in clusters]
    free = cards.get(None, [])[::-1]
    if free:
        islands.append({"id": 0, "letter": "", "name": "", "tint": "free", "cards": free})
    room = CARDS_BY_ROWS.get(-(-len(islands) // COLUMNS), 0)
    return [{"dots": None} | one | {"cards": one["cards"][:room], "more": len(one["cards"]) - room} for one in islands]


def cluster_with_cards(items: list[Item], id_: int) -> dict[str, Any] | None:
    """One island, large, with its cards."""
    cluster = db.session.get(Cluster, id_)
    if cluster is None or not cluster.is_there:
        return None
    cards = [item for item in items if item["kind"] == "idea" and item["cluster"] == id_]
    return {"cluster": cluster, "cards": cards[:15], "more": len(cards) - 15}


def shortened(result: Result | None) -> Result | None:
    """The heaviest few: more cannot be read from the back."""
    if result is None:
        return None
    weights = [weight for weight in result.weights if weight.dots][:MOST_SHOWN]
    return Result(weights, result.dots, result.voters, result.benches)


def spoken(forum: Forum) -> list[Any]:
    """The last notes of the round, without what is put aside for later."""
    round_ = forum.current_round
    notes = [note for note in notes_of(forum) if not note.parked and note.removed_at is None]
    return [note for note in notes if note.round_id in (round_.id, None)][-MOST_NOTES:]
