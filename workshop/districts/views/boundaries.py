"""Boundaries from a file: sent, looked at, taken in."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.districts import access
from workshop.districts.actions import boundaries
from workshop.districts.forms.districts import BoundariesForm
from workshop.districts.mapping import picture_read
from workshop.districts.views.blueprint import bp
from workshop.districts.words import in_sentences
from workshop.processes.models import Process


@bp.get("/p/<slug>/districts/boundaries")
def new_boundaries(slug: str) -> ResponseReturnValue:
    """The form for a file."""
    process = access.process_run_by(current_visitor(), slug)
    return boundaries_page(process, BoundariesForm(formdata=None))


def boundaries_page(process: Process, form: BoundariesForm) -> ResponseReturnValue:
    """The page."""
    page = render_template("districts/boundaries.html", process=process, form=form)
    return page, 422 if form.errors else 200


@bp.post("/p/<slug>/districts/boundaries")
def read_boundaries(slug: str) -> ResponseReturnValue:
    """Read a file, and show what is in it."""
    visitor = current_visitor()
    process = access.process_run_by(visitor, slug)
    form = BoundariesForm()
    if not form.validate_on_submit():
        return boundaries_page(process, form)
    try:
        upload = boundaries.read_boundaries(
            process, form.as_file, form.name_property.data or "", by=account_of(visitor)
        )
    except Refused as refusal:
        form.file.errors = [refusal.message]
        return boundaries_page(access.process_run_by(visitor, slug), form)
    return redirect(url_for("districts.show_boundaries", upload_id=upload.id), 303)


@bp.get("/boundaries/<int:upload_id>")
def show_boundaries(upload_id: int) -> ResponseReturnValue:
    """What was understood, what was mended and what would change."""
    upload = access.upload_run_by(current_visitor(), upload_id, boundaries.BOUNDARIES)
    plan = boundaries.plan_of(upload)
    return render_template(
        "districts/boundaries_read.html",
        process=upload.process,
        upload=upload,
        plan=plan,
        picture=picture_read(plan.drawn),
        sentences=in_sentences(plan.drawn["findings"]),
    )


@bp.post("/boundaries/<int:upload_id>")
def take_in_boundaries(upload_id: int) -> ResponseReturnValue:
    """Draw the map with it."""
    visitor = current_visitor()
    upload = access.upload_run_by(visitor, upload_id, boundaries.BOUNDARIES)
    slug = upload.process.slug
    boundaries.take_in_boundaries(upload, by=account_of(visitor))
    flash(_("The map is drawn."))
    return redirect(url_for("districts.index", slug=slug), 303)


@bp.post("/boundaries/<int:upload_id>/deletion")
def discard_boundaries(upload_id: int) -> ResponseReturnValue:
    """Leave it."""
    upload = access.upload_run_by(current_visitor(), upload_id, boundaries.BOUNDARIES)
    slug = upload.process.slug
    boundaries.discard(upload)
    flash(_("The file is put away. Nothing was changed."))
    return redirect(url_for("districts.index", slug=slug), 303)
