"""Tables, as the facilitators see them: set up, dealt out, moved on, hosted; people without phones; cards that wait."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.visitors import current_visitor
from workshop.forums import access, actions
from workshop.forums.forms import ApprovalForm, GuestForm, HostForm, TablesForm
from workshop.forums.views.blueprint import bp


@bp.post("/forums/<int:forum_id>/tables")
def set_tables(forum_id: int) -> ResponseReturnValue:
    """Set up tables: a line each, with the topic if there is one."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    form = TablesForm()
    form.refuse_unless_valid()
    actions.set_tables(forum, form.lines(), by=visitor.account)
    flash(_("Saved."))
    return redirect(url_for("forums.show_agenda", forum_id=forum.id, _anchor="tables"), 303)


@bp.post("/forums/<int:forum_id>/dealing")
def deal_seats(forum_id: int) -> ResponseReturnValue:
    """Deal out all who stand."""
    visitor = current_visitor()
    actions.deal_seats(access.forum_run_by(visitor, forum_id), by=visitor.account)
    return to_desk(forum_id)


@bp.post("/forums/<int:forum_id>/rotation")
def rotate_seats(forum_id: int) -> ResponseReturnValue:
    """Let everybody but the hosts move on."""
    visitor = current_visitor()
    actions.rotate_seats(access.forum_run_by(visitor, forum_id), by=visitor.account)
    return to_desk(forum_id)


@bp.post("/participants/<int:participant_id>/table")
def seat_participant(participant_id: int) -> ResponseReturnValue:
    """Put somebody at a table, as its host or as a guest."""
    visitor = current_visitor()
    participant = access.participant_run_by(visitor, participant_id)
    form = HostForm()
    form.refuse_unless_valid()
    actions.take_seat(participant, form.table.data or None)
    if form.hosts.data == "yes":
        actions.make_host(participant, by=visitor.account)
    elif form.hosts.data == "no":
        actions.release_host(participant, by=visitor.account)
    return to_desk(participant.forum_id)


@bp.post("/forums/<int:forum_id>/participants")
def enter_participant(forum_id: int) -> ResponseReturnValue:
    """Let somebody take part who has no phone."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    form = GuestForm()
    form.refuse_unless_valid()
    said = (form.language.data or "de", form.bench.data or None, form.table.data or None)
    actions.enter_participant(forum, *said, by=visitor.account)
    flash(_("One more person takes part, without a phone."))
    return to_desk(forum_id)


@bp.post("/forums/<int:forum_id>/approvals")
def approve(forum_id: int) -> ResponseReturnValue:
    """Let cards that wait hang on the wall, or take them aside and say why; many at once."""
    visitor = current_visitor()
    form = ApprovalForm()
    form.refuse_unless_valid()
    ideas = access.ideas_run_by(visitor, forum_id, form.ideas())
    if form.reason.data:
        many = actions.hide_ideas(ideas, form.reason.data, by=visitor.account)
        flash(ngettext("%(num)s card was taken aside.", "%(num)s cards were taken aside.", many))
    else:
        many = actions.approve_ideas(ideas, by=visitor.account)
        flash(ngettext("%(num)s card hangs on the wall now.", "%(num)s cards hang on the wall now.", many))
    return to_desk(forum_id)


def to_desk(forum_id: int) -> ResponseReturnValue:
    """Back to the desk."""
    return redirect(url_for("forums.show_desk", forum_id=forum_id), 303)
