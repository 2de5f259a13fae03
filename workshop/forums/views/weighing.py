"""Weighing and discussing on the phone: dots, a raised hand, being done. All of it works as plain forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.forums import access, actions, messages
from workshop.forums.models import Cluster, Hand, Idea, Participant, Round, RoundKind
from workshop.forums.views.blueprint import bp
from workshop.forums.views.parts import Part, phone_part, screen_part
from workshop.forums.views.phone import phone_page
from workshop.forums.weighing import result_of

FOR_PARTICIPANTS = True


@bp.post("/rounds/<int:round_id>/dots")
def place_dots(round_id: int) -> ResponseReturnValue:
    """Let so many dots lie on an island or a card."""
    visitor = current_visitor()
    attendance = access.round_joined_by(visitor, round_id)
    form = messages.DotsMessage()

    def place() -> None:
        form.refuse_unless_valid()
        choice = access.target_joined_by(visitor, form.idea.data, form.cluster.data, round_id)
        actions.place_dots(choice.round, choice.participant, choice.target, form.dots.data or 0)

    return answered(attendance.participant, place)


@bp.post("/rounds/<int:round_id>/hand")
def raise_hand(round_id: int) -> ResponseReturnValue:
    """Ask to speak, or not any more."""
    round_, participant = access.round_joined_by(current_visitor(), round_id)
    form = messages.HandMessage()
    return answered(participant, lambda: actions.raise_hand(round_, participant, form.up()))


@bp.post("/rounds/<int:round_id>/done")
def say_done(round_id: int) -> ResponseReturnValue:
    """Say that one is done with a round, or not yet."""
    round_, participant = access.round_joined_by(current_visitor(), round_id)
    form = messages.HandMessage()
    return answered(participant, lambda: actions.say_done(round_, participant, form.up()))


def answered(participant: Participant, act: Callable[[], object]) -> ResponseReturnValue:
    """Do it and come back to the page; a refusal is said there."""
    try:
        act()
    except Refused as refusal:
        return phone_page(participant, complaint=refusal.message), refusal.status
    return redirect(url_for("forums.show_phone", forum_id=participant.forum_id), 303)


@phone_part(RoundKind.WEIGH)
def weighing_on_phone(round_: Round, participant: Participant) -> Part:
    """What can be chosen, where one's own dots lie, and the result once it is shown."""
    mine = actions.dots_of(round_, participant)
    options = round_.weighing
    return {
        "on": "idea" if options.on == "ideas" else "cluster",
        "targets": [target | {"mine": mine.get(target["id"], 0)} for target in targets_of(round_)],
        "left": options.dots - sum(mine.values()),
        "options": options,
        "result": result_of(round_) if round_.shows_dots and not round_.is_open else None,
        "hand": hand_of(round_, participant),
    }


@phone_part(RoundKind.DISCUSS)
def discussing_on_phone(round_: Round, participant: Participant) -> Part:
    """What is talked about, and whether one's hand is up."""
    screen = round_.forum.screen or {}
    cluster = db.session.get(Cluster, screen["id"]) if screen.get("shows") == "cluster" else None
    return {
        "cluster": cluster,
        "asks_hands": round_.discussing.hands,
        "hand": hand_of(round_, participant),
    }


@screen_part(RoundKind.WEIGH)
def weighing_on_desk(round_: Round, for_staff: bool) -> Part:
    """How far people are, and the result for those who may see it."""
    return {"result": result_of(round_) if round_.shows_dots or for_staff else None, "options": round_.weighing}


def hand_of(round_: Round, participant: Participant) -> Hand:
    """Whether somebody's hand is up, and whether they are done."""
    found = db.session.get(Hand, (participant.id, round_.id))
    return found or Hand(participant_id=participant.id, round_id=round_.id)


def targets_of(round_: Round) -> list[dict[str, Any]]:
    """What dots can lie on, in the order of the wall, with the cards to read."""
    wall = select(Idea).where(Idea.forum_id == round_.forum_id, Idea.on_the_wall()).order_by(Idea.number)
    cards = list(db.session.scalars(wall))
    if round_.weighing.on == "ideas":
        return [{"id": card.id, "title": card.text, "lang": card.language, "tint": "", "cards": []} for card in cards]
    there = select(Cluster).where(
        Cluster.forum_id == round_.forum_id, Cluster.dissolved_at.is_(None), Cluster.number.is_not(None)
    )
    return [
        {
            "id": island.id,
            "title": island.title,
            "lang": "de",
            "tint": island.tint,
            "cards": [card for card in cards if card.cluster_id == island.id],
        }
        for island in db.session.scalars(there.order_by(Cluster.number))
    ]
