"""Tables, as those see them who sit there: taking a seat, and writing for somebody without a phone."""

from __future__ import annotations

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.forums import access, actions
from workshop.forums.forms import GuestForm, SeatForm
from workshop.forums.views.blueprint import bp
from workshop.forums.views.phone import phone_page

FOR_PARTICIPANTS = True
ANY_TABLE = "?"


@bp.post("/f/<int:forum_id>/seat")
def take_seat(forum_id: int) -> ResponseReturnValue:
    """Sit down at a table, or be dealt one."""
    participant = access.forum_joined_by(current_visitor(), forum_id)
    form = SeatForm()
    try:
        form.refuse_unless_valid()
        if form.table.data == ANY_TABLE:
            actions.deal_seat(participant)
        else:
            actions.take_seat(participant, form.table.data or None)
    except Refused as refusal:
        return phone_page(participant, complaint=refusal.message), refusal.status
    return redirect(url_for("forums.show_phone", forum_id=forum_id), 303)


@bp.post("/f/<int:forum_id>/guests")
def enter_guest(forum_id: int) -> ResponseReturnValue:
    """Let somebody take part who sits at the host's table without a phone."""
    host = access.table_hosted_by(current_visitor(), forum_id)
    form = GuestForm()
    form.refuse_unless_valid()
    actions.enter_participant(host.forum, form.language.data or "de", form.bench.data or None, by=host)
    return redirect(url_for("forums.show_phone", forum_id=forum_id), 303)
