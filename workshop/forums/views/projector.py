"""What hangs and stands in the hall: the projector and the printed QR code."""

from __future__ import annotations

from typing import Any

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workshop.accounts.visitors import current_visitor
from workshop.core.languages import LANGUAGES
from workshop.forums import access, broadcasts
from workshop.forums.invitation import invitation
from workshop.forums.models import Forum
from workshop.forums.views.blueprint import bp
from workshop.forums.views.desk import attendance
from workshop.forums.views.stage import stage_of
from workshop.forums.views.words import blank_card, when

COLUMNS = 5
ROWS = 6
PLACES = COLUMNS * ROWS


@bp.get("/forums/<int:forum_id>/projector")
def show_projector(forum_id: int) -> ResponseReturnValue:
    """The wall for the hall; its own link needs no sign-in."""
    forum = access.forum_seen_by(current_visitor(), forum_id, request.args.get("key"))
    seq = forum.seq
    items = broadcasts.state_of(forum)
    wall = [item for item in items if item["kind"] == "idea"]
    round_ = forum.current_round
    return render_template(
        "forums/projector.html",
        **stage_of(forum, items),
        forum=forum,
        seq=seq,
        key=request.args.get("key", ""),
        round_=round_,
        round_state=round_.state,
        when=when(forum),
        columns=columns_of(wall),
        known=[{"id": item["id"], "number": item["number"]} for item in wall],
        spoken=len({item["lang"] for item in wall} & set(LANGUAGES)),
        more=max(0, len(wall) - PLACES),
        blank=blank_card("de"),
        joined=attendance(forum)["joined"],
        address=join_address(forum),
        host=join_address(forum).split("/")[2],
    )


@bp.get("/forums/<int:forum_id>/qr")
def show_qr(forum_id: int) -> ResponseReturnValue:
    """A page to print and put on the tables."""
    forum = access.forum_for(current_visitor(), forum_id)
    address = join_address(forum)
    return render_template(
        "forums/qr.html",
        process=forum.process,
        forum=forum,
        address=address,
        host=address.split("/")[2],
        when=when(forum),
        lines=invitation(),
        large="large" in request.args,
    )


def join_address(forum: Forum) -> str:
    """The whole address behind the QR code: of the configured origin, else as this page was asked for."""
    origin = current_app.config["ORIGIN"] or request.url_root
    return origin.rstrip("/") + url_for("forums.show_join", code=forum.qr_token)


def columns_of(wall: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The newest cards in five columns of six: each in the place it took when it came, as the script goes on."""
    places: list[dict[str, Any] | None] = [None] * PLACES
    for index, card in enumerate(wall):
        places[index % PLACES] = card
    return [[card for card in places[column::COLUMNS] if card] for column in range(COLUMNS)]
