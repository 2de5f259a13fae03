"""Pages about theme fields, goals, obstacles, potentials and guiding principles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.ordering import PositionForm
from workshop.processes.access import WRITERS, process_joined_by, process_written_by, role_in
from workshop.processes.forms import FoundingForm
from workshop.processes.models import Process
from workshop.processes.removals import removals_of
from workshop.processes.templates import templates
from workshop.processes.timetable import today
from workshop.themes import access, actions
from workshop.themes.forms import FORMS, TitledForm, form_for
from workshop.themes.models import ThemeField, Thing

bp = Blueprint("themes", __name__)
ANY = "<any('theme-fields',goals,obstacles,potentials,principles):kind>"
THINGS = tuple(kind.__tablename__ for kind in access.KINDS.values())
IN_FIELD = "<any(goals,obstacles,potentials):kind>"
ADD: dict[str, Callable[..., Thing]] = {
    "theme-fields": actions.add_field,
    "principles": actions.add_principle,
    "goals": actions.add_goal,
    "obstacles": actions.add_obstacle,
    "potentials": actions.add_potential,
}


@bp.get("/processes/new")
def new_process() -> ResponseReturnValue:
    """Begin a process: which way of working, and when."""
    access.founder(current_visitor())
    return render_template("themes/new_process.html", form=FoundingForm(formdata=None, starts_on=today()))


@bp.post("/processes/new")
def found_process() -> ResponseReturnValue:
    """Begin a process."""
    account = access.founder(current_visitor())
    form = FoundingForm()
    if not form.validate_on_submit():
        return render_template("themes/new_process.html", form=form), 422
    template = templates()[form.template.data]
    process = actions.found_process(form.charter, template, form.starts_on.data or today(), by=account)
    flash(_("The process stands. Here is what comes next."))
    return redirect(url_for("processes.show_desk", slug=process.slug), 303)


@bp.get("/p/<slug>/themes")
def index(slug: str) -> ResponseReturnValue:
    """All theme fields with what stands in them, and the guiding principles."""
    return themes_page(process_joined_by(current_visitor(), slug))


def themes_page(process: Process, refused: TitledForm | None = None, at: str = "") -> ResponseReturnValue:
    """The page; ``refused`` is the form that was not in order, at its place."""
    role = role_in(current_visitor(), process)

    def form(kind: str, place: str) -> TitledForm:
        return refused if refused and place == at else FORMS[kind](formdata=None)

    page = render_template(
        "themes/index.html",
        process=process,
        fields=access.fields_in(process),
        principles=actions.principles_of(process),
        may_write=role in WRITERS,
        removals=removals_of(process, THINGS) if role in WRITERS else [],
        form=form,
    )
    return page, 422 if refused else 200


def to_themes(process: Process, anchor: str, said: str = "") -> ResponseReturnValue:
    """Back to the page, at what was changed."""
    if said:
        flash(said)
    return redirect(url_for("themes.index", slug=process.slug, _anchor=anchor), 303)


def anchor_of(thing: Thing) -> str:
    """Where something stands on the page."""
    return f"{thing.__tablename__}-{thing.id}"


@bp.post("/p/<slug>/<any('theme-fields',principles):kind>")
def add_to_process(slug: str, kind: str) -> ResponseReturnValue:
    """Add a theme field or a guiding principle."""
    process = process_written_by(current_visitor(), slug)
    return add(process, partial(ADD[kind], process), kind, kind)


@bp.post(f"/theme-fields/<int:field_id>/{IN_FIELD}")
def add_to_field(field_id: int, kind: str) -> ResponseReturnValue:
    """Add a goal, an obstacle or a potential to a theme field."""
    field = access.field_written_by(current_visitor(), field_id)
    return add(field.process, partial(ADD[kind], field), kind, f"{kind}-{field.id}")


def add(process: Process, act: Callable[..., Thing], kind: str, at: str) -> ResponseReturnValue:
    """Add what was sent, or show what is missing in it."""
    form = FORMS[kind]()
    if not form.validate_on_submit():
        return themes_page(process, form, at)
    thing = act(*form.wording.values(), by=account_of(current_visitor()))
    return to_themes(process, anchor_of(thing), _("It hangs. You can word it anew at any time."))


@bp.get(f"/{ANY}/<int:thing_id>")
def show_thing(kind: str, thing_id: int) -> ResponseReturnValue:
    """One of them, to be worded anew or taken away."""
    thing = access.thing_written_by(current_visitor(), kind, thing_id)
    return thing_page(kind, thing, form_for(kind, thing))


def thing_page(kind: str, thing: Thing, form: TitledForm, status: int = 200) -> ResponseReturnValue:
    """The page of one of them."""
    page = render_template(
        "themes/thing.html", kind=kind, thing=thing, process=thing.process, form=form, takes_along=takes_along(thing)
    )
    return page, status


def takes_along(thing: Thing) -> int:
    """How much is taken away with it."""
    lists: tuple[list[Any], ...] = ()
    if isinstance(thing, ThemeField):
        lists = (thing.goals, thing.obstacles, thing.potentials)
    return sum(len(each) for each in lists)


@bp.post(f"/{ANY}/<int:thing_id>")
def reword(kind: str, thing_id: int) -> ResponseReturnValue:
    """Word one of them anew."""
    visitor = current_visitor()
    thing = access.thing_written_by(visitor, kind, thing_id)
    form = FORMS[kind]()
    if not form.validate_on_submit():
        return thing_page(kind, thing, form, 422)
    actions.reword(thing, form.wording, by=account_of(visitor))
    return to_themes(thing.process, anchor_of(thing), _("It is worded anew."))


@bp.post(f"/{ANY}/<int:thing_id>/position")
def move(kind: str, thing_id: int) -> ResponseReturnValue:
    """Put one of them in another place; a script gets a bare answer."""
    visitor = current_visitor()
    thing = access.thing_written_by(visitor, kind, thing_id)
    form = PositionForm()
    form.refuse_unless_valid()
    actions.move(thing, form.to.data or "", by=account_of(visitor))
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    return to_themes(thing.process, anchor_of(thing))


@bp.post(f"/{ANY}/<int:thing_id>/deletion")
def remove(kind: str, thing_id: int) -> ResponseReturnValue:
    """Take one of them away."""
    visitor = current_visitor()
    thing = access.thing_written_by(visitor, kind, thing_id)
    process = thing.process
    actions.remove(thing, by=account_of(visitor))
    return to_themes(process, "main", _("It is taken away."))
