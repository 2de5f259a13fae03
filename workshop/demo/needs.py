"""The demo's stock-taking: what there is, what is missing, and which goals answer it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db
from workshop.demo.texts import read_toml
from workshop.districts.actions.needs import NeedWords, name_need, tie
from workshop.districts.actions.offers import OfferWords, add_offer
from workshop.districts.models import District, Statistic
from workshop.processes.directory import Card, add_organisation, organisation_named
from workshop.processes.models import Organisation, Process
from workshop.themes.models import Goal, ThemeField


def load_offers(process: Process, districts: Mapping[str, District], by: Account) -> None:
    """Sixty offers; who offers one stands in the directory, under the name that everybody may read."""
    for title, organisation, district, audience, migration, life in read_toml("offers.toml")["offers"]:
        words = OfferWords(
            title,
            audience=audience,
            migration=migration,
            life=life,
            organisation_id=known(process, organisation, by).id,
            district_id=districts[district].id if district else None,
        )
        add_offer(process, words, by=by)


def known(process: Process, name: str, by: Account) -> Organisation:
    """An organisation of the directory; written there by its name if nobody has yet."""
    return organisation_named(process, name) or add_organisation(process, Card(name, public=["name"]), by=by)


def load_needs(process: Process, districts: Mapping[str, District], by: Account) -> None:
    """Thirty needs with what shows them."""
    every = select(Statistic).where(Statistic.process_id == process.id)
    statistics = {statistic.title: statistic.id for statistic in db.session.scalars(every)}
    goals = goals_by_number(process)
    for title, district, audience, urgency, keys, statistic, migration, life, answers in read_toml("needs.toml")[
        "needs"
    ]:
        words = NeedWords(
            title,
            audience=audience,
            migration=migration,
            life=life,
            urgency=urgency,
            keys=keys,
            district_id=districts[district].id if district else None,
            statistic_id=statistics.get(statistic),
        )
        need = name_need(process, words, by=by)
        for number in answers:
            tie(need, goals[number], by=by)


def goals_by_number(process: Process) -> dict[str, Goal]:
    """The goals as the matrix numbers them: field, point, goal."""
    fields = select(ThemeField).where(ThemeField.process_id == process.id).order_by(ThemeField.position)
    return {
        f"{n}.{m}": goal
        for n, field in enumerate(db.session.scalars(fields), 1)
        for m, goal in enumerate(field.goals, 1)
    }
