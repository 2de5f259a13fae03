"""The overview and the settings of a process."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.db import now
from workshop.processes import access, actions, contributions
from workshop.processes.forms import CharterForm
from workshop.processes.models import Role
from workshop.processes.news import news_of
from workshop.processes.timetable import PLACE, timetable_of, today
from workshop.processes.views import bp

NOON, EVENING = 11, 18


@bp.get("/p/<slug>/desk")
def show_desk(slug: str) -> ResponseReturnValue:
    """What is next, where we stand, and what is new: for those who have a role."""
    visitor = current_visitor()
    process = access.process_joined_by(visitor, slug)
    role = access.role_in(visitor, process) or Role.OBSERVER
    steps = [step for source in contributions.steps for step in source(process, role)]
    return render_template(
        "processes/desk.html",
        process=process,
        role=role,
        greeting=greeting(account_of(visitor).name),
        today=today(),
        waiting=sorted((step for step in steps if not step.is_done), key=lambda step: not step.is_now),
        done=[step for step in steps if step.is_done],
        timetable=timetable_of(process),
        news=news_of(process),
    )


def greeting(name: str) -> str:
    """A word for the time of the day."""
    hour = now().astimezone(PLACE).hour
    if hour < NOON:
        return str(_("Good morning, %(name)s.", name=name))
    if hour < EVENING:
        return str(_("Good day, %(name)s.", name=name))
    return str(_("Good evening, %(name)s.", name=name))


@bp.get("/p/<slug>/settings")
def show_settings(slug: str) -> ResponseReturnValue:
    """Title, introduction and names."""
    process = access.process_run_by(current_visitor(), slug)
    return render_template("processes/settings.html", process=process, form=CharterForm(obj=process))


@bp.post("/p/<slug>/settings")
def change_settings(slug: str) -> ResponseReturnValue:
    """Word title, introduction and names anew."""
    visitor = current_visitor()
    process = access.process_run_by(visitor, slug)
    form = CharterForm()
    if not form.validate_on_submit():
        return render_template("processes/settings.html", process=process, form=form), 422
    actions.change_charter(process, form.charter, by=account_of(visitor))
    flash(_("Saved. This is how the public sees it now."))
    return redirect(url_for("processes.show", slug=process.slug), 303)
