"""The map with the list of districts, and one district to be looked after."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.core.ordering import PositionForm
from workshop.districts import access, stock
from workshop.districts.actions import districts as actions
from workshop.districts.figures.rows import rows_of
from workshop.districts.forms.districts import DistrictForm
from workshop.districts.mapping import picture_of
from workshop.districts.models import District
from workshop.districts.views.blueprint import bp


@bp.get("/p/<slug>/districts")
def index(slug: str) -> ResponseReturnValue:
    """The map, and beside it the same as a list."""
    return index_page(slug, DistrictForm(formdata=None))


def index_page(slug: str, form: DistrictForm) -> ResponseReturnValue:
    """The page; ``form`` is the one to add a district by hand."""
    visitor = current_visitor()
    process, districts, rights = access.districts_for(visitor, slug)
    page = render_template(
        "districts/index.html",
        process=process,
        districts=districts,
        picture=picture_of(process, districts),
        form=form,
        links=links_for(slug, rights),
        rights=rights,
    )
    return page, 422 if form.errors else 200


def links_for(slug: str, rights: access.Rights) -> list[tuple[str, str]]:
    """What else there is to see: figures for everybody, the stock and the needs for the team."""
    links = [(_("Figures on the map"), "show_figures")]
    if rights.is_member:
        links += [(_("Offers"), "list_offers"), (_("Needs"), "list_needs"), (_("Needs and goals"), "show_matrix")]
    return [(str(words), url_for(f"districts.{endpoint}", slug=slug)) for words, endpoint in links]


@bp.post("/p/<slug>/districts")
def add_district(slug: str) -> ResponseReturnValue:
    """Add a district by its name."""
    visitor = current_visitor()
    process = access.process_run_by(visitor, slug)
    form = DistrictForm()
    if not form.validate_on_submit():
        return index_page(slug, form)
    try:
        district = actions.add_district(process, form.name.data or "", form.summary.data or "", by=account_of(visitor))
    except Refused as refusal:
        form.name.errors = [refusal.message]
        return index_page(slug, form)
    flash(_("It is on the list."))
    return redirect(url_for("districts.index", slug=slug, _anchor=f"district-{district.id}"), 303)


@bp.get("/districts/<int:district_id>")
def show_district(district_id: int) -> ResponseReturnValue:
    """A district's profile."""
    visitor = current_visitor()
    district, districts, rights = access.district_for(visitor, district_id)
    process = district.process
    return render_template(
        "districts/profile.html",
        process=process,
        district=district,
        districts=districts,
        picture=picture_of(process, districts, looks={district.id: "here"}),
        figures=rows_of(district),
        **stock.profile_of(district),
        rights=rights,
    )


@bp.get("/districts/<int:district_id>/settings")
def settings(district_id: int) -> ResponseReturnValue:
    """Name, description, publication."""
    district = access.district_run_by(current_visitor(), district_id)
    return settings_page(district, DistrictForm(obj=district))


def settings_page(district: District, form: DistrictForm) -> ResponseReturnValue:
    """The page."""
    page = render_template("districts/settings.html", process=district.process, district=district, form=form)
    return page, 422 if form.errors else 200


@bp.post("/districts/<int:district_id>/settings")
def word_district(district_id: int) -> ResponseReturnValue:
    """Name and describe it anew."""
    visitor = current_visitor()
    district = access.district_run_by(visitor, district_id)
    form = DistrictForm()
    if not form.validate_on_submit():
        return settings_page(district, form)
    try:
        actions.word_district(district, form.name.data or "", form.summary.data or "", by=account_of(visitor))
    except Refused as refusal:
        form.name.errors = [refusal.message]
        return settings_page(access.district_run_by(visitor, district_id), form)
    flash(_("It is worded anew."))
    return redirect(url_for("districts.show_district", district_id=district_id), 303)


@bp.post("/districts/<int:district_id>/position")
def move_district(district_id: int) -> ResponseReturnValue:
    """Put it in another place; a script gets a bare answer."""
    visitor = current_visitor()
    district = access.district_run_by(visitor, district_id)
    form = PositionForm()
    form.refuse_unless_valid()
    actions.move_district(district, form.to.data or "", by=account_of(visitor))
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    return redirect(url_for("districts.index", slug=district.process.slug, _anchor=f"district-{district.id}"), 303)


@bp.post("/districts/<int:district_id>/publication")
def publish_district(district_id: int) -> ResponseReturnValue:
    """Let everybody read its profile."""
    visitor = current_visitor()
    district = access.district_run_by(visitor, district_id)
    actions.publish_district(district, by=account_of(visitor))
    flash(_("Everybody can read this profile now."))
    return redirect(url_for("districts.show_district", district_id=district_id), 303)


@bp.post("/districts/<int:district_id>/publication/deletion")
def withdraw_district(district_id: int) -> ResponseReturnValue:
    """Keep it to the team again."""
    visitor = current_visitor()
    district = access.district_run_by(visitor, district_id)
    actions.withdraw_district(district, by=account_of(visitor))
    flash(_("Only the team can read this profile now."))
    return redirect(url_for("districts.show_district", district_id=district_id), 303)


@bp.post("/districts/<int:district_id>/deletion")
def remove_district(district_id: int) -> ResponseReturnValue:
    """Take it away."""
    visitor = current_visitor()
    district = access.district_run_by(visitor, district_id)
    slug = district.process.slug
    actions.remove_district(district, by=account_of(visitor))
    flash(_("It is taken away."))
    return redirect(url_for("districts.index", slug=slug), 303)
