"""German words beside the cards: one by one, by a table, or by a translation service."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from wtforms import TextAreaField
from wtforms.validators import Length

from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.core.forms import Form, PlainText, tidy
from workshop.core.security import DOWNLOAD_POLICY
from workshop.core.translating import translator
from workshop.forums import access, rendering_table
from workshop.forums.actions import renderings as actions
from workshop.forums.machine import machine
from workshop.forums.models import LONGEST_RENDERING, RENDERED_INTO, Forum, Idea, Rendering
from workshop.forums.views.blueprint import bp


class RenderingForm(Form):
    """German words for a card; none take them away."""

    text = TextAreaField(
        filters=[tidy],
        validators=[Length(max=LONGEST_RENDERING), PlainText()],
    )


class EmptyForm(Form):
    """A button."""


@bp.get("/forums/<int:forum_id>/renderings")
def show_renderings(forum_id: int) -> ResponseReturnValue:
    """All cards that are not in German, with what they say in German."""
    return renderings_page(access.forum_run_by(current_visitor(), forum_id))


@bp.post("/ideas/<int:idea_id>/rendering")
def render_idea(idea_id: int) -> ResponseReturnValue:
    """Put German words beside one card."""
    visitor = current_visitor()
    idea = access.idea_run_by(visitor, idea_id)
    form = RenderingForm()
    try:
        form.refuse_unless_valid()
        actions.render_idea(idea, form.text.data or "", by=visitor.account)
    except Refused as refusal:
        return renderings_page(idea.forum, {idea.id: (form.text.data or "", refusal.message)}), refusal.status
    return redirect(url_for("forums.show_renderings", forum_id=idea.forum_id, _anchor=f"idea-{idea.id}"), 303)


@bp.get("/forums/<int:forum_id>/renderings.csv")
def renderings_as_table(forum_id: int) -> Response:
    """The table for somebody who translates."""
    forum = access.forum_run_by(current_visitor(), forum_id)
    response = Response(rendering_table.table_of(foreign_cards(forum)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="Karten-Forum-{forum.number}.csv"'
    response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
    return response


@bp.post("/forums/<int:forum_id>/renderings")
def read_renderings(forum_id: int) -> ResponseReturnValue:
    """Read the table back."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    EmptyForm().refuse_unless_valid()
    file = request.files.get("table")
    try:
        if file is None or not file.filename:
            raise Refused(_("Please choose the file first."), 422)
        words = rendering_table.read_back(file.read(), foreign_cards(forum))
        count = actions.render_ideas(words, by=visitor.account)
    except Refused as refusal:
        return renderings_page(forum, complaint=refusal.message), refusal.status
    flash(ngettext("%(num)s card has new German words.", "%(num)s cards have new German words.", count))
    return redirect(url_for("forums.show_renderings", forum_id=forum.id), 303)


@bp.post("/forums/<int:forum_id>/machine-renderings")
def ask_machine(forum_id: int) -> ResponseReturnValue:
    """Have a service translate what nobody has rendered yet."""
    forum = access.forum_run_by(current_visitor(), forum_id)
    EmptyForm().refuse_unless_valid()
    machine().ask(forum)
    return redirect(url_for("forums.show_renderings", forum_id=forum.id), 303)


def renderings_page(forum: Forum, typed: dict[int, tuple[str, str]] | None = None, complaint: str = "") -> str:
    """The page; ``typed`` keeps what was refused, with the reason."""
    ideas = foreign_cards(forum)
    return render_template(
        "forums/renderings.html",
        process=forum.process,
        forum=forum,
        ideas=ideas,
        lacking=sum(idea.german is None for idea in ideas),
        typed=typed or {},
        complaint=complaint,
        longest=LONGEST_RENDERING,
        service=translator(),
        machine_state=machine().state_of(forum),
    )


def foreign_cards(forum: Forum) -> list[Idea]:
    """The cards that hang on the wall in other languages than German."""
    found = select(Idea).where(Idea.forum_id == forum.id, Idea.on_the_wall(), Idea.language != RENDERED_INTO)
    rendered = joinedload(Idea.rendering).joinedload(Rendering.account)
    return list(db.session.scalars(found.options(rendered).order_by(Idea.number)))
