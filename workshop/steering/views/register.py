"""The register of resolutions, one resolution with what became of it, and the tasks."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, selectinload

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.paging import page_of
from workshop.processes.access import WRITERS, memberships_in
from workshop.processes.citing import used_in
from workshop.processes.directory import sort_name_of
from workshop.processes.models import Process
from workshop.processes.timetable import today
from workshop.steering import access
from workshop.steering.actions import tasks as actions
from workshop.steering.citing import KEY, is_open_to_all
from workshop.steering.forms.deciding import TaskForm
from workshop.steering.models import Meeting, Resolution, Task
from workshop.steering.subjects import names_of_subjects
from workshop.steering.views.blueprint import bp
from workshop.steering.words import RESULTS
from workshop.steering.writing import votes_in_words


def found_resolutions(process: Process, words: str, *, inside: bool) -> Select[Resolution]:
    """Those that hold all these words or have this number; the latest first."""
    query = (
        select(Resolution)
        .join(Resolution.meeting)
        .where(Meeting.process_id == process.id)
        .order_by(Meeting.number.desc(), Resolution.number)
        .options(
            contains_eager(Resolution.meeting), selectinload(Resolution.tallies), selectinload(Resolution.reservations)
        )
    )
    if not inside:
        query = query.where(is_open_to_all())
    for word in sort_name_of(words.replace("@", "")).split():
        if number := KEY.fullmatch(word.upper()):
            query = query.where(Meeting.number == int(number[1]), Resolution.number == int(number[2]))
        else:
            query = query.where(Resolution.search_text.contains(word, autoescape=True))
    return query


@bp.get("/p/<slug>/resolutions")
def show_resolutions(slug: str) -> ResponseReturnValue:
    """Everything that was decided; to everybody what is published."""
    process = access.process_for(current_visitor(), slug)
    inside = access.role_in(current_visitor(), process) is not None
    words = request.args.get("q", "")[:200]
    page = page_of(found_resolutions(process, words, inside=inside), request.args.get("page", ""))
    return render_template(
        "steering/resolutions.html",
        process=process,
        page=page,
        words=words,
        inside=inside,
        subjects=names_of_subjects(page.things),
        results=RESULTS,
        said={one.id: votes_in_words(one) for one in page.things},
    )


@bp.get("/resolutions/<int:resolution_id>")
def show_resolution(resolution_id: int) -> ResponseReturnValue:
    """One resolution: how it was taken, what it concerns, and which texts have taken it up."""
    resolution, inside = access.resolution_for(current_visitor(), resolution_id)
    process = resolution.meeting.process
    return render_template(
        "steering/resolution.html",
        resolution=resolution,
        process=process,
        inside=inside,
        about=names_of_subjects([resolution]).get((resolution.about_kind, resolution.about_id or 0)),
        uses=used_in(process, resolution.key, inside=inside),
        results=RESULTS,
        said=votes_in_words(resolution),
    )


@bp.get("/p/<slug>/tasks")
def show_tasks(slug: str) -> ResponseReturnValue:
    """Who does what: mine, those overdue, or all."""
    visitor = current_visitor()
    process = access.process_joined_by(visitor, slug)
    which = request.args.get("which", "open")
    query = actions.tasks_of(process)
    if which != "all":
        query = query.where(Task.done_at.is_(None))
    if which == "mine":
        query = query.where(Task.account_id == account_of(visitor).id)
    if which == "overdue":
        query = query.where(Task.due_on < today())
    people = [one.account for one in memberships_in(process)]
    return render_template(
        "steering/tasks.html",
        process=process,
        page=page_of(query, request.args.get("page", "")),
        which=which,
        today=today(),
        choices={"open": _("Open"), "mine": _("Mine"), "overdue": _("Overdue"), "all": _("All")},
        writes=access.role_in(visitor, process) in WRITERS,
        account=visitor.account,
        form=TaskForm.for_people(people, formdata=None),
    )
