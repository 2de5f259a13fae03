"""The way of a round, as its facilitators go it: from preparing to closing, and once more."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from workshop.accounts.visitors import current_visitor
from workshop.forums import access, actions
from workshop.forums.forms import TimerForm
from workshop.forums.models import Round
from workshop.forums.views.blueprint import bp


@bp.post("/rounds/<int:round_id>/preparation")
def prepare_round(round_id: int) -> ResponseReturnValue:
    """Put a round before the room as the next one."""
    return go(round_id, actions.prepare_round)


@bp.post("/rounds/<int:round_id>/opening")
def open_round(round_id: int) -> ResponseReturnValue:
    """Put the question to the forum."""
    return go(round_id, actions.open_round)


@bp.post("/rounds/<int:round_id>/pause")
def pause_round(round_id: int) -> ResponseReturnValue:
    """Let it stand still for a while."""
    return go(round_id, actions.pause_round)


@bp.post("/rounds/<int:round_id>/resumption")
def resume_round(round_id: int) -> ResponseReturnValue:
    """Go on after a pause."""
    return go(round_id, actions.resume_round)


@bp.post("/rounds/<int:round_id>/closing")
def close_round(round_id: int) -> ResponseReturnValue:
    """End it."""
    return go(round_id, actions.close_round)


@bp.post("/rounds/<int:round_id>/reopening")
def reopen_round(round_id: int) -> ResponseReturnValue:
    """Let people write once more."""
    return go(round_id, actions.reopen_round)


@bp.post("/rounds/<int:round_id>/revealing")
def reveal_round(round_id: int) -> ResponseReturnValue:
    """Show to all what has waited."""
    return go(round_id, actions.reveal_round)


@bp.post("/rounds/<int:round_id>/concealing")
def conceal_round(round_id: int) -> ResponseReturnValue:
    """Take results off the screens again."""
    return go(round_id, actions.conceal_round)


@bp.post("/rounds/<int:round_id>/timer")
def set_timer(round_id: int) -> ResponseReturnValue:
    """Give it some minutes from now, or take its timer away."""
    visitor = current_visitor()
    round_ = access.round_run_by(visitor, round_id)
    form = TimerForm()
    form.refuse_unless_valid()
    if form.more.data:
        actions.extend_timer(round_, round(form.more.data * 60), by=visitor.account)
    else:
        actions.set_timer(round_, round(form.minutes.data * 60) if form.minutes.data else None, by=visitor.account)
    return to_desk_of(round_)


def go(round_id: int, act: Callable[..., None]) -> ResponseReturnValue:
    """Do it, and back to the desk."""
    visitor = current_visitor()
    round_ = access.round_run_by(visitor, round_id)
    act(round_, by=visitor.account)
    return to_desk_of(round_)


def to_desk_of(round_: Round) -> ResponseReturnValue:
    """Back to the desk."""
    return redirect(url_for("forums.show_desk", forum_id=round_.forum_id), 303)
