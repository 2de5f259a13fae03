"""What the desk shows of the wall: islands with their cards, the free ones, filters, and what can be undone."""

from __future__ import annotations

from typing import Any

from flask import current_app, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import Select, select

from workshop.accounts.models import Account
from workshop.core.db import db
from workshop.core.languages import LANGUAGES
from workshop.core.realtime import crowding
from workshop.forums import actions, broadcasts
from workshop.forums.models import Forum, Hand, Participant, Round
from workshop.forums.views.doings import words_of
from workshop.forums.views.noting import notes_of
from workshop.forums.views.screens import SHOWN, shown_on
from workshop.forums.views.words import blank_card
from workshop.processes.models import Bench

FILTERS = ("round", "table", "language", "cluster", "state")
CROWDED = 0.9
BENCH_NAMES = {
    Bench.RESIDENT: lazy_gettext("Residents"),
    Bench.MIGRANT: lazy_gettext("Migrants’ organisations"),
    Bench.WELFARE: lazy_gettext("Welfare associations"),
    Bench.ADMINISTRATION: lazy_gettext("Administration"),
}
NOT_SAID = {"dots": None, "original": None, "table": None, "cluster": None}
Item = broadcasts.Item


def wall_parts(forum: Forum, account: Account | None, items: list[Item]) -> dict[str, Any]:
    """Everything of the wall, from the projection that the sockets are told."""
    chosen = {name: value for name in FILTERS if (value := request.args.get(name, ""))}
    cards = [NOT_SAID | item for item in items if item["kind"] == "idea"]
    islands = [NOT_SAID | item for item in items if item["kind"] == "cluster"]
    wall = [card for card in cards if fits(card, chosen)]
    there = {island["id"] for island in islands}
    return {
        "wall": wall,
        "free": [card for card in wall if card["cluster"] not in there][::-1],
        "islands": [(one, [card for card in wall if card["cluster"] == one["id"]]) for one in islands],
        "hidden": [card for card in cards if "hidden" in card],
        "waiting": [card for card in cards if state_of(card) == "waiting"],
        "chosen": chosen,
        "filters": filters_of(forum, cards, islands),
        "blank": NOT_SAID | blank_card("de"),
        "blank_island": NOT_SAID | {"id": 0, "letter": "", "name": "", "tint": "a"},
        "undoable": undoable_by(forum, account),
    }


def fits(card: Item, chosen: dict[str, str]) -> bool:
    """Whether a card is what somebody wants to see; scripts ask the same (static/js/wall-filter.js)."""
    found = {
        "round": str(card["round"]),
        "table": card["table"] or "",
        "language": card["lang"],
        "cluster": str(card["cluster"] or "free"),
        "state": state_of(card),
    }
    if "state" not in chosen and found["state"] != "wall":
        return False
    return all(found[name] == value for name, value in chosen.items())


def state_of(card: Item) -> str:
    """On the wall, hidden, or waiting."""
    if "hidden" in card:
        return "hidden"
    return "waiting" if card.get("waits") else "wall"


def filters_of(forum: Forum, cards: list[Item], islands: list[Item]) -> list[tuple[str, str, list[tuple[Any, str]]]]:
    """What one can choose from; only what there is."""
    tables = sorted({card["table"] for card in cards if card["table"]})
    spoken = sorted({card["lang"] for card in cards})
    rounds = [(one.id, f"{one.position}. {one.prompt[:40]}") for one in forum.rounds]
    named = [(one["id"], f"{one['letter']} · {one['name']}") for one in islands]
    states = [("wall", _("on the wall")), ("waiting", _("waiting")), ("hidden", _("taken down"))]
    return [
        ("round", _("Round"), rounds),
        *([("table", _("Table"), [(table, table) for table in tables])] if tables else []),
        ("language", _("Language"), [(code, LANGUAGES[code].name if code in LANGUAGES else code) for code in spoken]),
        ("cluster", _("Island"), [("free", _("Still free")), *named]),
        ("state", _("State"), states),
    ]


def undoable_by(forum: Forum, account: Account | None) -> str:
    """What somebody would undo now, in words."""
    deeds = actions.last_deeds(forum, account) if account else []
    return words_of(deeds[0]) if deeds else ""


def hands_in(round_: Round) -> Select[Participant]:
    """Who would like to speak, in the order in which they raised their hands."""
    raised = select(Participant).join(Hand, Hand.participant_id == Participant.id)
    return raised.where(Hand.round_id == round_.id, Hand.raised_at.is_not(None)).order_by(Hand.raised_at)


def room_parts(forum: Forum) -> dict[str, Any]:
    """The rest of the room: notes, who was muted, what the projector shows, and how full the house is."""
    notes = notes_of(forum)
    shows, id_ = shown_on(forum)
    muted = select(Participant).where(Participant.forum_id == forum.id, Participant.muted_at.is_not(None))
    return {
        "notes": [note for note in notes if not note.parked and note.removed_at is None],
        "parked": [note for note in notes if note.parked and note.removed_at is None],
        "removed": [note for note in notes if note.removed_at is not None],
        "discussed": id_ if shows == "cluster" else None,
        "hands": list(db.session.scalars(hands_in(forum.current_round))),
        "muted": list(db.session.scalars(muted.order_by(Participant.id))),
        "shows": (forum.screen or {}).get("shows", "auto"),
        "shown": SHOWN[shows],
        "screens": [(name, words) for name, words in SHOWN.items() if name not in ("idea", "cluster")],
        "bench_names": {**BENCH_NAMES, "": _("others, or not said")},
        "crowded": crowding(current_app) >= CROWDED,
    }
