"""Setting up a forum: the list, a new one, its settings."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.forums import access, actions
from workshop.forums.forms import KINDS, ForumForm
from workshop.forums.models import Forum, ForumKind
from workshop.forums.views.blueprint import bp
from workshop.forums.views.words import local, when
from workshop.processes import access as processes
from workshop.processes.forms import choices
from workshop.processes.models import Process, Role
from workshop.themes.models import ThemeField


@bp.get("/p/<slug>/forums")
def index(slug: str) -> ResponseReturnValue:
    """All forums of a process, for its members."""
    visitor = current_visitor()
    process = processes.process_joined_by(visitor, slug)
    forums = db.session.scalars(
        select(Forum).where(Forum.process_id == process.id).order_by(Forum.starts_at.desc())
    ).all()
    membership = processes.membership_of(visitor, process)
    runs = membership is None or membership.role == Role.FACILITATOR
    return render_template(
        "forums/index.html", process=process, forums=forums, when=when, local=local, kinds=KINDS, runs=runs
    )


@bp.get("/p/<slug>/forums/new")
def new(slug: str) -> ResponseReturnValue:
    """The form for a new forum."""
    process = processes.process_run_by(current_visitor(), slug)
    form = form_for(process)
    form.kind.data = ForumKind.EXPERT_FORUM
    return render_template("forums/new.html", process=process, form=form)


@bp.post("/p/<slug>/forums/new")
def create(slug: str) -> ResponseReturnValue:
    """Set up a forum."""
    visitor = current_visitor()
    process = processes.process_run_by(visitor, slug)
    form = form_for(process)
    if not form.validate():
        return render_template("forums/new.html", process=process, form=form), 422
    forum = actions.create_forum(process, plan_of(form, process), by=visitor.account)
    flash(_("The forum is set up. The door is still closed."))
    return redirect(url_for("forums.show_desk", forum_id=forum.id), 303)


@bp.get("/forums/<int:forum_id>/settings")
def settings(forum_id: int) -> ResponseReturnValue:
    """The plan of a forum, to be changed."""
    forum = access.forum_run_by(current_visitor(), forum_id)
    form = form_for(forum.process)
    fill(form, forum)
    return render_template("forums/settings.html", process=forum.process, forum=forum, form=form)


@bp.post("/forums/<int:forum_id>/settings")
def change_settings(forum_id: int) -> ResponseReturnValue:
    """Change the plan of a forum."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    form = form_for(forum.process)
    try:
        form.refuse_unless_valid()
        actions.revise_forum(forum, plan_of(form, forum.process), by=visitor.account)
    except Refused as refusal:
        page = render_template(
            "forums/settings.html", process=forum.process, forum=forum, form=form, complaint=refusal.message
        )
        return page, refusal.status
    flash(_("Saved."))
    return redirect(url_for("forums.show_desk", forum_id=forum.id), 303)


def form_for(process: Process) -> ForumForm:
    """The form, with the theme fields of this process to choose from."""
    form = ForumForm()
    form.theme_fields.choices = choices({field.id: field.title for field in theme_fields_of(process)})
    return form


def theme_fields_of(process: Process) -> list[ThemeField]:
    """The theme fields of a process, in order."""
    chosen = select(ThemeField).where(ThemeField.process_id == process.id).order_by(ThemeField.position)
    return list(db.session.scalars(chosen))


def plan_of(form: ForumForm, process: Process) -> actions.ForumPlan:
    """What the form says."""
    chosen = form.theme_fields.data or []
    return actions.ForumPlan(
        kind=form.kind.data,
        title=form.title.data or "",
        starts_at=form.moment(form.begins),
        ends_at=form.moment(form.ends),
        prompt=form.prompt.data or "",
        prompts=form.prompts(),
        place=form.place.data or "",
        capacity=form.capacity.data or 40,
        theme_fields=tuple(field for field in theme_fields_of(process) if field.id in chosen),
    )


def fill(form: ForumForm, forum: Forum) -> None:
    """Put a forum's plan into the form."""
    first = forum.main_round
    form.kind.data, form.title.data, form.place.data = forum.kind, forum.title, forum.place
    form.theme_fields.data = [field.id for field in forum.theme_fields]
    form.prompt.data = first.prompt
    form.prompt_en.data, form.prompt_ar.data = first.prompts.get("en"), first.prompts.get("ar")
    starts, ends = local(forum.starts_at), local(forum.ends_at)
    form.day.data, form.begins.data, form.ends.data = starts.date(), starts.time(), ends.time()
    form.capacity.data = forum.capacity
