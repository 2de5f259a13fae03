"""The demo's stock-taking: what there is, what is missing, and which goals answer it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import clock_set_to, db
from workshop.demo.districts import load_districts
from workshop.demo.texts import read_toml
from workshop.districts.actions.needs import NeedWords, name_need, tie
from workshop.districts.actions.offers import OfferWords, add_offer
from workshop.districts.models import District, Statistic
from workshop.processes.directory import organisation_named
from workshop.processes.models import Process
from workshop.themes.models import Goal, ThemeField


def load_stock(process: Process, by: Account, start: datetime) -> dict[str, District]:
    """The districts with what is counted and offered in them, taken down half a year ago."""
    with clock_set_to(start - timedelta(days=150)):
        districts = load_districts(process, by)
        load_offers(process, districts, by)
    return districts


def load_offers(process: Process, districts: Mapping[str, District], by: Account) -> None:
    """Sixty offers; who offers one is found in the directory, or named beside it."""
    for title, organisation, district, audience, migration, life in read_toml("offers.toml")["offers"]:
        known = organisation_named(process, organisation)
        words = OfferWords(
            title,
            text="" if known else organisation,
            audience=audience,
            migration=migration,
            life=life,
            organisation_id=known.id if known else None,
            district_id=districts[district].id if district else None,
        )
        add_offer(process, words, by=by)


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
