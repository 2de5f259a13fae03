"""The directory of organisations: read by everybody as far as it is public, written by the team."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.downloads import table_file
from workshop.core.errors import Refused
from workshop.core.paging import page_of
from workshop.processes import access, directory
from workshop.processes.forms import BENCHES
from workshop.processes.models import ORGANISATION_FIELDS, Bench, Process
from workshop.processes.organisation_forms import FIELDS, OrganisationForm
from workshop.processes.views import bp


@bp.get("/p/<slug>/organisations")
def show_organisations(slug: str) -> ResponseReturnValue:
    """Who does what, for whom and where."""
    process = access.process_for(current_visitor(), slug)
    role = access.role_in(current_visitor(), process)
    words = request.args.get("q", "")[:200]
    query = directory.organisations_found(process, words, inside=role is not None)
    return render_template(
        "processes/organisations.html",
        process=process,
        page=page_of(query, request.args.get("page", "")),
        words=words,
        inside=role is not None,
        may_write=role in access.WRITERS,
        names=FIELDS,
        benches=BENCHES,
    )


@bp.get("/p/<slug>/organisations.csv")
def organisations_as_table(slug: str) -> Response:
    """The directory for a spreadsheet: to the team all of it, to everybody what is public."""
    process = access.process_for(current_visitor(), slug)
    inside = access.role_in(current_visitor(), process) is not None
    found = db.session.scalars(directory.organisations_found(process, "", inside=inside))
    fields = [name for name in ORGANISATION_FIELDS if inside or name != "note"]
    rows = [[str(FIELDS[name]) for name in ("name", "bench", *fields)]]
    for each in found:
        shown = each.shown(to_all=not inside)
        bench = str(BENCHES[Bench(each.bench)]) if each.bench else ""
        rows.append([each.name, bench, *(shown.get(name, "") for name in fields)])
    name = _("Organisations")
    return table_file(rows, f"{name} {process.municipality}")


@bp.get("/organisations/<int:organisation_id>")
def show_organisation(organisation_id: int) -> ResponseReturnValue:
    """One organisation."""
    organisation, inside = access.organisation_for(current_visitor(), organisation_id)
    return render_template(
        "processes/organisation.html",
        organisation=organisation,
        process=organisation.process,
        inside=inside,
        may_write=access.role_in(current_visitor(), organisation.process) in access.WRITERS,
        shown=organisation.shown(to_all=not inside),
        names=FIELDS,
        benches=BENCHES,
    )


def form_page(process: Process, form: OrganisationForm, title: str, status: int = 200) -> ResponseReturnValue:
    """The form, empty or with what is to be mended."""
    return render_template("processes/organisation_form.html", process=process, form=form, heading=title), status


@bp.get("/p/<slug>/organisations/new")
def new_organisation(slug: str) -> ResponseReturnValue:
    """Write one into the directory."""
    process = access.process_written_by(current_visitor(), slug)
    return form_page(process, OrganisationForm(formdata=None), _("A new organisation"))


@bp.post("/p/<slug>/organisations/new")
def add_organisation(slug: str) -> ResponseReturnValue:
    """Add it."""
    visitor = current_visitor()
    process = access.process_written_by(visitor, slug)
    form = OrganisationForm()
    if not form.validate_on_submit():
        return form_page(process, form, _("A new organisation"), 422)
    try:
        organisation = directory.add_organisation(process, form.card, by=account_of(visitor))
    except Refused as refusal:
        form.name.errors = [refusal.message]
        return form_page(process, form, _("A new organisation"), 409)
    flash(_("%(name)s is in the directory.", name=organisation.name))
    return redirect(url_for("processes.show_organisations", slug=process.slug), 303)


@bp.get("/organisations/<int:organisation_id>/edit")
def edit_organisation(organisation_id: int) -> ResponseReturnValue:
    """Change what the directory says."""
    organisation = access.organisation_written_by(current_visitor(), organisation_id)
    form = OrganisationForm(obj=organisation, data={"public": sorted(organisation.public_fields)})
    form.public.data = sorted(organisation.public_fields)
    return form_page(organisation.process, form, organisation.name)


@bp.post("/organisations/<int:organisation_id>/edit")
def change_organisation(organisation_id: int) -> ResponseReturnValue:
    """Save it."""
    visitor = current_visitor()
    organisation = access.organisation_written_by(visitor, organisation_id)
    form = OrganisationForm()
    if not form.validate_on_submit():
        return form_page(organisation.process, form, organisation.name, 422)
    try:
        directory.change_organisation(organisation, form.card, by=account_of(visitor))
    except Refused as refusal:
        form.name.errors = [refusal.message]
        return form_page(access.process_for(visitor, organisation.process.slug), form, form.card.name, 409)
    flash(_("Saved."))
    return redirect(url_for("processes.show_organisation", organisation_id=organisation.id), 303)


@bp.post("/organisations/<int:organisation_id>/deletion")
def remove_organisation(organisation_id: int) -> ResponseReturnValue:
    """Take it out."""
    visitor = current_visitor()
    organisation = access.organisation_written_by(visitor, organisation_id)
    process, name = organisation.process, organisation.name
    directory.remove_organisation(organisation, by=account_of(visitor))
    flash(_("%(name)s is out of the directory.", name=name))
    return redirect(url_for("processes.show_organisations", slug=process.slug), 303)
