"""Figures: the map of one of them, and files of figures, sent, looked at, taken in."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.districts import access
from workshop.districts.actions import figures
from workshop.districts.figures.choropleth import choropleth_of
from workshop.districts.figures.showing import statistics_of
from workshop.districts.forms.figures import FiguresForm
from workshop.districts.models import FigureFile
from workshop.districts.views.blueprint import bp
from workshop.processes.models import Process

CHOICES = ("district", "year", "value", "decimal")


@bp.get("/p/<slug>/figures")
def show_figures(slug: str) -> ResponseReturnValue:
    """One statistic in one year, as a map and as a table."""
    visitor = current_visitor()
    process, districts, rights = access.districts_for(visitor, slug)
    statistics = statistics_of(process)
    asked = (request.args.get("statistic", type=int), request.args.get("year", type=int))
    return render_template(
        "districts/figures.html",
        process=process,
        statistics=statistics,
        shown=choropleth_of(process, districts, statistics, asked),
        rights=rights,
    )


@bp.get("/p/<slug>/figures/file")
def new_figures(slug: str) -> ResponseReturnValue:
    """The form for a file."""
    return form_page(access.process_run_by(current_visitor(), slug), FiguresForm(formdata=None))


def form_page(process: Process, form: FiguresForm) -> ResponseReturnValue:
    """The page."""
    page = render_template("districts/figures_file.html", process=process, form=form, known=statistics_of(process))
    return page, 422 if form.errors else 200


@bp.post("/p/<slug>/figures/file")
def read_figures(slug: str) -> ResponseReturnValue:
    """Read a file, and show what was understood."""
    visitor = current_visitor()
    process = access.process_run_by(visitor, slug)
    form = FiguresForm()
    if not form.validate_on_submit():
        return form_page(process, form)
    try:
        waiting = figures.read_figures(process, form.as_file, form.about, by=account_of(visitor))
    except Refused as refusal:
        form.file.errors = [f"{refusal.message} " + _("Nothing was saved.")]
        return form_page(access.process_run_by(visitor, slug), form)
    return redirect(url_for("districts.show_file", file_id=waiting.id), 303)


@bp.get("/figure-files/<int:file_id>")
def show_file(file_id: int) -> ResponseReturnValue:
    """What was understood; with other columns, if somebody chooses them."""
    return reading_page(access.figure_file_run_by(current_visitor(), file_id), request.args.to_dict())


def reading_page(waiting: FigureFile, chosen: dict[str, str], status: int = 200) -> ResponseReturnValue:
    """The page."""
    reading = figures.reading_of(waiting, chosen)
    page = render_template(
        "districts/figures_read.html", process=waiting.process, waiting=waiting, reading=reading, choices=CHOICES
    )
    return page, status


@bp.post("/figure-files/<int:file_id>")
def take_in_figures(file_id: int) -> ResponseReturnValue:
    """Save it, all of it or nothing."""
    visitor = current_visitor()
    waiting = access.figure_file_run_by(visitor, file_id)
    chosen = {name: request.form.get(name, "") for name in CHOICES}
    try:
        statistic = figures.take_in_figures(waiting, chosen, by=account_of(visitor))
    except Refused as refusal:
        flash(refusal.message, "wait")
        return reading_page(access.figure_file_run_by(visitor, file_id), chosen, 422)
    flash(_("The figures are saved."))
    return redirect(url_for("districts.show_figures", slug=statistic.process.slug, statistic=statistic.id), 303)


@bp.post("/figure-files/<int:file_id>/deletion")
def discard_file(file_id: int) -> ResponseReturnValue:
    """Leave it."""
    waiting = access.figure_file_run_by(current_visitor(), file_id)
    slug = waiting.process.slug
    figures.discard_file(waiting)
    flash(_("The file is put away. Nothing was changed."))
    return redirect(url_for("districts.show_figures", slug=slug), 303)


@bp.post("/statistics/<int:statistic_id>/deletion")
def remove_statistic(statistic_id: int) -> ResponseReturnValue:
    """Take all figures of one title away."""
    visitor = current_visitor()
    statistic = access.statistic_run_by(visitor, statistic_id)
    slug = statistic.process.slug
    figures.remove_statistic(statistic, by=account_of(visitor))
    flash(_("It is taken away."))
    return redirect(url_for("districts.show_figures", slug=slug), 303)
