"""Tasks: given, done, and whether one wants to be reminded of them."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.security import own_address
from workshop.processes.access import memberships_in
from workshop.steering import access, reminding
from workshop.steering.actions import feeds
from workshop.steering.actions import tasks as actions
from workshop.steering.calendars import feed_of
from workshop.steering.forms.deciding import TaskForm
from workshop.steering.views.blueprint import bp


@bp.post("/p/<slug>/tasks")
def give_task_between(slug: str) -> ResponseReturnValue:
    """A task from between two meetings."""
    visitor = current_visitor()
    process = access.process_written_by(visitor, slug)
    form = TaskForm.for_people([one.account for one in memberships_in(process)])
    form.refuse_unless_valid()
    actions.give_task(process, form.plan, by=account_of(visitor))
    flash(_("The task is written down."))
    return redirect(url_for("steering.show_tasks", slug=slug), 303)


@bp.post("/tasks/<int:task_id>/done")
def finish_task(task_id: int) -> ResponseReturnValue:
    """It is done; or it was not."""
    visitor = current_visitor()
    task = access.task_done_by(visitor, task_id)
    actions.finish_task(task, done=request.form.get("done") != "no", by=account_of(visitor))
    back = urlsplit(request.form.get("back", "")).path
    here = url_for("steering.show_tasks", slug=task.process.slug)
    return redirect(back if back.startswith(("/meetings/", "/p/")) else here, 303)


@bp.get("/calendar")
def show_calendar() -> ResponseReturnValue:
    """One's own calendars and reminders."""
    return calendar_page("")


def calendar_page(link: str) -> str:
    """The page; a new secret address is shown the one time it can be."""
    account = account_of(current_visitor())
    return render_template(
        "steering/calendar.html",
        process=None,
        link=link,
        has_feed=bool(feeds.feeds_of(account, None)),
        reminds=reminding.wants_reminders(account),
    )


@bp.post("/calendar")
def make_calendar() -> ResponseReturnValue:
    """A new secret address, or none any more."""
    account = account_of(current_visitor())
    if request.form.get("word") == "withdraw":
        feeds.withdraw_feed(account, None)
        flash(_("The address does not work any more."))
        return redirect(url_for("steering.show_calendar"), 303)
    own_address("/")
    link = own_address(url_for("steering.fetch_calendar", token=feeds.make_feed(account, None)))
    return calendar_page(link), 201


@bp.post("/p/<slug>/calendar")
def make_calendar_of_process(slug: str) -> ResponseReturnValue:
    """A secret address for all meetings of a process, with its milestones."""
    visitor = current_visitor()
    process = access.process_joined_by(visitor, slug)
    own_address("/")
    link = own_address(url_for("steering.fetch_calendar", token=feeds.make_feed(account_of(visitor), process)))
    return calendar_page(link), 201


@bp.get("/calendars/<token>.ics")
def fetch_calendar(token: str) -> ResponseReturnValue:
    """The dates, for a calendar program that knows the address."""
    feed = access.feed_of(current_visitor(), token)
    meetings = feeds.meetings_for(feed)
    milestones = feed.process.milestones if feed.process else []
    name = feed.process.title if feed.process else _("My meetings")
    return feed_of(name, meetings, milestones), 200, {"Content-Type": "text/calendar; charset=utf-8"}


@bp.post("/reminders")
def choose_reminders() -> ResponseReturnValue:
    """Whether one wants to be reminded by mail."""
    wants = request.form.get("wants") == "yes"
    reminding.choose(account_of(current_visitor()), wants=wants)
    flash(_("You will be reminded.") if wants else _("You will not be reminded any more."))
    return redirect(url_for("steering.show_calendar"), 303)
