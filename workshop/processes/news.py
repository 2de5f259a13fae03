"""The journal in words: what is new in a process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db
from workshop.processes.contributions import Name, names, sentences
from workshop.processes.models import Entry, Process

LOOKED_AT, SHOWN = 200, 8


@dataclass(frozen=True)
class News:
    """A sentence about something that has happened."""

    at: datetime
    sentence: Markup
    url: str = ""


def news_of(process: Process) -> list[News]:
    """The latest lines of the journal that say something, newest first, alike ones together."""
    latest = (
        select(Entry)
        .where(Entry.process_id == process.id, Entry.verb.in_(sentences))
        .order_by(Entry.id.desc())
        .limit(LOOKED_AT)
    )
    said: dict[tuple[str, int | None, date], list[Entry]] = defaultdict(list)
    for entry in db.session.scalars(latest):
        said[entry.verb, entry.account_id, entry.at.date()].append(entry)
    alike = list(said.values())[:SHOWN]
    newest = [lines[0] for lines in alike]
    people, things = people_of(newest), things_of(newest)
    return [told(lines, people, things) for lines in alike]


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


def told(entries: Sequence[Entry], people: Mapping[int | None, str], things: Mapping[tuple[str, int], Name]) -> News:
    """One sentence for lines that say the same."""
    entry = entries[0]
    who = people.get(entry.account_id, _("Somebody"))
    thing = things.get((entry.kind, entry.thing_id), Name(_("something since removed")))
    sentence = sentences[entry.verb](
        who=Markup("<strong><bdi>%s</bdi></strong>") % who,
        what=Markup("<bdi>%s</bdi>") % thing.text,
        count=len(entries),
    )
    return News(entry.at, Markup(sentence), thing.url)  # noqa: S704  # our own pattern with escaped parts
