"""Stock-taking: what there is, where, for whom, and where nothing is."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.paging import page_of
from workshop.districts import access, stock
from workshop.districts.actions import offers
from workshop.districts.forms.needs import OfferForm
from workshop.districts.models import Offer
from workshop.districts.phases import LIFE, MIGRATION
from workshop.districts.views.blueprint import bp
from workshop.processes.models import Process


def asked() -> stock.Wanted:
    """What the address asks for."""
    given = {name: request.args.get(name, 0, type=int) for name in ("district", "migration", "life", "urgency")}
    return stock.Wanted(**{name: value if 0 <= value < 2**31 else 0 for name, value in given.items()})


@bp.get("/p/<slug>/offers")
def list_offers(slug: str) -> ResponseReturnValue:
    """The matrix of coverage, and the offers behind it."""
    process, rights = access.members_view(current_visitor(), slug)
    wanted = asked()
    return render_template(
        "districts/offers.html",
        process=process,
        rights=rights,
        wanted=wanted,
        districts=access.districts_in(process),
        cells=stock.coverage(process, wanted.district),
        page=page_of(stock.offers_query(process, wanted), request.args.get("page", "")),
        migration=MIGRATION,
        life=LIFE,
    )


def form_for(process: Process, form: OfferForm) -> OfferForm:
    """The form with everything one can choose from."""
    form.offer_districts(access.districts_in(process))
    form.offer_organisations(access.organisations_in(process))
    return form


def offer_page(process: Process, form: OfferForm, offer: Offer | None = None) -> ResponseReturnValue:
    """The page with the form."""
    page = render_template("districts/offer.html", process=process, form=form, offer=offer)
    return page, 422 if form.errors else 200


@bp.get("/p/<slug>/offers/new")
def new_offer(slug: str) -> ResponseReturnValue:
    """The form for an offer."""
    process = access.process_written_by(current_visitor(), slug)
    return offer_page(process, form_for(process, OfferForm(formdata=None, district=asked().district)))


@bp.post("/p/<slug>/offers/new")
def add_offer(slug: str) -> ResponseReturnValue:
    """Write an offer down."""
    visitor = current_visitor()
    process = access.process_written_by(visitor, slug)
    form = form_for(process, OfferForm())
    if not form.validate_on_submit():
        return offer_page(process, form)
    offers.add_offer(process, form.words, by=account_of(visitor))
    flash(_("It stands in the stock."))
    return redirect(url_for("districts.list_offers", slug=slug), 303)


@bp.get("/offers/<int:offer_id>")
def show_offer(offer_id: int) -> ResponseReturnValue:
    """An offer, to be described anew or taken out."""
    offer = access.offer_written_by(current_visitor(), offer_id)
    form = OfferForm(formdata=None, title=offer.title, text=offer.text, audience=offer.audience)
    form.fill(offer)
    form.organisation.data = offer.organisation_id or 0
    return offer_page(offer.process, form_for(offer.process, form), offer)


@bp.post("/offers/<int:offer_id>")
def word_offer(offer_id: int) -> ResponseReturnValue:
    """Describe it anew."""
    visitor = current_visitor()
    offer = access.offer_written_by(visitor, offer_id)
    form = form_for(offer.process, OfferForm())
    if not form.validate_on_submit():
        return offer_page(offer.process, form, offer)
    offers.word_offer(offer, form.words, by=account_of(visitor))
    flash(_("It is worded anew."))
    return redirect(url_for("districts.list_offers", slug=offer.process.slug), 303)


@bp.post("/offers/<int:offer_id>/deletion")
def remove_offer(offer_id: int) -> ResponseReturnValue:
    """Take it out of the stock."""
    visitor = current_visitor()
    offer = access.offer_written_by(visitor, offer_id)
    slug = offer.process.slug
    offers.remove_offer(offer, by=account_of(visitor))
    flash(_("It is taken away."))
    return redirect(url_for("districts.list_offers", slug=slug), 303)
