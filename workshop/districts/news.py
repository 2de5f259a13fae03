"""How offers and needs read in the journal, and what comes next about them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from workshop.core.db import db
from workshop.districts.models import Need, NeedGoal, Offer
from workshop.processes.access import WRITERS
from workshop.processes.contributions import Name, Step, name_of, sentence, step
from workshop.processes.models import Process


@step
def needs_to_answer(process: Process, role: str) -> Iterable[Step]:
    """Needs that no goal answers yet."""
    if role not in WRITERS:
        return
    tied = select(NeedGoal.id).where(NeedGoal.need_id == Need.id).exists()
    every = select(func.count(), func.count().filter(~tied))
    count, bare = db.session.execute(every.where(Need.process_id == process.id, Need.withdrawn_at.is_(None))).one()
    if count:
        yield Step(
            _("Find a goal for each need"),
            url_for("districts.show_matrix", slug=process.slug),
            ngettext("%(num)d need has no goal", "%(num)d needs have no goal", bare) if bare else "",
            is_done=not bare,
        )


@sentence("need.named")
@sentence("need.worded")
def need_named(who: str, what: str, count: int) -> str:
    """Somebody said what is missing."""
    return str(
        ngettext("%(who)s has named a need: %(what)s", "%(who)s has named %(num)d needs.", count, who=who, what=what)
    )


@sentence("need.withdrawn")
def need_withdrawn(who: str, what: str, count: int) -> str:
    """Somebody took a need back."""
    return str(_("%(who)s has taken a need back: %(what)s", who=who, what=what))


@sentence("need.tied")
def need_tied(who: str, what: str, count: int) -> str:
    """Somebody found goals for needs."""
    return str(
        ngettext(
            "%(who)s has found a goal for a need: %(what)s",
            "%(who)s has marked %(num)d times which goal answers which need.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("offer.added")
@sentence("offer.worded")
def offer_added(who: str, what: str, count: int) -> str:
    """Somebody wrote offers down."""
    return str(
        ngettext(
            "%(who)s has written an offer down: %(what)s",
            "%(who)s has written %(num)d offers down.",
            count,
            who=who,
            what=what,
        )
    )


@name_of("need")
def names_of_needs(ids: Collection[int]) -> Mapping[int, Name]:
    """Needs by their titles."""
    rows = db.session.execute(select(Need.id, Need.number, Need.title).where(Need.id.in_(ids)))
    return {id_: Name(f"B{n} {title}", url_for("districts.show_need", need_id=id_)) for id_, n, title in rows}


@name_of("district_offer")
def names_of_offers(ids: Collection[int]) -> Mapping[int, Name]:
    """Offers by their titles, in the list."""
    rows = db.session.execute(select(Offer.id, Offer.title, Process.slug).join(Process).where(Offer.id.in_(ids)))
    return {id_: Name(title, url_for("districts.list_offers", slug=slug)) for id_, title, slug in rows}
