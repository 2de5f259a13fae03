"""Sheets to print before a forum."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext as _

from workshop.accounts.visitors import current_visitor
from workshop.exports import access
from workshop.exports.paper import card_sheet, code_sheet
from workshop.exports.views.blueprint import attachment, bp
from workshop.forums.views.projector import join_address
from workshop.forums.views.words import when


@bp.get("/forums/<int:forum_id>/code.pdf")
def sheet_of_code(forum_id: int) -> Response:
    """For tables and doors."""
    forum = access.forum_for(current_visitor(), forum_id)
    content = code_sheet(forum, join_address(forum), when(forum))
    return attachment(content, f"{_('QR code')} {forum.number} {forum.title}", "pdf")


@bp.get("/forums/<int:forum_id>/cards.pdf")
def sheet_of_cards(forum_id: int) -> Response:
    """Cards to cut out and to write on."""
    forum = access.forum_for(current_visitor(), forum_id)
    return attachment(card_sheet(forum), f"{_('Cards')} {forum.number} {forum.title}", "pdf")
