"""The facilitator's desk: the way, the wall, the room, and the next step."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.core.languages import LANGUAGES
from workshop.forums import access, actions, broadcasts
from workshop.forums.forms import HidingForm, IdeaForm
from workshop.forums.models import LONGEST_IDEA, Forum, Idea, Participant
from workshop.forums.views.acting import done_on, wants_json
from workshop.forums.views.blueprint import bp
from workshop.forums.views.desk_wall import room_parts, wall_parts
from workshop.forums.views.parts import part_for_screen
from workshop.forums.views.seating import seats_of
from workshop.forums.views.steps import NAMES, steps_of
from workshop.forums.views.words import clock, when


@bp.get("/forums/<int:forum_id>")
def show_desk(forum_id: int) -> ResponseReturnValue:
    """The desk."""
    return desk_page(access.forum_run_by(current_visitor(), forum_id))


@bp.post("/forums/<int:forum_id>/opening")
def open_door(forum_id: int) -> ResponseReturnValue:
    """Open the door."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    actions.open_door(forum, by=visitor.account)
    return to_desk(forum)


@bp.post("/forums/<int:forum_id>/closing")
def close_door(forum_id: int) -> ResponseReturnValue:
    """Close the door."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    actions.close_door(forum, by=visitor.account)
    return to_desk(forum)


@bp.post("/rounds/<int:round_id>/paper-cards")
def add_paper_card(round_id: int) -> ResponseReturnValue:
    """Hang up a card that was written on paper."""
    visitor = current_visitor()
    round_ = access.round_run_by(visitor, round_id)
    form = IdeaForm()
    try:
        form.refuse_unless_valid()
        idea = actions.add_paper_card(
            round_, form.text.data or "", form.lang.data or "de", key=form.key.data or "", by=visitor.account
        )
    except Refused as refusal:
        if wants_json():
            return {"ok": False, "status": refusal.status, "message": refusal.message}, refusal.status
        return desk_page(round_.forum, form.text.data or "", refusal.message), refusal.status
    if wants_json():
        return {"ok": True, "number": idea.number}
    flash(_("Card %(number)s hangs on the wall.", number=idea.number))
    return to_desk(round_.forum)


@bp.post("/ideas/<int:idea_id>/hiding")
def hide_idea(idea_id: int) -> ResponseReturnValue:
    """Take a card off the wall."""
    visitor = current_visitor()
    idea = access.idea_run_by(visitor, idea_id)
    form = HidingForm()

    def hide() -> str:
        actions.hide_idea(idea, form.reason.data or "", by=visitor.account)
        return str(_("Card %(number)s is off the wall. Its author reads why.", number=idea.number))

    return done_on(idea.forum, hide, form)


@bp.post("/ideas/<int:idea_id>/showing")
def show_idea(idea_id: int) -> ResponseReturnValue:
    """Hang a card up again."""
    visitor = current_visitor()
    idea = access.idea_run_by(visitor, idea_id)
    actions.show_idea(idea, by=visitor.account)
    return to_desk(idea.forum)


def to_desk(forum: Forum) -> ResponseReturnValue:
    """Back to the desk."""
    return redirect(url_for("forums.show_desk", forum_id=forum.id), 303)


def desk_page(forum: Forum, typed: str = "", complaint: str = "") -> str:
    """The whole desk, from the same projection that the staff's sockets are told."""
    seq = forum.seq
    items = broadcasts.state_of(forum, for_staff=True)
    round_ = forum.current_round
    return render_template(
        "forums/desk.html",
        process=forum.process,
        forum=forum,
        seq=seq,
        rounds=[(one, one.state) for one in forum.rounds],
        round_=round_,
        when=when(forum),
        clock=clock,
        steps=steps_of(forum, round_),
        round_names=NAMES,
        part=part_for_screen(round_, for_staff=True),
        typed=typed,
        complaint=complaint,
        languages=[(known.code, known.name) for known in LANGUAGES.values()],
        longest=LONGEST_IDEA,
        named=named_in(forum),
        **attendance(forum),
        **seats_of(forum),
        **wall_parts(forum, current_visitor().account, items),
        **room_parts(forum),
    )


def named_in(forum: Forum) -> list[Participant]:
    """Those who have given a name, so that they can be asked about their cards."""
    given = select(Participant).where(Participant.forum_id == forum.id, Participant.name.is_not(None))
    return list(db.session.scalars(given.order_by(Participant.name)))


def attendance(forum: Forum) -> dict[str, int]:
    """How many have joined, and how many of them have written."""
    joined = select(func.count(Participant.id)).where(Participant.forum_id == forum.id)
    written = select(func.count(func.distinct(Idea.participant_id))).where(Idea.forum_id == forum.id)
    return {"joined": db.session.scalar(joined) or 0, "written": db.session.scalar(written) or 0}
