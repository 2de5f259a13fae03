"""Needs: the list, one of them with its evidence, and the form to name or word one."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.core.paging import page_of
from workshop.districts import access, stock
from workshop.districts.actions import needs
from workshop.districts.figures.choropleth import evidence_of
from workshop.districts.figures.showing import statistics_of
from workshop.districts.forms.needs import NeedForm
from workshop.districts.models import Need
from workshop.districts.phases import LIFE, MIGRATION, URGENCY, phases_in
from workshop.districts.views.blueprint import bp
from workshop.districts.views.offers import asked
from workshop.processes.citing import resolve, search, used_in
from workshop.processes.models import Process


@bp.get("/p/<slug>/needs")
def list_needs(slug: str) -> ResponseReturnValue:
    """What is missing, the most pressing first."""
    process, rights = access.members_view(current_visitor(), slug)
    wanted = asked()
    return render_template(
        "districts/needs.html",
        process=process,
        rights=rights,
        wanted=wanted,
        districts=access.districts_in(process),
        page=page_of(stock.needs_query(process, wanted), request.args.get("page", "")),
        urgency=URGENCY,
    )


@bp.get("/needs/<int:need_id>")
def show_need(need_id: int) -> ResponseReturnValue:
    """A need: what shows it, which goals answer it, and where it was taken up."""
    need, rights = access.need_joined_by(current_visitor(), need_id)
    return render_template(
        "districts/need.html",
        process=need.process,
        need=need,
        rights=rights,
        sources=resolve(need.process, need.keys.split(), inside=True),
        figure=evidence_of(need),
        goals=stock.goals_of(need),
        uses=used_in(need.process, need.key, inside=True),
        migration=phases_in(need.migration, MIGRATION),
        life=phases_in(need.life, LIFE),
        urgency=URGENCY,
    )


def form_for(process: Process, form: NeedForm) -> NeedForm:
    """The form with everything one can choose from."""
    form.offer_districts(access.districts_in(process))
    form.offer_statistics(statistics_of(process))
    return form


def need_page(process: Process, form: NeedForm, need: Need | None = None) -> ResponseReturnValue:
    """The page with the form, and beside it cards and quotations to be found."""
    words = request.args.get("words", "")[:200]
    hits = search(process, words) if words.strip() else []
    page = render_template("districts/need_form.html", process=process, form=form, need=need, words=words, hits=hits)
    return page, 422 if form.errors else 200


@bp.get("/p/<slug>/needs/new")
def new_need(slug: str) -> ResponseReturnValue:
    """The form for a need; an address can bring a district and evidence along, as cards of a forum do."""
    process = access.process_written_by(current_visitor(), slug)
    keys, wanted = request.args.get("keys", "")[:300], asked()
    return need_page(process, form_for(process, NeedForm(formdata=None, keys=keys, district=wanted.district)))


@bp.post("/p/<slug>/needs/new")
def name_need(slug: str) -> ResponseReturnValue:
    """Write a need down."""
    visitor = current_visitor()
    process = access.process_written_by(visitor, slug)
    form = form_for(process, NeedForm())
    if not form.validate_on_submit():
        return need_page(process, form)
    try:
        need = needs.name_need(process, form.words, by=account_of(visitor))
    except Refused as refusal:
        form.keys.errors = [refusal.message]
        return need_page(access.process_written_by(visitor, slug), form)
    flash(_("It is written down. Texts cite it as [@%(key)s].", key=need.key))
    return redirect(url_for("districts.show_need", need_id=need.id), 303)


@bp.get("/needs/<int:need_id>/wording")
def edit_need(need_id: int) -> ResponseReturnValue:
    """The form with what stands there."""
    need = access.need_written_by(current_visitor(), need_id)
    texts = {name: getattr(need, name) for name in ("title", "text", "audience", "urgency", "keys", "observed")}
    form = NeedForm(formdata=None, **texts, statistic=need.statistic_id or 0)
    form.fill(need)
    return need_page(need.process, form_for(need.process, form), need)


@bp.post("/needs/<int:need_id>/wording")
def word_need(need_id: int) -> ResponseReturnValue:
    """Word it anew."""
    visitor = current_visitor()
    need = access.need_written_by(visitor, need_id)
    form = form_for(need.process, NeedForm())
    if not form.validate_on_submit():
        return need_page(need.process, form, need)
    try:
        needs.word_need(need, form.words, by=account_of(visitor))
    except Refused as refusal:
        form.keys.errors = [refusal.message]
        need = access.need_written_by(visitor, need_id)
        return need_page(need.process, form, need)
    flash(_("It is worded anew."))
    return redirect(url_for("districts.show_need", need_id=need_id), 303)


@bp.post("/needs/<int:need_id>/withdrawal")
def withdraw_need(need_id: int) -> ResponseReturnValue:
    """Take it back."""
    visitor = current_visitor()
    needs.withdraw_need(access.need_written_by(visitor, need_id), by=account_of(visitor))
    flash(_("It is taken back. Its number is not given again."))
    return redirect(url_for("districts.show_need", need_id=need_id), 303)


@bp.post("/needs/<int:need_id>/withdrawal/deletion")
def renew_need(need_id: int) -> ResponseReturnValue:
    """It is missing after all."""
    visitor = current_visitor()
    needs.renew_need(access.need_written_by(visitor, need_id), by=account_of(visitor))
    flash(_("It stands again."))
    return redirect(url_for("districts.show_need", need_id=need_id), 303)
