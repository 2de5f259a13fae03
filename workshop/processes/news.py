"""The journal in words: what is new in a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.core.db import db, now
from workshop.processes.contributions import Name, names, sentences
from workshop.processes.models import Entry, Process

RECENT, SHOWN = timedelta(days=30), 8


@dataclass(frozen=True)
class News:
    """A sentence about something that has happened."""

    at: datetime
    sentence: Markup
    url: str = ""


def news_of(process: Process) -> list[News]:
    """What happened lately, newest first; what somebody did several times on a day, together."""
    newest = func.max(Entry.id)
    alike = (
        select(newest, func.count())
        .where(Entry.process_id == process.id, Entry.verb.in_(sentences), Entry.at > now() - RECENT)
        .group_by(Entry.verb, Entry.account_id, func.date(Entry.at))
        .order_by(newest.desc())
        .limit(SHOWN)
    )
    counts = dict(db.session.execute(alike).all())
    entries = db.session.scalars(select(Entry).where(Entry.id.in_(counts)).order_by(Entry.id.desc())).all()
    people, things = people_of(entries), things_of(entries)
    return [told(entry, counts[entry.id], people, things) for entry in entries]


def people_of(entries: Sequence[Entry]) -> Mapping[int | None, str]:
    """Who did it."""
    ids = {entry.account_id for entry in entries if entry.account_id}
    accounts = db.session.scalars(select(Account).where(Account.id.in_(ids))) if ids else ()
    return {account.id: account.name for account in accounts}


def things_of(entries: Sequence[Entry]) -> dict[tuple[str, int], Name]:
    """What it was done to, each kind asked for once."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        wanted[entry.kind].add(entry.thing_id)
    return {
        (kind, thing_id): name
        for kind, ids in wanted.items()
        if kind in names
        for thing_id, name in names[kind](ids).items()
    }


def told(entry: Entry, count: int, people: Mapping[int | None, str], things: Mapping[tuple[str, int], Name]) -> News:
    """One sentence for all that says the same."""
    who = people.get(entry.account_id, _("Somebody"))
    thing = things.get((entry.kind, entry.thing_id), Name(_("something since removed")))
    sentence = sentences[entry.verb](
        who=Markup("<strong><bdi>%s</bdi></strong>") % who,
        what=Markup("<bdi>%s</bdi>") % thing.text,
        count=count,
    )
    return News(entry.at, Markup(sentence), thing.url)  # noqa: S704  # our own pattern with escaped parts
