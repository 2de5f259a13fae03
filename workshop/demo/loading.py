"""Loads the demo process into an empty database."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import func, select

from workshop.accounts.actions import open_account
from workshop.accounts.models import Account
from workshop.core.db import clock_set_to, db, transaction
from workshop.demo.drafts import DemoDraft
from workshop.demo.forums import describe, forums_data, load_forum
from workshop.demo.guide import Guide
from workshop.demo.interviews import load_interviews
from workshop.demo.needs import load_needs, load_stock
from workshop.demo.steering import Secretary, meetings_data
from workshop.demo.texts import read_toml
from workshop.forums.models import Forum
from workshop.processes.models import Membership, Milestone, Phase, Process, Role
from workshop.themes.models import Goal, GuidingPrinciple, Obstacle, Potential, ThemeField

WORDS = ("birke", "brunnen", "drossel", "feder", "garten", "hafen", "kiesel", "laube", "linde", "mohn", "regen", "ufer")
ADMINISTRATOR = {"email": "admin@auenbrueck.example", "name": "Karin Lohmann", "role": "administrator"}


def is_empty() -> bool:
    """Whether nobody has begun here yet."""
    return db.session.scalar(select(func.count(Account.id)).select_from(Account)) == 0 and not db.session.scalar(
        select(func.count(Process.id))
    )


def load_demo() -> Guide:
    """Load everything, in the order in which it happened, and keep how to get in."""
    guide = Guide(process="auenbrueck", password=new_password())
    start = datetime.now(UTC)
    with clock_set_to(start - timedelta(days=600)), transaction():
        process = load_process(read_toml("process.toml"), start)
        accounts = load_people(process, guide)
    with transaction():
        load_history(process, accounts, start, guide)
    guide.keep(current_app.config["VAR"])
    return guide


def load_history(process: Process, accounts: dict[str, Account], start: datetime, guide: Guide) -> None:
    """Forums and versions in the order in which they were."""
    moderator = next(account for account in accounts.values() if not account.is_administrator)
    load_interviews(process, accounts, start)
    with clock_set_to(start - timedelta(days=110)):
        draft = DemoDraft(process, writers(accounts))
    secretary = Secretary(process, moderator, accounts, start).prepared()
    districts = load_stock(process, moderator, start)
    forums: list[Forum] = []

    def write(version: dict[str, Any]) -> None:
        draft.write(version, start - timedelta(days=version["days_ago"]))

    def meet(forum: dict[str, Any]) -> None:
        forums.append(load_forum(process, moderator, forum, start))

    events: list[tuple[float, Callable[[dict[str, Any]], None], dict[str, Any]]]
    events = [(-version["days_ago"], write, version) for version in draft.versions]
    events += [(forum["day"] - 0.5, meet, forum) for forum in forums_data()]
    events += [(meeting["day"], secretary.meet, meeting) for meeting in meetings_data()]
    for _day, happen, data in sorted(events, key=lambda event: event[0]):
        happen(data)
    load_needs(process, districts, moderator)
    for forum in forums:
        describe(forum, guide)
    draft.describe(guide)


def writers(accounts: dict[str, Account]) -> list[Account]:
    """Those who write the concept: facilitators and the steering group."""
    people = read_toml("people.toml")["people"]
    return [accounts[person["email"]] for person in people if person["role"] in (Role.FACILITATOR, Role.STEERING)]


def new_password() -> str:
    """A password that can be read aloud: the demo may stand where others can reach it."""
    return "-".join([secrets.choice(WORDS), secrets.choice(WORDS), str(secrets.randbelow(9000) + 1000)])


def load_process(data: dict[str, Any], start: datetime) -> Process:
    """The process with its timetable and theme fields; days are counted from the day of loading."""
    today = start.date()
    process = Process(**{name: data[name] for name in ("slug", "title", "municipality", "concept_title", "lead")})
    process.phases = [
        Phase(
            position=place,
            title=phase["title"],
            summary=phase["summary"],
            starts_on=today + timedelta(days=phase["starts"]),
            ends_on=today + timedelta(days=phase["ends"]),
        )
        for place, phase in enumerate(data["phases"], 1)
    ]
    process.milestones = [
        Milestone(title=milestone["title"], on=today + timedelta(days=milestone["on"]))
        for milestone in data["milestones"]
    ]
    db.session.add(process)
    for place, principle in enumerate(data["principles"], 1):
        db.session.add(GuidingPrinciple(process=process, position=place, **principle))
    for place, field in enumerate(data["fields"], 1):
        db.session.add(load_field(process, place, field))
    db.session.flush()
    return process


def load_field(process: Process, place: int, data: dict[str, Any]) -> ThemeField:
    """A theme field with its goals, obstacles and potentials."""
    return ThemeField(
        process=process,
        position=place,
        title=data["title"],
        summary=data["summary"],
        goals=[Goal(position=n, **goal) for n, goal in enumerate(data["goals"], 1)],
        obstacles=[Obstacle(position=n, **obstacle) for n, obstacle in enumerate(data["obstacles"], 1)],
        potentials=[Potential(position=n, **potential) for n, potential in enumerate(data["potentials"], 1)],
    )


def load_people(process: Process, guide: Guide) -> dict[str, Account]:
    """Everybody who signs in, by address."""
    accounts = {}
    for person in [*read_toml("people.toml")["people"], ADMINISTRATOR]:
        administrator = person["role"] == "administrator"
        account = open_account(person["email"], person["name"], guide.password, administrator=administrator)
        accounts[person["email"]] = account
        guide.accounts.append({name: person[name] for name in ("role", "name", "email")} | {"password": guide.password})
        if not administrator:
            seat = {name: person.get(name, "") for name in ("organisation", "seat")}
            process.memberships.append(
                Membership(account_id=account.id, role=person["role"], bench=person.get("bench"), **seat)
            )
    return accounts
