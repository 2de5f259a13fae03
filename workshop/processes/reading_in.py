"""Reading a table of organisations in: first what was understood, then, after a yes, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import Select, delete, select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.core.tables import Table, read_table
from workshop.processes.directory import OPENABLE, Card, sort_name_of, write_card
from workshop.processes.journal import record
from workshop.processes.models import ORGANISATION_FIELDS, Bench, Organisation, Process, TableUpload

KEPT = timedelta(days=1)
OPENED = frozenset(OPENABLE) - {"email", "phone", "contact"}
# How people call the columns, in German and English, without capitals and accents.
CALLED = {
    "name": ("name", "organisation", "trager", "einrichtung", "verein", "akteur"),
    "bench": ("bank", "bench", "art"),
    "offers": ("angebote", "angebot", "offers", "was", "aufgaben", "tatigkeit"),
    "audience": ("fur wen", "zielgruppe", "zielgruppen", "audience", "for whom"),
    "languages": ("sprachen", "sprache", "languages"),
    "districts": ("wo", "stadtteil", "stadtteile", "bezirk", "quartier", "sozialraum", "districts", "where"),
    "address": ("anschrift", "adresse", "address", "strasse"),
    "website": ("website", "internet", "webseite", "homepage", "www"),
    "email": ("e-mail", "email", "mail"),
    "phone": ("telefon", "telephone", "phone", "tel", "tel."),
    "contact": ("ansprechperson", "ansprechpartner", "kontakt", "contact person", "contact", "kontaktperson"),
    "note": ("notiz", "notiz fur das team", "note", "note for the team", "bemerkung"),
}
BENCH_NAMES = {
    "verwaltung": Bench.ADMINISTRATION,
    "administration": Bench.ADMINISTRATION,
    "wohlfahrtsverbande": Bench.WELFARE,
    "welfare associations": Bench.WELFARE,
    "migrantenorganisationen": Bench.MIGRANT,
    "migrant organisations": Bench.MIGRANT,
    "einwohnerinnen und einwohner": Bench.RESIDENT,
    "residents": Bench.RESIDENT,
}


@dataclass(frozen=True)
class Understood:
    """What a table would do to the directory."""

    new: tuple[Card, ...]
    changed: tuple[Card, ...]
    same: int


def columns_guessed(header: Sequence[str]) -> dict[str, int]:
    """Which column is which field, by what it is called."""
    names = [sort_name_of(name) for name in header]
    found = {}
    for field, called in CALLED.items():
        places = [place for place, name in enumerate(names) if name in called or name == field]
        if places:
            found[field] = places[0]
    return found


@transaction()
def keep_upload(process: Process, content: bytes, *, by: Account) -> TableUpload:
    """Keep a table until somebody has said that it was understood; what nobody came back for goes."""
    read_table(content)
    db.session.execute(delete(TableUpload).where(TableUpload.sent_at < now() - KEPT))
    upload = TableUpload(process_id=process.id, account_id=by.id, content=content)
    db.session.add(upload)
    db.session.flush()
    return upload


@transaction()
def forget_upload(upload: TableUpload) -> None:
    """Let a table go without saving anything."""
    db.session.delete(upload)


def understood(process: Process, table: Table, columns: Mapping[str, int], *, opens: bool) -> Understood:
    """What saving would do; refused with the line when a row makes no sense."""
    if "name" not in columns:
        raise Refused(_("No column holds the names of the organisations. Choose the one that does."), 422)
    known = {one.sort_name: one for one in db.session.scalars(organisations_of(process))}
    cards: dict[str, Card] = {}
    for number, row in enumerate(table.rows, start=2):
        card = card_of(row, columns, number, opens=opens)
        name = sort_name_of(card.name)
        if name in cards:
            twice = _("%(name)s stands in this table twice, again in line %(line)d.", name=card.name, line=number)
            raise Refused(twice, 422)
        cards[name] = card
    new = tuple(card for name, card in cards.items() if name not in known)
    changed = tuple(card for name, card in cards.items() if name in known and differs(known[name], card, columns))
    return Understood(new, changed, len(cards) - len(new) - len(changed))


def organisations_of(process: Process) -> Select[Organisation]:
    """All of a process."""
    return select(Organisation).where(Organisation.process_id == process.id)


def card_of(row: Sequence[str], columns: Mapping[str, int], line: int, *, opens: bool) -> Card:
    """One row as an organisation."""
    cells = {field: row[place] for field, place in columns.items()}
    if not cells["name"]:
        raise Refused(_("Line %(line)d has no name. Every organisation needs one.", line=line), 422)
    if len(cells["name"]) > 160:
        raise Refused(_("The name in line %(line)d is too long. Are the columns right?", line=line), 422)
    bench = cells.pop("bench", "")
    return Card(**cells, bench=bench_of(bench, line), public=OPENED if opens else frozenset())


def bench_of(words: str, line: int) -> str | None:
    """A bench by what it is called."""
    plain = sort_name_of(words)
    if not plain:
        return None
    if plain in BENCH_NAMES or plain in list(Bench):
        return BENCH_NAMES.get(plain, plain)
    raise Refused(_("There is no bench “%(bench)s” (line %(line)d).", bench=words[:60], line=line), 422)


def differs(organisation: Organisation, card: Card, columns: Mapping[str, int]) -> bool:
    """Whether the table says something else about it."""
    return any((getattr(organisation, field) or "") != (getattr(card, field) or "") for field in columns)


@transaction()
def read_in(upload: TableUpload, columns: Mapping[str, int], *, opens: bool, by: Account) -> Understood:
    """Save what was understood: new ones are added; of known ones, only the columns of the table change."""
    process = upload.process
    outcome = understood(process, read_table(upload.content), columns, opens=opens)
    for card in outcome.new:
        organisation = Organisation(process_id=process.id)
        write_card(organisation, card)
        db.session.add(organisation)
    known = {one.sort_name: one for one in db.session.scalars(organisations_of(process))}
    for card in outcome.changed:
        organisation = known[sort_name_of(card.name)]
        write_card(organisation, replace(card_as_it_is(organisation), **{f: getattr(card, f) for f in columns}))
    record(process, "organisations.read_in", process, by=by)
    db.session.delete(upload)
    return outcome


def card_as_it_is(organisation: Organisation) -> Card:
    """What the directory says of an organisation now."""
    texts = {name: getattr(organisation, name) for name in ("name", "bench", *ORGANISATION_FIELDS)}
    return Card(**texts, public=organisation.public_fields)
